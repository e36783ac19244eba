// case: global-tenant-scope
// category: globals
// rationale: an AsyncLocal set inside an async method is gone for the caller, and a static reset by shutdown is still used by the farewell
// csc: none

namespace NullSafety.TenantScope;

public sealed record Tenant(string Id, string Region);

public static class Ambient
{
    private static readonly AsyncLocal<Tenant> Slot = new();

    public static Tenant Current => Slot.Value!;

    public static async Task EnterAsync(string id)
    {
        await Task.Yield();
        Slot.Value = new Tenant(id, "eu");
    }

}

public sealed class AuditLog
{
    public List<string> Lines { get; } = new();

    public void Write(string text) => Lines.Add(text);
}

public static class Host
{
    private static AuditLog s_audit = null!;

    public static void Start() => s_audit = new AuditLog();

    private static void Release() => s_audit = null!;

    public static void Stop()
    {
        s_audit ??= new AuditLog();
        s_audit.Write("stopping");
        Release();
        s_audit.Write("stopped"); // want: null-deref
    }

    public static int StopQuietly()
    {
        AuditLog audit = s_audit ?? new AuditLog();
        audit.Write("stopping");
        Release();
        audit.Write("stopped");
        return audit.Lines.Count;
    }
}

public static class Requests
{
    public static async Task<string> HandleAsync(string id)
    {
        await Ambient.EnterAsync(id);
        return Ambient.Current.Region; // want: null-deref
    }

    public static async Task<string> HandleOrLocalAsync(string id)
    {
        await Ambient.EnterAsync(id);
        return Ambient.Current is { } tenant ? tenant.Region : "local";
    }
}

public static class Case
{
    public static void DemoAsyncScope() => Requests.HandleAsync("t1").GetAwaiter().GetResult();

    public static void DemoAsyncScopeSafe() => Requests.HandleOrLocalAsync("t1").GetAwaiter().GetResult();

    public static void DemoStop()
    {
        Host.Start();
        Host.Stop();
    }

    public static void DemoStopSafe()
    {
        Host.Start();
        Host.StopQuietly();
    }
}
