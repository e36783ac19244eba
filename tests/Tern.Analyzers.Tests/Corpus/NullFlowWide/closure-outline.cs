// case: closure-outline
// category: closures
// rationale: deferred actions read a captured section that the builder has cleared by then; a local function clears what its caller reads next
// csc: none

namespace NullSafety.ClosureOutline;

public sealed class Section(string title)
{
    public string Title { get; } = title;

    public List<string> Lines { get; } = new();
}

public sealed class Outline
{
    private readonly List<Action> _fixups = new();

    public List<Section> Sections { get; } = new();

    public void Later(Action fixup) => _fixups.Add(fixup);

    public void Finish() => _fixups.ForEach(f => f());
}

public static class OutlineParser
{
    public static Outline Parse(string[] lines)
    {
        var outline = new Outline();
        Section current = new Section("(top)");
        foreach (string line in lines)
        {
            if (line.StartsWith('#'))
            {
                current = new Section(line[1..]);
                outline.Sections.Add(current);
            }
            else if (line.StartsWith('@'))
            {
                outline.Later(() => current.Lines.Add("see " + line[1..])); // want: null-deref
            }
        }

        current = null!;
        outline.Finish();
        return outline;
    }

    public static Outline ParseBound(string[] lines)
    {
        var outline = new Outline();
        Section? current = new Section("(top)");
        foreach (string line in lines)
        {
            var owner = current;
            outline.Later(() => owner.Lines.Add(line));
        }

        current = null;
        outline.Finish();
        return outline;
    }

    public static int LongestRun(string[] lines, bool closeLast)
    {
        int best = 0;
        Section open = new Section("run");

        void Close()
        {
            best = Math.Max(best, open.Lines.Count);
            open = null!;
        }

        open.Lines.AddRange(lines);

        if (closeLast) Close();

        return Math.Max(best, open.Lines.Count); // want: null-deref
    }
}

public static class Case
{
    private static readonly string[] Text = { "#One", "@Two", "#Two" };

    public static void Demo1() => OutlineParser.Parse(Text);

    public static void Demo2() => OutlineParser.LongestRun(Text, closeLast: true);

    public static void Demo3()
    {
        OutlineParser.ParseBound(Text);
        OutlineParser.Parse(new[] { "#Only" });
        OutlineParser.LongestRun(Text, closeLast: false);
    }
}
