// case: neg-session-state
// category: negative-correlation
// rationale: the user is null exactly while the state is not SignedIn; every use follows a test of the state or of a property derived from the field
// csc: silent

namespace NullSafety.NegSessionState;

public enum SessionState
{
    Anonymous,
    SignedIn,
    Expired,
}

public sealed class Account
{
    public Account(string name, bool admin)
    {
        Name = name;
        Admin = admin;
    }

    public string Name { get; }

    public bool Admin { get; }
}

public sealed class Session
{
    private Account? _account;

    public SessionState State { get; private set; } = SessionState.Anonymous;

    public bool HasAccount => _account != null;

    public void SignIn(Account account)
    {
        _account = account;
        State = SessionState.SignedIn;
    }

    public void Expire()
    {
        _account = null;
        State = SessionState.Expired;
    }

    public string Caption()
    {
        switch (State)
        {
            case SessionState.SignedIn:
                return _account!.Name.ToUpperInvariant();
            case SessionState.Expired:
                return "expired";
            default:
                return "guest";
        }
    }

    public bool MayDelete() => HasAccount && _account!.Admin;

    public int NameWidth()
    {
        if (!HasAccount)
        {
            return 0;
        }

        return _account!.Name.Length;
    }
}

public static class Case
{
    private static void UseAll(Session session)
    {
        session.Caption().Trim();
        session.MayDelete();
        session.NameWidth();
    }

    public static void DemoLifeCycle()
    {
        var session = new Session();
        UseAll(session);
        session.SignIn(new Account("mira", true));
        UseAll(session);
        session.Expire();
        UseAll(session);
    }
}
