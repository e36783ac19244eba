// case: ambient-tenant
// category: global reset, ThreadStatic, AsyncLocal
// rationale: an ambient value is cleared on sign-out or was set inside an async method only, and is read afterwards
// csc: none

namespace NullSafety.AmbientTenant;

public sealed record Tenant(string Id, string Region);

public static class Ambient
{
    private static readonly AsyncLocal<Tenant?> Slot = new();

    public static Tenant Current => Slot.Value!;

    public static Tenant? CurrentOrNull => Slot.Value;

    public static void Enter(Tenant tenant) => Slot.Value = tenant;

    public static void Leave() => Slot.Value = null;
}

public static class Session
{
    public static Tenant Owner { get; private set; } = new("system", "eu");

    public static void SignIn(Tenant tenant) => Owner = tenant;

    public static void SignOut() => Owner = null!;
}

public sealed class Audit
{
    private readonly List<string> _lines = new();

    public void Write(string action)
    {
        var region = Ambient.Current.Region; // want: null-deref
        _lines.Add(region + ":" + action);
    }

    public void WriteLenient(string action)
    {
        var region = Ambient.CurrentOrNull?.Region ?? "none";
        _lines.Add(region + ":" + action);
    }

    public void Stamp() => _lines.Add(Session.Owner.Id); // want: null-deref

    public void StampLenient()
    {
        var owner = Session.Owner;
        _lines.Add(owner == null ? "anonymous" : owner.Id);
    }
}

public static class Case
{
    private static async Task Authenticate(string id)
    {
        await Task.Yield();
        Ambient.Enter(new Tenant(id, "us"));
    }

    private static async Task Handle(Audit audit)
    {
        // the value set inside Authenticate does not flow back to the caller
        await Authenticate("t1");
        audit.Write("read");
    }

    public static void Demo1() => Handle(new Audit()).GetAwaiter().GetResult();

    public static void Demo2()
    {
        Session.SignIn(new Tenant("t2", "eu"));
        Session.SignOut();
        new Audit().Stamp();
    }

    public static void Demo3()
    {
        var audit = new Audit();
        Ambient.Enter(new Tenant("t3", "eu"));
        audit.Write("list");
        Ambient.Leave();
        audit.WriteLenient("idle");
        Session.SignOut();
        audit.StampLenient();
        Session.SignIn(new Tenant("t3", "eu"));
        audit.Stamp();
    }
}
