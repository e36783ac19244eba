// case: element-captions
// category: null element in collection
// rationale: placeholders keep the position of missing captions and are read before anybody fills them
// csc: none

namespace NullSafety.Captions;

public sealed record Caption(TimeSpan Start, string Text)
{
    public TimeSpan End => Start + TimeSpan.FromMilliseconds(60 * Text.Length);
}

public sealed class CaptionTrack
{
    private readonly List<Caption> _captions = [];

    public IReadOnlyList<Caption> All => _captions;

    public void Add(string raw, int second) => _captions.Add(Parse(raw, second)!);

    public void Compact() => _captions.RemoveAll(c => c is null);

    private static Caption? Parse(string raw, int second)
    {
        var text = raw.Trim();
        return text.Length == 0 ? null : new Caption(TimeSpan.FromSeconds(second), text);
    }

    public TimeSpan Duration()
    {
        var end = TimeSpan.Zero;
        foreach (var caption in _captions)
        {
            if (caption.End > end) // want: null-deref
            {
                end = caption.End;
            }
        }

        return end;
    }

    public int Characters() => _captions.OfType<Caption>().Sum(c => c.Text.Length);
}

public sealed class TranslationSheet(CaptionTrack original)
{
    private readonly List<Caption> _target = Enumerable.Repeat<Caption>(null!, original.All.Count).ToList();

    public void Translate(int index, string text) => _target[index] = new Caption(original.All[index].Start, text);

    public string Preview(int index) => _target[index].Text; // want: null-deref

    public string PreviewOrOriginal(int index) => (_target[index] ?? original.All[index]).Text;
}

public static class Subtitling
{
    private static CaptionTrack Film(params string[] lines)
    {
        var track = new CaptionTrack();
        for (int i = 0; i < lines.Length; i++)
        {
            track.Add(lines[i], i * 3);
        }

        return track;
    }

    public static void DemoBlankLine() => Film("Hello?", "  ", "Who is there?").Duration();

    public static void DemoBlankLineCounted() => Film("Hello?", "  ", "Who is there?").Characters();

    public static void DemoBlankLineCompacted()
    {
        var track = Film("Hello?", "  ", "Who is there?");
        track.Compact();
        Console.WriteLine(track.Duration());
    }

    public static void DemoHalfTranslated()
    {
        var sheet = new TranslationSheet(Film("Hello?", "Who is there?"));
        sheet.Translate(0, "Hallo?");
        Console.WriteLine(sheet.Preview(0) + sheet.Preview(1));
    }

    public static void DemoHalfTranslatedSafe()
    {
        var sheet = new TranslationSheet(Film("Hello?", "Who is there?"));
        sheet.Translate(0, "Hallo?");
        Console.WriteLine(sheet.PreviewOrOriginal(0) + sheet.PreviewOrOriginal(1));
    }
}
