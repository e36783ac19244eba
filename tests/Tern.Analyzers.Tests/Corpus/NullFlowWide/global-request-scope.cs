// case: global-request-scope
// category: globals
// rationale: an ambient current scope is cleared at the end of the request and read afterwards; a thread-static buffer has its initialiser on one thread only
// csc: none

namespace NullSafety.GlobalRequestScope;

public sealed class Scope(string tenant)
{
    public string Tenant { get; } = tenant;

    public List<string> Log { get; } = new();
}

public static class Ambient
{
    public static Scope Current { get; private set; } = null!;

    public static string LastTenant { get; private set; } = "";

    public static void Begin(string tenant) => Current = new Scope(tenant);

    public static void End()
    {
        LastTenant = Current?.Tenant ?? "";
        Current = null!;
    }
}

public static class LineFormatter
{
    public static string Separator = ": ";

    [ThreadStatic]
    private static System.Text.StringBuilder _shared = new();

    [ThreadStatic]
    private static System.Text.StringBuilder? _own;

    public static string Format(string key, string value)
    {
        _shared.Clear(); // want: null-deref
        return _shared.Append(key).Append(Separator).Append(value).ToString();
    }

    public static string FormatOwn(string key, string value)
    {
        var buffer = _own ??= new System.Text.StringBuilder();
        return buffer.Clear().Append(key).Append(Separator).Append(value).ToString();
    }
}

public static class Handler
{
    public static int Handle(string tenant, string body)
    {
        Ambient.Begin(tenant);
        try
        {
            Ambient.Current.Log.Add(body);
            return body.Length;
        }
        finally
        {
            Ambient.End();
        }
    }

    public static string Summary(int size)
    {
        return Ambient.Current.Tenant + "=" + size; // want: null-deref
    }

    public static string SummaryOfLast(int size) => Ambient.LastTenant + "=" + size;
}

public static class Case
{
    private static void OnNewThread(Action action) =>
        Task.Factory.StartNew(action, TaskCreationOptions.LongRunning).GetAwaiter().GetResult();

    public static void Demo1() => Handler.Summary(Handler.Handle("acme", "hello"));

    public static void Demo2()
    {
        LineFormatter.Separator = " = ";
        OnNewThread(() => LineFormatter.Format("a", "b"));
    }

    public static void Demo3()
    {
        OnNewThread(() => LineFormatter.FormatOwn("a", "b"));
        Console.WriteLine(Handler.SummaryOfLast(Handler.Handle("acme", "hello")));
    }
}
