// Construction, static initialisers, exceptions, arrays and structs.
namespace Variations.Init;

public abstract class Base
{
    protected Base(string name)
    {
        Attach(name);
    }

    protected virtual void Attach(string name)
    {
    }
}

public sealed class Derived : Base
{
    private readonly List<string> _names;
    private readonly List<string> _early = new();

    public Derived()
        : base("n")
        => _names = new List<string>();

    protected override void Attach(string name)
    {
        _early.Add(name);
        _names.Add(name); // want: null-deref
    }
}

public sealed class Registry
{
    public static readonly Registry Instance = new();
    private static readonly List<string> s_all = new();

    private Registry()
    {
        s_all.Add("x"); // want: null-deref
    }

    public void Touch()
    {
    }
}

public sealed class Late
{
    private static readonly List<string> s_all = new();
    public static readonly Late Instance = new();

    private Late() => s_all.Add("x");

    public void Touch()
    {
    }
}

public struct Pair
{
    public string Left;
    public string Right;
}

public readonly record struct Key(string Text);

public static class Case
{
    private static byte[] Fetch(bool fail) => fail ? throw new InvalidOperationException() : new byte[1];

    private static int A1()
    {
        byte[]? data = null;
        try
        {
            data = Fetch(true);
        }
        catch (InvalidOperationException)
        {
        }

        return data!.Length; // want: null-deref
    }

    private static int A2()
    {
        byte[]? data = null;
        try
        {
            data = Fetch(true);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }

        return data.Length;
    }

    private static int A3()
    {
        byte[]? data = null;
        try
        {
            data = Fetch(true);
        }
        catch (InvalidOperationException)
        {
            data = new byte[2];
        }
        finally
        {
            Console.Out.Flush();
        }

        return data.Length;
    }

    private static int B1()
    {
        var pairs = new Pair[2];
        pairs[0].Left = "l";
        int n = pairs[0].Left.Length;
        return n + pairs[1].Left.Length; // want: null-deref
    }

    private static int B2()
    {
        Pair pair = new() { Left = "l" };
        int n = pair.Left.Length;
        return n + pair.Right.Length; // want: null-deref
    }

    private static int B3() => default(Key).Text.Length; // want: null-deref

    private static int B4() => new Key("t").Text.Length;

    private static int C1()
    {
        string[] names = new string[1];
        names[0] = "a";
        Array.Resize(ref names, 3);
        int n = names[0].Length;
        return n + names[2].Length; // want: null-deref
    }

    private static int C2()
    {
        var rows = new List<int>?[2];
        rows[0] = new List<int>();
        return rows[0]!.Count;
    }

    private static int C3()
    {
        string[][] grid = new string[2][];
        ref string[] row = ref grid[1];
        return row.Length; // want: null-deref
    }

    private static int C4()
    {
        string[][] grid = new string[2][];
        ref string[] row = ref grid[1];
        row = new string[0];
        return grid[1].Length;
    }

    public static void Demo1() => new Derived();

    public static void Demo2() => Registry.Instance.Touch();

    public static void Demo3() => Late.Instance.Touch();

    public static void Demo4() => A1();

    public static void Demo5() => A2();

    public static void Demo6() => A3();

    public static void Demo7() => B1();

    public static void Demo8() => B2();

    public static void Demo9() => B3();

    public static void Demo10() => B4();

    public static void Demo11() => C1();

    public static void Demo12() => C2();

    public static void Demo13() => C3();

    public static void Demo14() => C4();
}
