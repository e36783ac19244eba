// case: receiver-behaviour-tree
// category: receiver-extension
// rationale: extension methods on nodes that are null: one tolerates it, the others dereference
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ReceiverBehaviourTree;

public enum Status
{
    Running,
    Done,
}

public abstract class Node
{
    public string? Note { get; init; }

    public abstract Status Tick();

    public virtual Node? Child => null;
}

public sealed class Leaf : Node
{
    public override Status Tick() => Status.Done;
}

public sealed class Wrap(Node inner) : Node
{
    public override Node? Child => inner;

    public override Status Tick() => inner.Tick(); // want: null-deref
}

public static class NodeExtensions
{
    public static int Depth(this Node? node) => node is null ? 0 : 1 + node.Child.Depth();

    public static Status Run(this Node node, int times)
    {
        var status = Status.Running;
        for (int i = 0; i < times && status == Status.Running; i++)
        {
            status = node.Tick(); // want: null-deref
        }

        return status;
    }

    public static string Shout(this string text) => text.ToUpperInvariant(); // want: null-deref

    public static string OrEmpty(this string? text) => text ?? "";

    public static Node Wrapped(this Node? node) => new Wrap(node!);
}

public static class Case
{
    private static Node? Pick(int mood) => mood > 0 ? new Leaf { Note = "wave" } : null;

    public static void Demo1() => Pick(0)!.Run(2);

    public static void Demo2() => Pick(0).Wrapped().Run(1);

    public static void Demo3() => new Leaf().Note!.Shout();

    public static void Demo4()
    {
        _ = Pick(0).Depth() + Pick(1).Wrapped().Depth();
        _ = Pick(1)!.Wrapped().Run(1);
        _ = new Leaf().Note.OrEmpty().Shout();
        _ = Pick(1)!.Note!.Shout();
    }
}
