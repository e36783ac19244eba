// case: global-tenant-scope
// category: globals
// rationale: thread-static buffer initialised on one thread only, an ambient scope left by Dispose, a static cache flushed by a shutdown hook
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.GlobalTenantScope;

public sealed class Tenant : IDisposable
{
    private static readonly AsyncLocal<Tenant?> Slot = new();

    private Tenant(string id) => Id = id;

    public static Tenant Current => Slot.Value!;

    public string Id { get; }

    public static Tenant Enter(string id)
    {
        var t = new Tenant(id);
        Slot.Value = t;
        return t;
    }

    public void Dispose() => Slot.Value = null;
}

public static class Audit
{
    [ThreadStatic]
    private static StringBuilder s_line = new();

    [ThreadStatic]
    private static StringBuilder? s_other;

    private static List<string> s_rows = new();

    public static void Write(string text) => s_line.Append(text).Append('\n'); // want: null-deref

    public static void WriteOther(string text)
    {
        s_other ??= new StringBuilder();
        s_other.Append(text);
    }

    public static void Row(string text) => s_rows.Add(text); // want: null-deref

    public static void Shutdown() => s_rows = null!;

    public static string Stamp() => "tenant " + Tenant.Current.Id.Trim(); // want: null-deref

    public static string StampOrNone() => Tenant.Current is { } t ? t.Id.Trim() : "none";
}

public static class Case
{
    private static Task OnNewThread(Action a) => Task.Factory.StartNew(a, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static async Task Demo1()
    {
        await OnNewThread(() => Audit.WriteOther("x"));
        Audit.Write("first");
        await OnNewThread(() => Audit.Write("second"));
    }

    public static void Demo2()
    {
        using (Tenant.Enter("t1"))
        {
            Audit.Stamp();
        }

        Audit.StampOrNone();
        Audit.Stamp();
    }

    public static void Demo3()
    {
        Audit.Row("a");
        Audit.Shutdown();
        Audit.Row("b");
    }
}
