// case: neg-visitor-results
// category: interface and override
// rationale: the interface may answer null by contract and one implementation does; callers use a tolerant call, a fallback or the exact class
// csc: silent

namespace NullSafety.NegVisitorResults;

public interface IPlugin
{
    string? Describe(string file);
}

public sealed class ImagePlugin : IPlugin
{
    public string? Describe(string file) => file.EndsWith(".png", StringComparison.Ordinal) ? "image" : null;
}

public sealed class CatchAllPlugin : IPlugin
{
    public string Describe(string file) => "file of " + file.Length;
}

public abstract class Step
{
    public abstract string Output { get; }

    public virtual Step? Next => null;
}

public sealed class FinalStep : Step
{
    public override string Output => "done";
}

public sealed class ChainStep(Step next) : Step
{
    public override string Output => "then " + next.Output;

    public override Step Next => next;
}

public static class Browser
{
    private static readonly IPlugin[] Plugins = { new ImagePlugin(), new CatchAllPlugin() };

    public static int Describe(string file)
    {
        string text = null!;
        foreach (var plugin in Plugins)
        {
            text = plugin.Describe(file)!;
            if (text != null)
            {
                break;
            }
        }

        return (text ?? "unknown").Length;
    }

    public static int DescribeAny(string file)
    {
        var fallback = new CatchAllPlugin();
        return (new ImagePlugin().Describe(file) ?? fallback.Describe(file)).Length;
    }

    public static int Depth(Step first)
    {
        int depth = 0;
        for (var step = first; step != null; step = step.Next!)
        {
            depth += step.Output.Length > 0 ? 1 : 0;
        }

        return depth;
    }

    public static string Second(ChainStep chain) => chain.Next.Output.Trim();
}

public static class Case
{
    public static void Demo1()
    {
        Browser.Describe("cat.png");
        Browser.Describe("cat.txt");
    }

    public static void Demo2() => Browser.DescribeAny("cat.txt");

    public static void Demo3() => Browser.Depth(new ChainStep(new ChainStep(new FinalStep())));

    public static void Demo4() => Browser.Second(new ChainStep(new FinalStep()));
}
