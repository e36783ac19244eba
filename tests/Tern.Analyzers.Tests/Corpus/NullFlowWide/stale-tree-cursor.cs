// case: stale-tree-cursor
// category: stale-state
// rationale: a cursor that moves between test and use, and a field cleared inside a lambda given to another method
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleTreeCursor;

public sealed class TreeNode(string name, TreeNode? parent = null)
{
    public string Name { get; } = name;

    public TreeNode? Parent { get; private set; } = parent;

    public void Detach() => Parent = null;
}

public sealed class Cursor
{
    private TreeNode? _at;

    public Cursor(TreeNode start) => _at = start;

    public TreeNode? Current => _at;

    public bool MoveUp()
    {
        _at = _at?.Parent;
        return _at != null;
    }

    public int Climb()
    {
        int n = 0;
        while (_at != null)
        {
            MoveUp();
            n += _at.Name.Length; // want: null-deref
        }

        return n;
    }

    public int ClimbSafely()
    {
        int n = 0;
        while (_at != null)
        {
            n += _at.Name.Length;
            MoveUp();
        }

        return n;
    }
}

public static class Case
{
    private static void Each(IEnumerable<TreeNode> nodes, Action<TreeNode> action)
    {
        foreach (var n in nodes)
        {
            action(n);
        }
    }

    private static int Isolate(TreeNode node)
    {
        if (node.Parent is null) return 0;
        Each([node], n => n.Detach());
        return node.Parent.Name.Length; // want: null-deref
    }

    private static int Keep(TreeNode node)
    {
        if (node.Parent is null) return 0;
        Each([node], n => n.Name.Trim());
        return node.Parent.Name.Length;
    }

    public static int Demo1() => new Cursor(new TreeNode("leaf", new TreeNode("root"))).Climb();
    public static int Demo2() => new Cursor(new TreeNode("leaf", new TreeNode("root"))).ClimbSafely();
    public static int Demo3() => Isolate(new TreeNode("leaf", new TreeNode("root")));
    public static int Demo4() => Keep(new TreeNode("leaf", new TreeNode("root")));
}
