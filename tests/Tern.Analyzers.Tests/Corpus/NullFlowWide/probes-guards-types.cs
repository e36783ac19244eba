#nullable enable
namespace NullSafety.SurfG.Types;

public abstract class Node { public Node? Parent; public abstract int Kind { get; } public virtual Block? Body => null; public virtual void Accept(IVisitor v) => v.Other(this); }
public sealed class Block : Node { public string Label = "b"; public override int Kind => 1; public override Block? Body => this; public override void Accept(IVisitor v) => v.Block(this); }
public sealed class Name : Node { public string Text = "t"; public override int Kind => 2; public override void Accept(IVisitor v) => v.Name(this); }
public sealed class Func1 : Node { readonly Block body = new(); public override int Kind => 3; public override Block? Body => body; }
public interface IVisitor { void Block(Block b); void Name(Name n); void Other(Node n); }
public static class Samples { public static Node[] All() => new Node[] { new Block(), new Name(), new Func1() }; }

// way 1: GetType() == typeof
public static class GetTypeTest
{
    static int A(Node n) { if (n.GetType() == typeof(Block)) return (n as Block)!.Label.Length; return 0; }
    static int B(Node n) { if (typeof(Name) != n.GetType()) return 0; var x = n as Name; return x!.Text.Length; }
    static int C(Node n) { if (n.GetType() == typeof(Func1)) return n.Body!.Label.Length; return 0; }
    static int Bad(Node n) { if (n.GetType() == typeof(Name)) return (n as Block)!.Label.Length; return 0; } // want: null-deref
    public static void DemoSafe() { foreach (var n in Samples.All()) { A(n); B(n); C(n); } }
    public static void DemoBad() => Bad(new Name());
}

// way 2: Kind switch, then as
public static class KindSwitch
{
    static int A(Node n) { switch (n.Kind) { case 1: return (n as Block)!.Label.Length; case 2: return (n as Name)!.Text.Length; default: return 0; } }
    static int B(Node n) { if (n.Kind != 1) return 0; var b = n as Block; return b!.Label.Length; }
    static int C(Node n) => n.Kind switch { 3 => n.Body!.Label.Length, 2 => ((Name)n).Text.Length, _ => 0 };
    static int Bad(Node n) { if (n.Kind == 2) return n.Body!.Label.Length; return 0; } // want: null-deref
    public static void DemoSafe() { foreach (var n in Samples.All()) { A(n); B(n); C(n); } }
    public static void DemoBad() => Bad(new Name());
}

// way 3: as after is
public static class AsAfterIs
{
    static int A(Node n) { if (n is Block) { var b = n as Block; return b!.Label.Length; } return 0; }
    static int B(Node n) { if (!(n is Name)) return 0; return (n as Name)!.Text.Length; }
    static int C(Node? n) { var b = n as Block; if (b == null) return 0; return n!.Kind; }
    static int Bad(Node n) { if (n is Block) { var b = n as Name as Node; return b!.Kind; } return 0; } // want: null-deref
    public static void DemoSafe() { foreach (var n in Samples.All()) { A(n); B(n); C(n); } C(null); }
    public static void DemoBad() => Bad(new Block());
}

// way 4: type switch with null arm
public static class TypeSwitch
{
    static Node? Pick(int i) => i < 3 ? Samples.All()[i] : null;
    static int A(Node? n) => n switch { null => 0, Block b => b.Label.Length, _ => n.Kind };
    static int B(Node? n) { switch (n) { case Block b: return b.Label.Length; case Name x: return x.Text.Length; case null: return -1; default: return n.Kind; } }
    static int C(Node? n) { switch (n) { case Block: case Name: case Func1: return n!.Kind; } return 0; }
    static int Bad(Node? n) { switch (n) { case Block: case Name: return 0; default: return n!.Kind; } } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { A(Pick(i)); B(Pick(i)); C(Pick(i)); } }
    public static void DemoBad() => Bad(Pick(3));
}

// way 5: visitor dispatch
public sealed class Labels : IVisitor
{
    public int Sum; public void Block(Block b) => Sum += b.Body!.Label.Length; public void Name(Name n) => Sum += n.Text.Length; public void Other(Node n) => Sum += n.Body?.Label.Length ?? 0;
}
public sealed class BadLabels : IVisitor
{
    public int Sum; public void Block(Block b) { } public void Other(Node n) { }
    public void Name(Name n) => Sum += n.Body!.Label.Length; // want: null-deref
}
public sealed class Finder : IVisitor
{
    public Block? Hit; public void Block(Block b) => Hit = b; public void Name(Name n) { } public void Other(Node n) => Hit = n.Body;
    public static int Of(Node n) { var f = new Finder(); n.Accept(f); return f.Hit == null ? 0 : f.Hit.Label.Length; }
    public static int OfBlock(Block n) { var f = new Finder(); n.Accept(f); return f.Hit!.Label.Length; }
}
public static class VisitorDispatch
{
    public static void DemoSafe() { foreach (var n in Samples.All()) { n.Accept(new Labels()); Finder.Of(n); } Finder.OfBlock(new Block()); }
    public static void DemoBad() => new Name().Accept(new BadLabels());
}

