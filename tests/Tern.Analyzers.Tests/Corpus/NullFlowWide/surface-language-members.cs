// case: surface-language-members
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageMembers;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }

public partial class Part
{
    public partial Item? Prop { get; set; }
    public Item? Hooked;
    partial void OnHook();
    partial void Never();
    public void Hook() { OnHook(); Never(); }
    public partial Item? Make(int n);
}
public partial class Part
{
    Item? back;
    public partial Item? Prop { get => back; set => back = value; }
    partial void OnHook() => Hooked = null;
    public partial Item? Make(int n) => n > 1 ? new Item("m") : null;
}
public interface IGive<TSelf> where TSelf : IGive<TSelf> { static abstract Item? Give(); }
public class GivesNull : IGive<GivesNull> { public static Item? Give() => null; }
public class GivesItem : IGive<GivesItem> { public static Item? Give() => new("g"); }
public interface IDefault { Item? Get() => null; }
public class UsesDefault : IDefault { }
public class HasOwn : IDefault { public Item? Get() => new("own"); }
public interface IShow { Item? Show(); }
public interface IShowToo { Item? Show(); }
public class TwoFaced : IShow, IShowToo
{
    Item? IShow.Show() => null;
    Item? IShowToo.Show() => new("too");
    public Item Show() => new("public");
}
public class Animal { public virtual object? Core() => new object(); }
public class Cat : Animal { readonly Item? it; public Cat(Item? i) => it = i; public override Item? Core() => it; }
public class Grid
{
    readonly Item?[,] cells = new Item?[2, 2];
    public Item? this[int x, int y] { get => cells[x, y]; set => cells[x, y] = value; }
    public Item? this[string k, bool b] => b ? new Item(k) : null;
}
public class Outer
{
    Item? hidden;
    static Item? stat;
    public class Inner
    {
        readonly Outer outer;
        public Inner(Outer o) => outer = o;
        public void Clear() => outer.hidden = null;
        public void Fill() => outer.hidden = new Item("f");
        public static void ClearStatic() => stat = null;
        public static void FillStatic() => stat = new Item("s");
    }
    public int Size() { hidden = new Item("x"); new Inner(this).Clear(); return hidden!.Size; } // want: null-deref
    public int SizeSafe() { hidden = null; new Inner(this).Fill(); return hidden!.Size; }
    public static int StaticSize() { stat = new Item("x"); Inner.ClearStatic(); return stat!.Size; } // want: null-deref
    public static int StaticSizeSafe() { stat = null; Inner.FillStatic(); return stat!.Size; }
}
public class Expr
{
    Item? it;
    public Expr(Item? i) => it = i;
    public Item Body => it!;
    public Item? Set { set => it = value; }
}
public class Dual { public Item Auto { get; private set; } public Dual(bool set) { Auto = null!; if (set) Auto = new Item("s"); } }
public abstract class Tmpl { protected Item made; protected Tmpl() { made = Build()!; } protected abstract Item? Build(); public int Size() => made.Size; } // want: null-deref
public class TmplNull : Tmpl { protected override Item? Build() => null; }
public abstract class TmplOk { protected Item made; protected TmplOk() { made = Build()!; } protected abstract Item? Build(); public int Size() => made.Size; }
public class TmplItem : TmplOk { protected override Item? Build() => new("t"); }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // partial property
    static int PartialPropBad() { var p = new Part(); p.Prop = Find(1); return p.Prop!.Size; } // want: null-deref
    static int PartialPropGood() { var p = new Part(); p.Prop = Find(2); return p.Prop!.Size; }
    public static void DemoPartialPropBad() => PartialPropBad();
    public static void DemoPartialPropGood() => PartialPropGood();

    // partial method with a body that nulls a field
    static int PartialMethodBad() { var p = new Part { Hooked = new Item("h") }; p.Hook(); return p.Hooked!.Size; } // want: null-deref
    static int PartialMethodGood() { var p = new Part { Hooked = null }; p.Hook(); p.Hooked = new Item("h"); return p.Hooked.Size; }
    public static void DemoPartialMethodBad() => PartialMethodBad();
    public static void DemoPartialMethodGood() => PartialMethodGood();

    // partial method with result
    static int PartialResultBad() => new Part().Make(1)!.Size; // want: null-deref
    static int PartialResultGood() => new Part().Make(2)!.Size;
    public static void DemoPartialResultBad() => PartialResultBad();
    public static void DemoPartialResultGood() => PartialResultGood();

    // static abstract member
    static Item? GiveOf<T>() where T : IGive<T> => T.Give();
    static int StaticAbstractBad() => GiveOf<GivesNull>()!.Size; // want: null-deref
    static int StaticAbstractGood() => GiveOf<GivesItem>()!.Size;
    public static void DemoStaticAbstractBad() => StaticAbstractBad();
    public static void DemoStaticAbstractGood() => StaticAbstractGood();

    // default interface member
    static int DefaultMemberBad() { IDefault d = new UsesDefault(); return d.Get()!.Size; } // want: null-deref
    static int DefaultMemberGood() { IDefault d = new HasOwn(); return d.Get()!.Size; }
    public static void DemoDefaultMemberBad() => DefaultMemberBad();
    public static void DemoDefaultMemberGood() => DefaultMemberGood();

    // explicit implementation
    static int ExplicitBad() => ((IShow)new TwoFaced()).Show()!.Size; // want: null-deref
    static int ExplicitGood() => ((IShowToo)new TwoFaced()).Show()!.Size + new TwoFaced().Show().Size;
    public static void DemoExplicitBad() => ExplicitBad();
    public static void DemoExplicitGood() => ExplicitGood();

    // covariant return
    static int CovariantBad() { Animal a = new Cat(null); return a.Core()!.GetHashCode(); } // want: null-deref
    static int CovariantGood() { Animal a = new Cat(new Item("c")); return a.Core()!.GetHashCode() + new Animal().Core()!.GetHashCode(); }
    public static void DemoCovariantBad() => CovariantBad();
    public static void DemoCovariantGood() => CovariantGood();

    // indexer of two parameters
    static int IndexerTwoBad() { var g = new Grid(); g[0, 1] = new Item("x"); return g[1, 0]!.Size; } // want: null-deref
    static int IndexerTwoGood() { var g = new Grid(); g[0, 1] = new Item("x"); return g[0, 1]!.Size; }
    public static void DemoIndexerTwoBad() => IndexerTwoBad();
    public static void DemoIndexerTwoGood() => IndexerTwoGood();

    // indexer overload with own logic
    static int IndexerKeyBad() => new Grid()["k", false]!.Size; // want: null-deref
    static int IndexerKeyGood() => new Grid()["k", true]!.Size;
    public static void DemoIndexerKeyBad() => IndexerKeyBad();
    public static void DemoIndexerKeyGood() => IndexerKeyGood();

    // nested type writes outer's private members
    public static void DemoNestedBad() => new Outer().Size();
    public static void DemoNestedGood() => new Outer().SizeSafe();
    public static void DemoNestedStaticBad() => Outer.StaticSize();
    public static void DemoNestedStaticGood() => Outer.StaticSizeSafe();

    // expression-bodied constructor, property, setter
    static int ExprBodyBad() => new Expr(Find(1)).Body.Size; // want: null-deref
    static int ExprBodyGood() => new Expr(Find(2)).Body.Size;
    public static void DemoExprBodyBad() => ExprBodyBad();
    public static void DemoExprBodyGood() => ExprBodyGood();
    static int ExprSetBad() { var e = new Expr(new Item("x")); e.Set = null; return e.Body.Size; } // want: null-deref
    static int ExprSetGood() { var e = new Expr(null); e.Set = new Item("x"); return e.Body.Size; }
    public static void DemoExprSetBad() => ExprSetBad();
    public static void DemoExprSetGood() => ExprSetGood();

    // auto property set in one way of the constructor
    static int AutoBad() => new Dual(false).Auto.Size; // want: null-deref
    static int AutoGood() => new Dual(true).Auto.Size;
    public static void DemoAutoBad() => AutoBad();
    public static void DemoAutoGood() => AutoGood();

    // virtual call from a base constructor
    public static void DemoTemplateBad() => new TmplNull().Size();
    public static void DemoTemplateGood() => new TmplItem().Size();
}
