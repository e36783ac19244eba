// case: surface-language-switches
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageSwitches;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public enum Kind { A, B, C, D }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // when clause that tests another thing
    static int WhenBad(int n)
    {
        switch (Find(n))
        {
            case var x when n == 1:
                return x!.Size; // want: null-deref
            default:
                return 0;
        }
    }
    static int WhenGood(int n)
    {
        switch (Find(n))
        {
            case var x when x != null:
                return x.Size;
            default:
                return 0;
        }
    }
    public static void DemoWhenBad() => WhenBad(1);
    public static void DemoWhenGood() { WhenGood(1); WhenGood(2); }

    // goto case carries the null to another section
    static int GotoCaseBad(Kind k)
    {
        Item? it = Find(2);
        switch (k)
        {
            case Kind.A:
                it = Find(1);
                goto case Kind.B;
            case Kind.B:
                return it!.Size; // want: null-deref
        }
        return 0;
    }
    static int GotoCaseGood(Kind k)
    {
        Item? it = Find(1);
        switch (k)
        {
            case Kind.A:
                it = new Item("x");
                goto case Kind.B;
            case Kind.B:
                it ??= new Item("y");
                return it.Size;
        }
        return 0;
    }
    public static void DemoGotoCaseBad() => GotoCaseBad(Kind.A);
    public static void DemoGotoCaseGood() { GotoCaseGood(Kind.A); GotoCaseGood(Kind.B); }

    // empty cases share one section
    static int EmptyCasesBad(Kind k)
    {
        Item? it = new Item("x");
        switch (k)
        {
            case Kind.A:
            case Kind.B:
            case Kind.C:
                it = null;
                break;
            case Kind.D:
                break;
        }
        return it!.Size; // want: null-deref
    }
    static int EmptyCasesGood(Kind k)
    {
        Item? it = null;
        switch (k)
        {
            case Kind.A:
            case Kind.B:
            case Kind.C:
                it = new Item("x");
                break;
            default:
                return 0;
        }
        return it.Size;
    }
    public static void DemoEmptyCasesBad() => EmptyCasesBad(Kind.B);
    public static void DemoEmptyCasesGood() { EmptyCasesGood(Kind.B); EmptyCasesGood(Kind.D); }

    // default in the middle
    static int MiddleDefaultBad(int n)
    {
        Item? it;
        switch (n)
        {
            case 1: it = new Item("one"); break;
            default: it = null; break;
            case 2: it = new Item("two"); break;
        }
        return it!.Size; // want: null-deref
    }
    static int MiddleDefaultGood(int n)
    {
        Item? it;
        switch (n)
        {
            case 1: it = new Item("one"); break;
            default: it = null; return 0;
            case 2: it = new Item("two"); break;
        }
        return it.Size;
    }
    public static void DemoMiddleDefaultBad() => MiddleDefaultBad(7);
    public static void DemoMiddleDefaultGood() { MiddleDefaultGood(7); MiddleDefaultGood(1); }

    // goto default
    static int GotoDefaultBad(int n)
    {
        Item? it = Find(n);
        switch (n)
        {
            case 1: goto default;
            case 2: return it!.Size;
            default: return it!.Name.Length; // want: null-deref
        }
    }
    static int GotoDefaultGood(int n)
    {
        Item? it = Find(n);
        switch (n)
        {
            case 1: it = new Item("z"); goto default;
            case 2: return it!.Size;
            default: return it == null ? 0 : it.Name.Length;
        }
    }
    public static void DemoGotoDefaultBad() => GotoDefaultBad(1);
    public static void DemoGotoDefaultGood() { GotoDefaultGood(1); GotoDefaultGood(0); GotoDefaultGood(2); }

    // switch expression with a null arm value
    static Item? Pick(Kind k) => k switch { Kind.A => new Item("a"), Kind.B => null, _ => new Item("c") };
    static int ExprArmBad() => Pick(Kind.B)!.Size; // want: null-deref
    static int ExprArmGood() => Pick(Kind.A)!.Size;
    public static void DemoExprArmBad() => ExprArmBad();
    public static void DemoExprArmGood() => ExprArmGood();

    // switch expression with when
    static int ExprWhenBad(int n)
    {
        Item? it = Find(n);
        return it switch
        {
            { Size: > 5 } => 5,
            _ when n > 5 => 6,
            _ => it!.Size, // want: null-deref
        };
    }
    static int ExprWhenGood(int n)
    {
        Item? it = Find(n);
        return it switch
        {
            { Size: > 5 } => 5,
            null when n < 5 => 6,
            null => 7,
            _ => it.Size,
        };
    }
    public static void DemoExprWhenBad() => ExprWhenBad(1);
    public static void DemoExprWhenGood() { ExprWhenGood(1); ExprWhenGood(3); }

    // case null that falls out of the switch
    static int CaseNullBad(int n)
    {
        Item? it = Find(n);
        switch (it)
        {
            case null: break;
            case { Size: 3 }: return 3;
        }
        return it!.Size; // want: null-deref
    }
    static int CaseNullGood(int n)
    {
        Item? it = Find(n);
        switch (it)
        {
            case null: return 0;
            case { Size: 3 }: return 3;
        }
        return it.Size;
    }
    public static void DemoCaseNullBad() => CaseNullBad(1);
    public static void DemoCaseNullGood() { CaseNullGood(1); CaseNullGood(2); }

    // switch on string: null goes to default
    static string? Text(int n) => n > 1 ? "b" : null;
    static int StringSwitchBad(int n)
    {
        string? s = Text(n);
        switch (s)
        {
            case "a": return 1;
            case "b": return 2;
            default: return s!.Length; // want: null-deref
        }
    }
    static int StringSwitchGood(int n)
    {
        string? s = Text(n);
        switch (s)
        {
            case "a":
            case "b": return s.Length;
            default: return 0;
        }
    }
    public static void DemoStringSwitchBad() => StringSwitchBad(1);
    public static void DemoStringSwitchGood() { StringSwitchGood(1); StringSwitchGood(2); }

    // throw arm guards
    static int ThrowArmBad(int n)
    {
        Item? it = n switch { < 0 => throw new ArgumentException("n"), 1 => default, _ => new Item("q") };
        return it!.Size; // want: null-deref
    }
    static int ThrowArmGood(int n)
    {
        Item it = Find(n) switch { null when n < 0 => throw new ArgumentException("n"), null => new Item("d"), var x => x };
        return it.Size;
    }
    public static void DemoThrowArmBad() => ThrowArmBad(1);
    public static void DemoThrowArmGood() { ThrowArmGood(1); ThrowArmGood(2); }
}