// way 6: override gives a non-null for this very type
public static class OverrideByType
{
    static int A(Func1 f) => f.Body!.Label.Length;
    static int B(Node n) => n is Func1 f ? f.Body!.Label.Length : 0;
    static int C(Node n) { if (n is Block or Func1) return n.Body!.Label.Length; return 0; }
    static int Bad(Node n) { if (n is Block or Name) return n.Body!.Label.Length; return 0; } // want: null-deref
    public static void DemoSafe() { A(new Func1()); foreach (var n in Samples.All()) { B(n); C(n); } }
    public static void DemoBad() => Bad(new Name());
}

// way 7: generic constraint tests
public static class Generic
{
    static T? Cast<T>(object? o) where T : class => o as T;
    static bool Is<T>(object? o) where T : class => o is T;
    static bool TryCast<T>(object? o, out T t) where T : class { t = (o as T)!; return t != null; }
    static int A(object? o) => Is<Name>(o) ? Cast<Name>(o)!.Text.Length : 0;
    static int B(object? o) => TryCast<Block>(o, out var b) ? b.Label.Length : 0;
    static int C(object? o) { if (o is not Name n) return 0; return Cast<Name>(n)!.Text.Length; }
    static int Bad(object? o) => Is<Node>(o) ? Cast<Name>(o)!.Text.Length : 0; // want: null-deref
    public static void DemoSafe() { foreach (var n in Samples.All()) { A(n); B(n); C(n); } A(null); B(null); C(null); }
    public static void DemoBad() => Bad(new Block());
}

// way 8: IsX/AsX pairs
public abstract class Json { public virtual bool IsText => false; public virtual Text? AsText => null; public Text Text => AsText!; }
public sealed class Text : Json { public string S = "s"; public override bool IsText => true; public override Text? AsText => this; }
public sealed class Num : Json { }
public static class IsAsPairs
{
    static int A(Json j) => j.IsText ? j.AsText!.S.Length : 0;
    static int B(Json j) { if (!j.IsText) return 0; return j.Text.S.Length; }
    static int C(Json j) { if (j is Num) return 0; var t = j.AsText; return t == null ? 1 : t.S.Length; }
    static int Bad(Json j) => !j.IsText ? j.AsText!.S.Length : 0; // want: null-deref
    public static void DemoSafe() { A(new Text()); A(new Num()); B(new Text()); B(new Num()); C(new Text()); C(new Num()); }
    public static void DemoBad() => Bad(new Num());
}

// way 9: typeof, IsAssignableFrom, IsInstanceOfType
public static class Reflective
{
    static object? Thing(int i) => i == 0 ? null : i == 1 ? "text" : 7;
    static int A(object? o) { if (typeof(string).IsInstanceOfType(o)) return (o as string)!.Length; return 0; }
    static int B(object? o) { if (o?.GetType() == typeof(string)) return o!.ToString()!.Length; return 0; }
    static int C(object? o) { if (o is string or int) return o.GetHashCode(); return 0; }
    static int Bad(object? o) { if (!typeof(string).IsInstanceOfType(o)) return o!.GetHashCode(); return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(Thing(i)); B(Thing(i)); C(Thing(i)); } }
    public static void DemoBad() => Bad(Thing(0));
}

// way 10: OfType and Cast by a discriminator
public static class ByDiscriminator
{
    static int A(Node[] ns) => ns.Where(n => n.Kind == 1).Select(n => (n as Block)!).Sum(b => b.Label.Length);
    static int B(Node[] ns) => ns.Where(n => n is Name).Select(n => (n as Name)!).Sum(x => x.Text.Length);
    static int C(Node[] ns) { int s = 0; foreach (var n in ns.Where(n => n.Body != null)) s += n.Body!.Label.Length; return s; }
    static int Bad(Node[] ns) => ns.Where(n => n.Kind != 1).Select(n => (n as Name)!).Sum(x => x.Text.Length); // missed: null-deref
    public static void DemoSafe() { A(Samples.All()); B(Samples.All()); C(Samples.All()); }
    public static void DemoBad() => Bad(Samples.All());
}
