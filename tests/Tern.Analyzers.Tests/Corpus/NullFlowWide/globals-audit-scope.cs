// case: globals-audit-scope
// category: global reset, ThreadStatic, AsyncLocal
// rationale: an AsyncLocal set inside an awaited method is lost on return; a static sink is reset at shutdown
// csc: none

namespace NullSafety.GlobalsAuditScope;

public sealed class Actor(string login)
{
    public string Login { get; } = login;
}

public static class AuditScope
{
    private static readonly AsyncLocal<Actor?> Slot = new();

    public static Actor Current => Slot.Value!;

    public static Actor? CurrentOrNone => Slot.Value;

    public static void Enter(Actor actor) => Slot.Value = actor;
}

public static class AuditTrail
{
    private static List<string> _entries = new();

    public static void Open() => _entries = new List<string>();

    public static void Write(string entry)
    {
        _entries.Add(entry); // want: null-deref
    }

    public static string[] Close()
    {
        string[] all = _entries?.ToArray() ?? Array.Empty<string>();
        _entries = null!;
        return all;
    }
}

public sealed class LoginService
{
    public async Task SignInAsync(string login)
    {
        await Task.Yield();
        AuditScope.Enter(new Actor(login));
    }

    public Actor SignIn(string login)
    {
        var actor = new Actor(login);
        AuditScope.Enter(actor);
        return actor;
    }
}

public sealed class Ledger(LoginService logins)
{
    public async Task<string> BookAsync(string login, decimal amount)
    {
        await logins.SignInAsync(login);
        string who = AuditScope.Current.Login; // want: null-deref
        return $"{who}: {amount:0.00}";
    }

    public string Book(string login, decimal amount)
    {
        Actor actor = logins.SignIn(login);
        return $"{actor.Login}: {amount:0.00}";
    }

    public async Task<string> BookAnonymousAsync(string login, decimal amount)
    {
        await logins.SignInAsync(login);
        return $"{AuditScope.CurrentOrNone?.Login ?? "anonymous"}: {amount:0.00}";
    }
}

public static class Case
{
    public static async Task DemoAsync() => await new Ledger(new LoginService()).BookAsync("rosa", 12m);

    public static void DemoSync() => new Ledger(new LoginService()).Book("rosa", 12m);

    public static async Task DemoAnonymous() => await new Ledger(new LoginService()).BookAnonymousAsync("rosa", 3m);

    public static void DemoTrail()
    {
        AuditTrail.Open();
        AuditTrail.Write("start");
        AuditTrail.Close();
        AuditTrail.Write("stop");
    }
}
