// case: ctorleak-plugin-registry
// category: partial-construction
// rationale: a base constructor registers this; the registry calls back into a member that the derived constructor has not set
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CtorleakPluginRegistry;

public static class Registry
{
    private static readonly List<Plugin> All = [];

    public static void Register(Plugin p)
    {
        All.Add(p);
        p.OnRegistered();
    }
}

public abstract class Plugin
{
    protected Plugin() => Registry.Register(this);

    public abstract void OnRegistered();
}

public sealed class AuditPlugin : Plugin
{
    private readonly List<string> _trail;
    private readonly string _name = "audit";

    public AuditPlugin(IEnumerable<string> seed)
    {
        _trail = new List<string>(seed);
    }

    public override void OnRegistered()
    {
        int width = _name.Length;
        _trail.Add("registered " + width); // want: null-deref
    }
}

public sealed class ClockPlugin : Plugin
{
    private List<long>? _ticks;

    public override void OnRegistered()
    {
        _ticks ??= new List<long>();
        _ticks.Add(1);
    }
}

public class Ticker
{
    private readonly Timer _timer;
    private readonly Action _tick;

    public Ticker(Action<Action> schedule, Action tick)
    {
        schedule(Fire);
        _tick = tick;
        _timer = new Timer(_ => Fire());
    }

    private void Fire()
    {
        _tick(); // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new AuditPlugin(["a"]);

    public static void Demo2() => new ClockPlugin();

    public static void Demo3() => new Ticker(callback => callback(), () => { });
}
