// case: global-audit-scope
// category: global-state
// rationale: an ambient scope in AsyncLocal, a ThreadStatic buffer and a static that shutdown clears
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.GlobalAuditScope;

public sealed class AuditScope : IDisposable
{
    private static readonly AsyncLocal<AuditScope> Ambient = new();
    private readonly AuditScope? _outer = Ambient.Value;

    private AuditScope(string user) => User = user;

    public static AuditScope Current => Ambient.Value!;

    public string User { get; }

    public static AuditScope Begin(string user)
    {
        var scope = new AuditScope(user);
        Ambient.Value = scope;
        return scope;
    }

    public void Dispose() => Ambient.Value = _outer!;
}

public static class AuditLog
{
    [ThreadStatic]
    private static StringBuilder _buffer;

    private static List<string> _sink = [];

    static AuditLog() => _buffer = new StringBuilder();

    public static int Who() => AuditScope.Current.User.Length; // want: null-deref

    public static void Write(string text) => _buffer.Append(text); // want: null-deref

    public static void WriteSafe(string text)
    {
        _buffer ??= new StringBuilder();
        _buffer.Append(text);
    }

    public static void Open() => _sink = [];

    public static void Shutdown() => _sink = null!;

    public static void Flush(string text) => _sink.Add(text); // want: null-deref
}

public static class Case
{
    public static void Demo1()
    {
        using (AuditScope.Begin("eve"))
        {
            AuditLog.Who();
        }

        AuditLog.Who();
    }

    public static void Demo2()
    {
        Exception? seen = null;
        AuditLog.WriteSafe("start");
        var t = new Thread(() => { try { AuditLog.Write("x"); } catch (Exception e) { seen = e; } });
        t.Start();
        t.Join();
        if (seen != null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(seen);
    }

    public static void Demo3() { AuditLog.Open(); AuditLog.Flush("a"); AuditLog.Shutdown(); AuditLog.Flush("b"); }
}
