// Maps, queues, lists and sequences.
namespace Variations.Collections;

public sealed class Row
{
    public string Text = "t";
}

public static class Case
{
    private static readonly Dictionary<string, Row> s_rows = new() { ["a"] = new Row() };

    private static Row? Find(string key) => s_rows.TryGetValue(key, out var row) ? row : null;

    private static int A1(string key) => s_rows.GetValueOrDefault(key)!.Text.Length; // want: null-deref

    private static int A2(string key) => s_rows.ContainsKey(key) ? s_rows.GetValueOrDefault(key)!.Text.Length : 0;

    private static int A3(string key)
    {
        if (!s_rows.TryGetValue(key, out var row))
        {
            row = new Row();
            s_rows.Add(key, row);
        }

        return row.Text.Length + s_rows[key].Text.Length;
    }

    private static int A4(string key)
    {
        bool known = s_rows.TryGetValue(key, out var row);
        if (!known)
        {
            Console.Out.Flush();
        }

        return row!.Text.Length; // want: null-deref
    }

    private static int A5(string key) => Find(key) is null ? 0 : Find(key)!.Text.Length;

    private static int B1()
    {
        var stack = new Stack<Row>();
        stack.TryPop(out var row);
        return row!.Text.Length; // want: null-deref
    }

    private static int B2()
    {
        var queue = new Queue<Row>();
        queue.Enqueue(new Row());
        return queue.TryPeek(out var row) ? row.Text.Length : 0;
    }

    private static int C1()
    {
        var rows = new List<Row?> { new Row(), null };
        int n = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            n += rows[i]!.Text.Length; // want: null-deref
        }

        return n;
    }

    private static int C2()
    {
        var rows = new List<Row?> { new Row(), null };
        rows.RemoveAll(r => r is null);
        return rows.Sum(r => r!.Text.Length);
    }

    private static int C3()
    {
        var rows = new List<Row?> { new Row(), null };
        return rows.OfType<Row>().Sum(r => r.Text.Length);
    }

    private static int D1(List<Row> rows) => rows.FirstOrDefault(r => r.Text == "q")!.Text.Length; // want: null-deref

    private static int D2(List<Row> rows) => rows.Any() ? rows.FirstOrDefault()!.Text.Length : 0;

    private static int D3(List<Row> rows)
    {
        var row = rows.LastOrDefault();
        ArgumentNullException.ThrowIfNull(row);
        return row.Text.Length;
    }

    private static int E1()
    {
        var map = new Dictionary<int, string?>();
        map[1] = null;
        return map[1]!.Length; // want: null-deref
    }

    private static int E2()
    {
        var map = new Dictionary<int, string?>();
        map[1] = null;
        map[1] = "x";
        return map[1]!.Length;
    }

    public static void Demo1() => A1("z");

    public static void Demo2() => A2("z");

    public static void Demo3() => A3("y");

    public static void Demo4() => A4("x");

    public static void Demo5() => A5("w");

    public static void Demo6() => B1();

    public static void Demo7() => B2();

    public static void Demo8() => C1();

    public static void Demo9() => C2();

    public static void Demo10() => C3();

    public static void Demo11() => D1(new List<Row>());

    public static void Demo12() => D2(new List<Row>());

    public static void Demo13() => D3(new List<Row> { new Row() });

    public static void Demo14() => E1();

    public static void Demo15() => E2();
}
