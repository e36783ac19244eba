// A step of a type that declares what its next value is makes that value, not a number.
namespace Variations.StepsOfOperators;

public sealed class Page(string text, Page? next)
{
    public string Text => text;

    public static Page? operator ++(Page? page) => page?.Following();

    public static Page operator --(Page page) => new("before " + page.Text, page);

    private Page? Following() => next;
}

public static class Reader
{
    public static int Turned()
    {
        Page? page = new("only", null);
        page++;
        return page!.Text.Length; // want: null-deref
    }

    public static int TurnedFirst()
    {
        Page? page = new("first", new Page("last", null));
        return (++page)!.Text.Length;
    }

    public static int Kept()
    {
        Page? page = new("only", null);
        Page? here = page++;
        return here!.Text.Length;
    }

    public static int Back()
    {
        Page page = new("only", null);
        page--;
        return page.Text.Length;
    }
}

public static class Case
{
    public static int DemoTurned() => Reader.Turned();

    public static int DemoTurnedFirst() => Reader.TurnedFirst();

    public static int DemoKept() => Reader.Kept();

    public static int DemoBack() => Reader.Back();
}
