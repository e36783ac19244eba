// case: primary-ctor-label-printer
// category: primary-constructors
// rationale: captured constructor parameters act as fields: one gets null from a caller, one is advanced past the end
// csc: none

namespace NullSafety.Blind.B22.LabelPrinter;

public sealed record Logo(string File, int Width);

public sealed class Segment(string text)
{
    public string Text => text;

    public Segment? Next { get; set; }
}

public sealed class LabelPrinter(string title, Logo logo)
{
    public int TitleWidth() => title.Length * 8;

    public int TotalWidth()
    {
        return TitleWidth() + logo.Width; // want: null-deref
    }
}

public sealed class PlainLabelPrinter(string title, Logo? logo = null)
{
    private readonly Logo _logo = logo ?? new Logo("blank.png", 0);

    public int TotalWidth() => title.Length * 8 + _logo.Width;
}

public sealed class SegmentCursor(Segment head)
{
    public string Take()
    {
        string text = head.Text; // want: null-deref
        head = head.Next!;
        return text;
    }
}

public sealed class BoundedCursor(Segment? head)
{
    public string? Take()
    {
        if (head is null)
        {
            return null;
        }

        string text = head.Text;
        head = head.Next;
        return text;
    }
}

public static class Case
{
    private static Segment TwoSegments() => new("from") { Next = new Segment("to") };

    private static LabelPrinter ForSample(string title) => new(title, null!);

    public static void DemoBranded() => new LabelPrinter("Tea", new Logo("leaf.png", 40)).TotalWidth();

    public static void DemoSample() => ForSample("Tea").TotalWidth();

    public static void DemoSampleTitle() => ForSample("Tea").TitleWidth();

    public static void DemoPlain() => new PlainLabelPrinter("Tea").TotalWidth();

    public static void DemoCursor()
    {
        var cursor = new SegmentCursor(TwoSegments());
        for (int i = 0; i < 3; i++)
        {
            cursor.Take();
        }
    }

    public static void DemoBounded()
    {
        var cursor = new BoundedCursor(TwoSegments());
        for (int i = 0; i < 3; i++)
        {
            cursor.Take();
        }
    }
}
