// case: neg-closure-order
// category: closures
// rationale: captured variables start as null and are cleared again, but each lambda runs only while they are set or tests them
// csc: silent

namespace NullSafety.NegClosureOrder;

public sealed class Node(string name)
{
    public string Name { get; } = name;

    public List<Node> Children { get; } = new();
}

public static class TreeWalk
{
    public static int Count(Node root)
    {
        Func<Node, int> count = null!;
        count = node => 1 + node.Children.Sum(child => count(child));
        return count(root);
    }

    public static List<string> Paths(Node root)
    {
        var paths = new List<string>();
        Node parent = null!;

        void Visit(Node node)
        {
            paths.Add(parent == null ? node.Name : parent.Name + "/" + node.Name);
            var saved = parent;
            parent = node;
            foreach (var child in node.Children)
            {
                Visit(child);
            }

            parent = saved!;
        }

        Visit(root);
        return paths;
    }

    public static string Deepest(Node root)
    {
        Node best = null!;
        int bestDepth = -1;
        Action<Node, int> visit = null!;
        visit = (node, depth) =>
        {
            if (depth > bestDepth)
            {
                best = node;
                bestDepth = depth;
            }

            node.Children.ForEach(child => visit(child, depth + 1));
        };
        visit(root, 0);

        // the root itself is always deeper than -1
        return best.Name;
    }

    public static int Longest(Node root)
    {
        Node? focus = root;
        Func<int> length = () => focus.Name.Length;
        int result = length();
        foreach (var child in root.Children)
        {
            focus = child;
            result = Math.Max(result, length());
        }

        focus = null;
        return result;
    }
}

public static class Case
{
    private static Node Sample()
    {
        var root = new Node("src");
        root.Children.Add(new Node("core"));
        root.Children[0].Children.Add(new Node("util"));
        return root;
    }

    public static void Demo1() => TreeWalk.Count(Sample());

    public static void Demo2() => TreeWalk.Paths(Sample());

    public static void Demo3() => TreeWalk.Deepest(Sample()).Trim();

    public static void Demo4() => TreeWalk.Longest(Sample());
}
