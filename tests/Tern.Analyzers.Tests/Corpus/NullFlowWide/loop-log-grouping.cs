// case: loop-log-grouping
// category: loop-carried
// rationale: the variable carried from one iteration to the next is still null at first, or was reset by the previous one
// csc: none

namespace NullSafety.Blind.Set21.LoopLogGrouping;

public sealed class Block
{
    public Block(string title) => Title = title;

    public string Title { get; }

    public List<string> Body { get; } = new();
}

public static class LogReader
{
    public static List<Block> Group(IEnumerable<string> lines)
    {
        var blocks = new List<Block>();
        Block current = null!;
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                current = new Block(line[1..]);
                blocks.Add(current);
            }
            else
            {
                current.Body.Add(line); // want: null-deref
            }
        }

        return blocks;
    }

    public static List<Block> GroupWithPreamble(IEnumerable<string> lines)
    {
        var current = new Block("preamble");
        var blocks = new List<Block> { current };
        foreach (var line in lines)
        {
            if (line.StartsWith('#'))
            {
                current = new Block(line[1..]);
                blocks.Add(current);
                continue;
            }

            current.Body.Add(line);
        }

        return blocks;
    }

    public static int CountPaired(IEnumerable<string> lines)
    {
        int paired = 0;
        Block open = new("start");
        foreach (var line in lines)
        {
            if (line == "end")
            {
                paired += open.Title.Length; // want: null-deref
                open = null!;
            }
            else if (line.StartsWith("begin "))
            {
                open = new Block(line["begin ".Length..]);
            }
        }

        return paired;
    }
}

public static class Program
{
    private static readonly string[] Headless = { "boot ok", "#net", "link up" };

    public static void DemoHeadless() => LogReader.Group(Headless);

    public static void DemoHeaded() => LogReader.Group(Headless.Skip(1));

    public static void DemoPreamble() => LogReader.GroupWithPreamble(Headless);

    public static void DemoDoubleEnd() => LogReader.CountPaired(new[] { "begin io", "end", "end" });

    public static void DemoSingleEnd() => LogReader.CountPaired(new[] { "begin io", "end", "begin net", "end" });
}
