// case: global-tenant-scope-3
// category: global reset, ThreadStatic, AsyncLocal
// rationale: the ambient tenant is read outside a scope, a thread-static buffer is initialised for one thread only, a shared clock is reset to null
// csc: none

#nullable enable
namespace NullSafety.TenantScope;

public sealed record Tenant(string Id, string Schema);

public static class Ambient
{
    private static readonly AsyncLocal<Tenant> Slot = new();

    public static Tenant Current => Slot.Value!;

    public static IDisposable Enter(Tenant tenant)
    {
        var previous = Slot.Value;
        Slot.Value = tenant;
        return new Leave(() => Slot.Value = previous!);
    }

    private sealed class Leave(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}

public static class SqlBuilder
{
    [ThreadStatic]
    private static List<string> s_parts = new();

    [ThreadStatic]
    private static List<string>? t_names;

    public static int Select(string table)
    {
        s_parts.Clear(); // want: null-deref
        s_parts.Add("select * from " + table);
        return s_parts.Count;
    }

    public static int Names(string table)
    {
        (t_names ??= new List<string>()).Add(table);
        return t_names.Count;
    }

    public static string Qualify(string table) => Ambient.Current.Schema + "." + table; // want: null-deref

    public static string QualifyOrPublic(string table) => (Ambient.Current?.Schema ?? "public") + "." + table;
}

public static class Clock
{
    private static Func<DateTime> s_now = () => DateTime.UnixEpoch;

    public static DateTime Now => s_now(); // want: null-deref

    public static void Freeze(DateTime at) => s_now = () => at;

    public static void Restore() => s_now = null!;

    public static void UseDefault() => s_now = () => DateTime.UnixEpoch;
}

public static class Case
{
    public static void DemoOutsideScope() => SqlBuilder.Qualify("orders");

    public static void DemoSecondThread()
    {
        SqlBuilder.Select("orders");
        Task.Factory.StartNew(() => SqlBuilder.Select("lines"), TaskCreationOptions.LongRunning).GetAwaiter().GetResult();
    }

    public static void DemoClock()
    {
        Clock.Freeze(DateTime.UnixEpoch);
        Clock.Restore();
        Console.Write(Clock.Now.Year > 3000 ? "!" : "");
    }

    public static void DemoSafe()
    {
        using (Ambient.Enter(new Tenant("t1", "acme")))
        {
            SqlBuilder.Qualify("orders");
        }

        SqlBuilder.QualifyOrPublic("orders");
        SqlBuilder.Names("orders");
        Clock.UseDefault();
        Console.Write(Clock.Now.Year > 3000 ? "!" : "");
    }
}
