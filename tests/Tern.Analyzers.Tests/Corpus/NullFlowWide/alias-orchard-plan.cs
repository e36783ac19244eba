// case: alias-orchard-plan
// category: aliasing
// rationale: two names for one tree, row or options object; clearing through one breaks the other
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.OrchardPlan;

public sealed class Tree
{
    public string? Graft { get; set; } = "Boskoop";
    public Tree? Pollinator { get; set; }
}

public sealed class SprayOptions
{
    public static readonly SprayOptions Shared = new();

    public string? Agent { get; set; } = "sulphur";

    public SprayOptions Copy() => new() { Agent = Agent };
}

public sealed class Orchard
{
    private readonly SprayOptions _options;

    public Orchard(SprayOptions options) => _options = options;

    public void GoOrganic() => _options.Agent = null;

    public int AgentLength()
    {
        return _options.Agent!.Length; // want: null-deref
    }
}

public static class Planner
{
    private static int CompareGrafts(Tree left, Tree right)
    {
        if (left.Graft is null || right.Graft is null)
        {
            return 0;
        }

        right.Graft = null;
        return left.Graft.Length; // want: null-deref
    }

    private static string FirstOfRow(Tree[][] rows, bool copy)
    {
        Tree[] row = copy ? (Tree[])rows[0].Clone() : rows[0];
        Array.Clear(rows[0]);
        return row[0].Graft ?? "ungrafted"; // missed: null-deref
    }

    private static string PollinatedBy(List<Tree> trees)
    {
        var tree = trees[0];
        tree.Pollinator = new Tree();
        foreach (var other in trees)
        {
            other.Pollinator = other == tree ? other.Pollinator : null;
        }

        return tree.Pollinator.Graft!;
    }

    private static Tree[][] Rows() => new[] { new[] { new Tree() }, new[] { new Tree(), new Tree() } };

    public static int Demo1()
    {
        var north = new Orchard(SprayOptions.Shared);
        var south = new Orchard(SprayOptions.Shared);
        south.GoOrganic();
        return north.AgentLength();
    }

    public static int Demo2()
    {
        var tree = new Tree();
        return CompareGrafts(tree, tree);
    }

    public static string Demo3() => FirstOfRow(Rows(), false);

    public static string Demo4() => FirstOfRow(Rows(), true) + CompareGrafts(new Tree(), new Tree());

    public static int Demo5()
    {
        var template = new SprayOptions();
        var south = new Orchard(template.Copy());
        south.GoOrganic();
        return new Orchard(template).AgentLength() + PollinatedBy(new List<Tree> { new(), new() }).Length;
    }
}
