// case: neg-closure-counter
// category: negative-closures
// rationale: captured variables and delegates that are null for a while, never when the lambda or the event runs
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.NegClosureCounter;

public sealed class Node
{
    public Node(string name) => Name = name;

    public string Name { get; }

    public List<Node> Children { get; } = new();
}

public sealed class Meter
{
    public event Action<int>? Changed;

    private int _value;

    public void Step()
    {
        _value++;
        Changed?.Invoke(_value);
    }
}

public static class Walker
{
    public static int CountLeaves(Node root)
    {
        Func<Node, int> visit = null!;
        visit = n => n.Children.Count == 0 ? 1 : n.Children.Sum(c => visit(c));
        return visit(root);
    }

    public static string Longest(Node root)
    {
        Node? longest = null;
        void Visit(Node n)
        {
            if (longest == null || n.Name.Length > longest.Name.Length)
            {
                longest = n;
            }

            n.Children.ForEach(Visit);
        }

        Visit(root);
        return longest!.Name;
    }

    public static int OnceThenForget(Meter meter)
    {
        List<int>? seen = new();
        Action<int> handler = null!;
        handler = v =>
        {
            seen!.Add(v);
            meter.Changed -= handler;
        };
        meter.Changed += handler;
        meter.Step();
        int count = seen.Count;
        seen = null;
        meter.Step();
        return count;
    }
}

public static class Case
{
    private static Node Sample()
    {
        var root = new Node("root");
        root.Children.Add(new Node("left"));
        root.Children.Add(new Node("rightmost"));
        return root;
    }

    public static void Demo1() => Walker.CountLeaves(Sample());

    public static void Demo2() => Walker.Longest(Sample());

    public static void Demo3() => Walker.OnceThenForget(new Meter());
}
