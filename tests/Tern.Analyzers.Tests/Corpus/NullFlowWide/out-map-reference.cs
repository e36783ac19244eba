// case: out-map-reference
// category: out-ref
// rationale: out and ref parameters and a Deconstruct that hand back null parts
// csc: none

namespace NullSafety.MapReference;

public sealed class Sheet
{
    public Sheet(string code, string? series) => (Code, Series) = (code, series);

    public string Code { get; }
    public string? Series { get; }

    public void Deconstruct(out string code, out string series)
    {
        code = Code;
        series = Series!;
    }
}

public static class GridReference
{
    // "NT-251-736" has three parts, "NT" names the whole square.
    public static void Split(string reference, out string square, out string rest)
    {
        int dash = reference.IndexOf('-');
        if (dash < 0)
        {
            square = reference;
            rest = null!;
            return;
        }

        square = reference.Substring(0, dash);
        rest = reference.Substring(dash + 1);
    }

    public static void Release(ref Sheet sheet, bool keep)
    {
        if (!keep)
        {
            sheet = null!;
        }
    }
}

public static class Atlas
{
    public static int SquareWidth(string reference)
    {
        GridReference.Split(reference, out var square, out _);
        return square.Length;
    }

    public static int Digits(string reference)
    {
        GridReference.Split(reference, out _, out var rest);
        return rest is null ? 0 : rest.Count(char.IsDigit);
    }

    public static int Precision(string reference)
    {
        GridReference.Split(reference, out _, out var rest);
        return rest.Length / 2; // want: null-deref
    }

    public static string Spine(Sheet sheet)
    {
        var (code, series) = sheet;
        var text = code.ToLowerInvariant();
        return text + "." + series.ToLowerInvariant(); // want: null-deref
    }

    public static string Fold(Sheet sheet)
    {
        GridReference.Release(ref sheet, keep: true);
        var code = sheet.Code;
        GridReference.Release(ref sheet, keep: false);
        return code + "/" + sheet.Code; // want: null-deref
    }
}

public static class Case
{
    public static void DemoWholeSquare() => Atlas.Precision("NT");

    public static void DemoNoSeries() => Atlas.Spine(new Sheet("OL7", null));

    public static void DemoReleased() => Atlas.Fold(new Sheet("OL7", "Explorer"));

    public static void DemoSafe()
    {
        Atlas.SquareWidth("NT");
        Atlas.Digits("NT");
        Atlas.Digits("NT-251-736");
        Atlas.Precision("NT-251-736");
        Atlas.Spine(new Sheet("OL7", "Explorer"));
    }
}
