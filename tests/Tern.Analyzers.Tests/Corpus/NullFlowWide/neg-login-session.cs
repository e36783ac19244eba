// case: neg-login-session
// category: negative-state
// rationale: user, roles and expiry are set and cleared together; one of them stands for all
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegLoginSession;

public sealed class Session
{
    private string? _user;
    private HashSet<string>? _roles;
    private DateTime? _since;

    public bool IsLoggedIn => _user != null;

    public void Login(string user, params string[] roles)
    {
        _user = user;
        _roles = new HashSet<string>(roles);
        _since = DateTime.UnixEpoch;
    }

    public void Logout()
    {
        _user = null;
        _roles = null;
        _since = null;
    }

    public bool Can(string role) => _user != null && _roles.Contains(role); // csc-false

    public int RoleCount()
    {
        if (!IsLoggedIn)
        {
            return 0;
        }

        return _roles.Count + _user.Length; // csc-false
    }

    public string Badge()
    {
        if (_since.HasValue)
        {
            return _user.ToUpperInvariant() + _since.Value.Year; // csc-false
        }

        return "guest";
    }

    public void Grant(string role)
    {
        if (_roles is null)
        {
            Login("anonymous");
        }

        _roles.Add(role); // csc-false
    }
}

public static class Case
{
    private static void All(Session s)
    {
        s.Can("admin");
        s.RoleCount();
        s.Badge();
    }

    public static void Demo1()
    {
        var s = new Session();
        All(s);
        s.Login("ann", "admin");
        All(s);
        s.Logout();
        All(s);
        s.Grant("reader");
        s.Grant("writer");
        All(s);
    }
}
