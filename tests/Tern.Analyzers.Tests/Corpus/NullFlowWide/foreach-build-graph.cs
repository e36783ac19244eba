// case: foreach-build-graph
// category: enumeration-of-null
// rationale: a target without inputs keeps a null list, and the glob of a missing folder returns null instead of an empty sequence
// csc: none

namespace NullSafety.BuildGraph;

public abstract class Target(string name)
{
    public string Name { get; } = name;
    public List<Target> Inputs { get; protected set; } = null!;
    public virtual IEnumerable<string> Outputs() => [Name + ".o"];
}

public sealed class CompileTarget : Target
{
    public CompileTarget(string name, params Target[] inputs) : base(name) => Inputs = [.. inputs];
}

public sealed class PhonyTarget(string name) : Target(name)
{
    public override IEnumerable<string> Outputs() => [];
}

public sealed class SourceTree(IDictionary<string, string[]> folders)
{
    public string[] Glob(string folder, string extension)
    {
        if (!folders.TryGetValue(folder, out var files))
        {
            return null!;
        }

        return Array.FindAll(files, f => f.EndsWith(extension, StringComparison.Ordinal));
    }
}

public sealed class Planner(SourceTree tree)
{
    private readonly HashSet<string> _visited = [];

    public List<string> Order(Target root)
    {
        var order = new List<string>();
        Visit(root);
        return order;

        void Visit(Target target)
        {
            if (!_visited.Add(target.Name))
            {
                return;
            }

            foreach (var input in target.Inputs) // want: null-deref
            {
                Visit(input);
            }

            order.Add(target.Name);
        }
    }

    public int CountOutputs(Target root)
    {
        int n = root.Outputs().Count();
        foreach (var input in root.Inputs ?? [])
        {
            n += CountOutputs(input);
        }

        return n;
    }

    public long Stamp(string folder)
    {
        long stamp = 17;
        foreach (var file in tree.Glob(folder, ".cs")) // want: null-deref
        {
            stamp = stamp * 31 + file.Length;
        }

        return stamp;
    }
}

public static class Case
{
    private static readonly SourceTree Tree = new(new Dictionary<string, string[]> { ["src"] = ["a.cs", "b.txt"] });

    private static Target Graph() => new CompileTarget("app", new CompileTarget("lib"), new PhonyTarget("clean"));

    public static void DemoOrder() => new Planner(Tree).Order(Graph());
    public static void DemoOrderLeaf() => new Planner(Tree).Order(new CompileTarget("app", new CompileTarget("lib")));
    public static void DemoOutputs() => new Planner(Tree).CountOutputs(Graph());
    public static void DemoStamp() => new Planner(Tree).Stamp("src");
    public static void DemoStampMissing() => new Planner(Tree).Stamp("gen");
}
