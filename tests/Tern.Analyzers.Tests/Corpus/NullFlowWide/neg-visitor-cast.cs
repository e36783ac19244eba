// case: neg-visitor-cast
// category: negative-as-cast
// rationale: an optimiser uses as and ! only after the kind of the node is established by a kind tag, a pattern or an enclosing test
// csc: silent

namespace NullSafety.Blind22a.NegVisitorCast;

public enum NodeKind
{
    Constant,
    Add,
}

public abstract class Node
{
    public abstract NodeKind Kind { get; }

    public Node? Folded { get; protected set; }

    public abstract T Accept<T>(IVisitor<T> visitor);
}

public interface IVisitor<out T>
{
    T Visit(Constant node);

    T Visit(Add node);
}

public sealed class Constant(int value) : Node
{
    public int Value { get; } = value;

    public override NodeKind Kind => NodeKind.Constant;

    public override T Accept<T>(IVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class Add(Node left, Node right) : Node
{
    public Node Left { get; } = left;
    public Node Right { get; } = right;

    public override NodeKind Kind => NodeKind.Add;

    public void Remember(Node folded) => Folded = folded;

    public override T Accept<T>(IVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class Folder : IVisitor<Node>
{
    public Node Visit(Constant node) => node;

    public Node Visit(Add node)
    {
        if (node.Folded != null)
        {
            return node.Folded;
        }

        var left = node.Left.Accept(this);
        var right = node.Right.Accept(this);
        node.Remember(left is Constant a && right is Constant b ? new Constant(a.Value + b.Value) : new Add(left, right));
        return node.Folded!;
    }
}

public static class Printer
{
    public static string Print(Node node)
    {
        if (node.Kind == NodeKind.Constant)
        {
            return (node as Constant)!.Value.ToString();
        }

        var add = node as Add;
        return add is null ? "?" : Print(add.Left) + "+" + Print(add.Right);
    }
}

public static class Case
{
    private static Node Sum() => new Add(new Constant(1), new Add(new Constant(2), new Constant(3)));

    public static void DemoFold() => _ = Sum().Accept(new Folder()).Kind.ToString();

    public static void DemoPrint() => _ = Printer.Print(Sum()).Length;
}
