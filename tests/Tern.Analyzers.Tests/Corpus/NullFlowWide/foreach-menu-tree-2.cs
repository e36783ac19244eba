// case: foreach-menu-tree
// category: enumeration
// rationale: leaves of a menu have no child array, and an allergen lookup answers null instead of an empty list
// csc: none

namespace NullSafety.MenuTree;

public sealed class MenuNode
{
    private MenuNode(string title, MenuNode[] children) => (Title, Children) = (title, children);

    public string Title { get; }
    public MenuNode[] Children { get; }

    public static MenuNode Section(string title, params MenuNode[] children) => new(title, children);

    public static MenuNode Dish(string title) => new(title, null!);
}

public sealed class AllergenBook
{
    private readonly Dictionary<string, List<string>> _known = new();

    public void Note(string dish, string allergen)
    {
        _known.TryAdd(dish, new List<string>());
        _known[dish].Add(allergen);
    }

    public IReadOnlyList<string> Of(string dish)
    {
        _known.TryGetValue(dish, out var list);
        return list!;
    }
}

public static class Printer
{
    public static int CountDishes(MenuNode node)
    {
        int count = 0;
        foreach (MenuNode child in node.Children) // want: null-deref
        {
            count += 1 + CountDishes(child);
        }

        return count;
    }

    public static int CountLeaves(MenuNode node)
    {
        if (node.Children is null)
        {
            return 1;
        }

        int count = 0;
        foreach (MenuNode child in node.Children)
        {
            count += CountLeaves(child);
        }

        return count;
    }

    public static string Footnote(AllergenBook book, string dish)
    {
        string note = dish;
        foreach (string allergen in book.Of(dish)) // want: null-deref
        {
            note += ", " + allergen;
        }

        return note;
    }

    public static string FootnoteOrNone(AllergenBook book, string dish)
    {
        IReadOnlyList<string> allergens = book.Of(dish) ?? Array.Empty<string>();
        return dish + ": " + string.Join(", ", allergens);
    }
}

public static class Case
{
    private static MenuNode Card() => MenuNode.Section("Soups", MenuNode.Dish("Leek"), MenuNode.Dish("Pea"));

    public static void DemoTree() => Printer.CountDishes(Card());

    public static void DemoTreeSafe() => Printer.CountLeaves(Card());

    public static void DemoNote() => Printer.Footnote(new AllergenBook(), "Leek");

    public static void DemoNoteSafe()
    {
        var book = new AllergenBook();
        book.Note("Pea", "celery");
        Printer.FootnoteOrNone(book, "Leek");
    }
}
