// case: extension-catalog-card
// category: extension-receiver
// rationale: an extension method runs with a null receiver and dereferences it inside
// csc: none

namespace NullSafety.CatalogCard;

public sealed class Author
{
    public Author(string family, string? given)
    {
        Family = family;
        Given = given;
    }

    public string Family { get; }
    public string? Given { get; }
}

public sealed class Book
{
    public Book(string title, Author? author)
    {
        Title = title;
        Author = author;
    }

    public string Title { get; }
    public Author? Author { get; }
}

public static class CardExtensions
{
    public static string Initial(this string name)
    {
        return name.Substring(0, 1) + "."; // want: null-deref
    }

    public static bool Blank(this string? text) => text is null || text.Trim().Length == 0;

    public static string SortKey(this Author author)
    {
        var key = author.Family.ToUpperInvariant(); // want: null-deref
        return key.Length > 8 ? key[..8] : key;
    }

    public static string SortKeyOrTitle(this Author? author, string title)
        => author is null ? title.ToUpperInvariant() : author.Family.ToUpperInvariant();
}

public static class Cards
{
    public static string Heading(Author author)
        => author.Family + ", " + author.Given!.Initial();

    public static string HeadingChecked(Author author)
    {
        if (author.Given.Blank())
        {
            return author.Family;
        }

        return author.Family + ", " + author.Given;
    }

    public static string Shelf(Book book) => book.Author!.SortKey();

    public static string ShelfChecked(Book book) => book.Author.SortKeyOrTitle(book.Title);
}

public static class Case
{
    public static void DemoMononym() => Cards.Heading(new Author("Voltaire", null));

    public static void DemoAnonymous() => Cards.Shelf(new Book("Beowulf", null));

    public static void DemoSafe()
    {
        Cards.HeadingChecked(new Author("Voltaire", null));
        Cards.Heading(new Author("Woolf", "Virginia"));
        Cards.ShelfChecked(new Book("Beowulf", null));
        Cards.Shelf(new Book("Orlando", new Author("Woolf", "Virginia")));
    }
}
