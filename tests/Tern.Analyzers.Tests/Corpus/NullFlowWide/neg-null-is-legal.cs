// case: neg-null-is-legal
// category: negative-null-legal
// rationale: operations on null that do not fail: concatenation, interpolation, comparison, using, extension calls, lifted operators, dictionary values
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegNullIsLegal;

public sealed class Node
{
    public string? Text { get; init; }

    public Node? Next { get; init; }

    public static bool operator ==(Node? a, Node? b) => a is null ? b is null : b is not null && a.Text == b.Text;

    public static bool operator !=(Node? a, Node? b) => !(a == b);

    public override bool Equals(object? obj) => obj is Node n && n == this;

    public override int GetHashCode() => Text?.GetHashCode() ?? 0;
}

public static class Nodes
{
    public static int Depth(this Node? node) => node is null ? 0 : 1 + node.Next.Depth();

    public static string Join(Node? n) => "<" + n?.Text + $"|{n?.Next?.Text}>";

    public static IDisposable? Scope(bool trace) => trace ? new CancellationTokenSource() : null;

    public static int Traced(bool trace)
    {
        using (Scope(trace))
        using (var inner = Scope(!trace))
        {
            return inner is null ? 1 : 2;
        }
    }

    public static string Sum(int? a, int? b) => (a + b).ToString() + (a > b) + a.GetValueOrDefault() + b?.ToString();

    public static int Stored()
    {
        var map = new Dictionary<string, Node?> { ["a"] = null, ["b"] = new Node { Text = "t" } };
        int n = map["a"].Depth() + map["b"].Depth();
        foreach (var (_, node) in map)
        {
            n += string.IsNullOrEmpty(node?.Text) ? 0 : node.Text.Length;
        }

        return n + string.Compare(map["a"]?.Text, null, StringComparison.Ordinal) + (map["a"] is { } x ? x.Depth() : 0);
    }
}

public static class Case
{
    public static int Demo1() => Nodes.Join(null).Length + ((Node?)null).Depth() + new Node { Next = new Node() }.Depth();

    public static int Demo2() => Nodes.Traced(true) + Nodes.Traced(false) + Nodes.Sum(null, 1).Length + Nodes.Stored();

    public static bool Demo3() => (Node?)null == null && new Node() != null && Equals(null, null);
}
