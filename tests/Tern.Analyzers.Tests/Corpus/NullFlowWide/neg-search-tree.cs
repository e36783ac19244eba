// case: neg-search-tree
// category: negative-loops
// rationale: the parent of an insertion is set by the first round of a loop that runs at least once; walks stop at null
// csc: silent

namespace NullSafety.SearchTree;

public sealed class Node
{
    public Node(int key) => Key = key;
    public int Key { get; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }
}

public sealed class Tree
{
    private Node? _root;

    public void Insert(int key)
    {
        if (_root is null)
        {
            _root = new Node(key);
            return;
        }

        Node parent = null!;
        var at = _root;
        while (at != null)
        {
            parent = at;
            at = key < at.Key ? at.Left : at.Right;
        }

        if (key < parent.Key)
        {
            parent.Left = new Node(key);
        }
        else
        {
            parent.Right = new Node(key);
        }
    }

    public int Smallest(int fallback)
    {
        var at = _root;
        if (at == null) return fallback;

        while (at.Left != null)
        {
            at = at.Left;
        }

        return at.Key;
    }

    public bool Contains(int key)
    {
        for (var at = _root; at is not null; at = key < at.Key ? at.Left : at.Right)
        {
            if (at.Key == key) return true;
        }

        return false;
    }

    public IEnumerable<int> InOrder()
    {
        var stack = new Stack<Node>();
        var at = _root;
        while (at != null || stack.Count > 0)
        {
            while (at != null)
            {
                stack.Push(at);
                at = at.Left;
            }

            var top = stack.Pop();
            yield return top.Key;
            at = top.Right;
        }
    }
}

public static class Case
{
    public static void DemoTree()
    {
        var tree = new Tree();
        tree.Smallest(-1);
        foreach (int key in new[] { 5, 2, 8, 1 }) tree.Insert(key);
        tree.Smallest(-1);
        tree.Contains(8);
        tree.InOrder().Sum();
    }
}
