// case: contract-isbn-normalise
// category: contracts
// rationale: null in gives null out, a flag decides whether a miss is null, two optional arguments are coalesced
// csc: none

namespace NullSafety.ContractIsbnNormalise;

public enum OnMiss
{
    ReturnNull,
    UsePlaceholder,
}

public sealed record Book(string Isbn, string Title, string? Subtitle);

public static class Isbn
{
    public static string Normalise(string raw)
    {
        if (raw == null)
        {
            return raw!;
        }

        return raw.Replace("-", "").Trim();
    }

    public static string Prefer(string? first, string? second) => (first ?? second)!;
}

public sealed class Catalogue
{
    private readonly List<Book> _books = new() { new("9783161484100", "Gardens", null) };

    public Book Find(string isbn, OnMiss onMiss)
    {
        foreach (Book book in _books)
        {
            if (book.Isbn == isbn)
            {
                return book;
            }
        }

        return onMiss == OnMiss.UsePlaceholder ? new Book(isbn, "(unknown)", null) : null!;
    }
}

public sealed class Desk(Catalogue catalogue)
{
    public string Scan(string? barcode)
    {
        string isbn = Isbn.Normalise(barcode!);
        return isbn.Length == 13 ? isbn : "978" + isbn; // want: null-deref
    }

    public int ScanTyped(string typed) => Isbn.Normalise(typed).Length;

    public string Title(string isbn)
    {
        Book book = catalogue.Find(isbn, OnMiss.ReturnNull);
        return book.Title.ToUpperInvariant(); // want: null-deref
    }

    public string TitleOrUnknown(string isbn)
    {
        Book book = catalogue.Find(isbn, OnMiss.UsePlaceholder);
        return book.Title.ToUpperInvariant();
    }

    public int CaptionWidth(Book book, string? house)
    {
        string caption = Isbn.Prefer(book.Subtitle, house);
        return caption.Length; // want: null-deref
    }

    public int TitleWidth(Book book) => Isbn.Prefer(book.Subtitle, book.Title).Length;
}

public static class Case
{
    private static readonly Book Moss = new("1", "Moss", null);

    private static Desk Desk() => new(new Catalogue());

    public static void DemoScan() => Desk().Scan(null);

    public static void DemoScanTyped() => Desk().ScanTyped("978-3-16-148410-0");

    public static void DemoTitle() => Desk().Title("0");

    public static void DemoTitleOrUnknown() => Desk().TitleOrUnknown("0");

    public static void DemoCaption() => Desk().CaptionWidth(Moss, null);

    public static void DemoTitleWidth() => Desk().TitleWidth(Moss);
}
