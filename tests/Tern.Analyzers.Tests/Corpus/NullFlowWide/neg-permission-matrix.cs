// case: neg-permission-matrix
// category: negative-same-keys
// rationale: dictionaries filled with the same keys, lookups of keys just enumerated, an index array built from the same list
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegPermissionMatrix;

#nullable disable
public sealed class Role
{
    public Role(string name, params string[] rights)
    {
        Name = name;
        Rights = rights;
    }

    public string Name { get; }
    public string[] Rights { get; }
}
#nullable restore

public sealed class Matrix
{
    private static readonly Dictionary<DayOfWeek, string> DayNames = Enum.GetValues<DayOfWeek>().ToDictionary(d => d, d => d.ToString());

    private readonly Dictionary<string, Role> _roles = [];
    private readonly Dictionary<string, HashSet<string>> _users = [];
    private readonly string[] _order;

    public Matrix(params Role[] roles)
    {
        _order = new string[roles.Length];
        for (int i = 0; i < roles.Length; i++)
        {
            _order[i] = roles[i].Name;
            _roles[roles[i].Name] = roles[i];
            _users[roles[i].Name] = [];
        }
    }

    public int Rights()
    {
        int n = 0;
        foreach (string name in _users.Keys)
        {
            _roles.TryGetValue(name, out var role);
            n += role.Rights.Length + _users.GetValueOrDefault(name)!.Count; // needless, csc-false
        }

        return n;
    }

    public int InOrder()
    {
        int n = 0;
        for (int i = 0; i < _order.Length; i++) n += _roles.GetValueOrDefault(_order[i])!.Name.Length;

        return n;
    }

    public static int DayWidth(DateTime day) => DayNames.GetValueOrDefault(day.DayOfWeek)!.Length;

    public bool Grant(string user, string role)
    {
        if (!_roles.ContainsKey(role))
        {
            return false;
        }

        _users.TryGetValue(role, out var users);
        return users.Add(user); // needless, csc-false
    }
}

public static class Case
{
    public static void Demo1()
    {
        var m = new Matrix(new Role("admin", "all"), new Role("guest"));
        _ = m.Rights() + m.InOrder() + Matrix.DayWidth(DateTime.UnixEpoch);
        _ = m.Grant("eve", "admin") | m.Grant("bob", "none");
    }
}
