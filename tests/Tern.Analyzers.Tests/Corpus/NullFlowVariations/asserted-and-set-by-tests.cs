// What own assertions say of conjunctions, what a test sets before it lets an element through, and values that are compared with a variable that holds null.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
namespace Variations.AssertedAndSetByTests;
public class Node
{
    public Node? Parent { get; set; }
    public bool A;
    public bool B;
    public int Value;
    private static void Check([DoesNotReturnIf(false)] bool condition) => Debug.Assert(condition);
    private Node? Find() { for (Node? node = this; node != null; node = node.Parent) { if (node.Parent is { A: true } found) return found; } return null; }
    public int Asserted() { var found = Find(); Check(found != null && (found.A || found.B)); return found.Value; }
    public int AssertedOther() { var found = Find(); Check(found != null || B); return found!.Value; } // want: null-deref
}
public sealed class Included
{
    public Stack<string>? Path;
    public bool Has(out Stack<string> path) { path = new Stack<string>(["x"]); return Path == null; }
    public static int Each(List<Included> all)
    {
        Stack<string>? path = null;
        int sum = 0;
        foreach (var one in all.Where(i => i.Has(out path))) sum += path!.Count;
        return sum;
    }
    public static int EachOrNone(List<Included> all)
    {
        Stack<string>? path = null;
        int sum = 0;
        foreach (var one in all.Where(i => i.Path == null || i.Has(out path))) sum += path!.Count; // want: null-deref
        return sum;
    }
}
public sealed class Row { public string Id = ""; public bool Done; }
public static class Rows
{
    public static void Group(IEnumerable<dynamic> read)
    {
        Row? current = null;
        foreach (var row in read)
        {
            if ((string)row.Id != current?.Id) current = new Row { Id = row.Id };
            current!.Done = true;
        }
    }
    public static void Skip(IEnumerable<dynamic> read)
    {
        Row? current = null;
        foreach (var row in read)
        {
            if ((string)row.Id == null) continue;
            if ((string)row.Id == "x") current = new Row();
            current!.Done = true; // want: null-deref
        }
    }
}
public static class D
{
    public static int Demo1() { try { return new Node { Parent = new() { A = true } }.Asserted(); } catch (InvalidOperationException) { return 0; } }
    public static int Demo2() => new Node { B = true }.AssertedOther();
    public static int Demo3() => Included.Each([new(), new() { Path = new() }]);
    public static int Demo4() => Included.EachOrNone([new()]);
    public static void Demo5() => Rows.Group([new { Id = "a" }, new { Id = "b" }]);
    public static void Demo6() => Rows.Skip([new { Id = "a" }]);
}
