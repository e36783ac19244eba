// case: neg-factory-always-init
// category: negative-initialisation
// rationale: late-initialised members whose every creator initialises: a private constructor with Create, a chained constructor, a subclass hook, an init accessor
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegFactoryAlwaysInit;

public sealed class Session
{
    private string _id = null!;
    private List<string> _log = null!;

    private Session()
    {
    }

    public static Session Create(string id)
    {
        var s = new Session();
        s.Initialise(id);
        return s;
    }

    public static async Task<Session> CreateAsync(string id)
    {
        var s = new Session();
        await Task.Yield();
        s.Initialise(id);
        return s;
    }

    private void Initialise(string id) => (_id, _log) = (id, []);

    public int Touch()
    {
        _log.Add(_id.Trim());
        return _log.Count;
    }
}

public abstract class Form
{
    private readonly Dictionary<string, string> _fields;

    protected Form()
    {
        _fields = new Dictionary<string, string>();
        Define();
    }

    protected abstract void Define();

    protected void Field(string name) => _fields.Add(name, "");

    public int Count => _fields.Count;
}

public sealed class LoginForm : Form
{
    private List<string> _order; // csc-false

    protected override void Define()
    {
        Field("user");
        _order = ["user"];
        Field("password");
        _order.Add("password");
    }

    public string First => _order[0].Trim();
}

public static class Case
{
    public static int Demo1() => Session.Create("a").Touch();

    public static async Task<int> Demo2() => (await Session.CreateAsync("b")).Touch();

    public static int Demo3() => new LoginForm().Count + new LoginForm().First.Length;
}
