// case: loop-log-sections
// category: loop-carried
// rationale: a section variable is null before the first header and after each blank line; a best-so-far stays unset
// csc: none

namespace NullSafety.LoopLogSections;

public sealed class Section
{
    public Section(string title) => Title = title;

    public string Title { get; }

    public List<string> Lines { get; } = new();

    public int Weight => Lines.Sum(l => l.Length);
}

public static class SectionReader
{
    public static List<Section> Read(IEnumerable<string> lines)
    {
        var result = new List<Section>();
        Section current = null!;
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                current = new Section(line.TrimStart('#', ' '));
                result.Add(current);
            }
            else if (line.Length == 0)
            {
                current = null!;
            }
            else
            {
                current.Lines.Add(line); // want: null-deref
            }
        }

        return result;
    }

    public static List<Section> ReadLenient(IEnumerable<string> lines)
    {
        var result = new List<Section>();
        Section? current = null;
        foreach (var line in lines)
        {
            if (current == null || line.StartsWith('#'))
            {
                current = new Section(line.TrimStart('#', ' '));
                result.Add(current);
                continue;
            }

            current.Lines.Add(line);
        }

        return result;
    }

    public static string Heaviest(List<Section> sections, int threshold)
    {
        Section best = null!;
        for (var i = 0; i < sections.Count; i++)
        {
            if (sections[i].Weight > threshold)
            {
                best = sections[i];
                threshold = best.Weight;
            }
        }

        return best.Title; // want: null-deref
    }

    public static string HeaviestSafe(List<Section> sections)
    {
        var best = new Section("(empty)");
        foreach (var s in sections)
        {
            best = s.Weight > best.Weight ? s : best;
        }

        return best.Title;
    }
}

public static class Case
{
    public static void DemoReset() => SectionReader.Read(new[] { "# a", "x", "", "y" });

    public static void DemoWellFormed() => SectionReader.Read(new[] { "# a", "x", "", "# b", "y" });

    public static void DemoLenient() => SectionReader.ReadLenient(new[] { "x", "# a", "y" });
    public static void DemoHeaviest() => SectionReader.Heaviest(new List<Section> { new("a") }, 0);
    public static void DemoHeaviestSafe() => SectionReader.HeaviestSafe(new List<Section> { new("a") });
}
