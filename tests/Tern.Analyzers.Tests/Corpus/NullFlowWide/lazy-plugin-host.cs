// case: lazy-plugin-host
// category: lazy-factory
// rationale: a Lazy and a registered factory whose lambdas may hand back null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LazyPluginHost;

public sealed class Driver
{
    public string Name { get; init; } = "d";
}

public sealed class DriverHost
{
    private readonly Dictionary<string, Func<Driver>> _factories = new();
    private readonly Lazy<Driver> _default;
    private readonly Lazy<Driver> _builtin = new(() => new Driver { Name = "builtin" });

    public DriverHost(string? defaultName)
    {
        _factories["null"] = () => null!;
        _factories["disk"] = () => new Driver { Name = "disk" };
        _default = new Lazy<Driver>(() => Search(defaultName)!);
    }

    private Driver? Search(string? name) => name == null ? null : new Driver { Name = name };

    public Driver Create(string kind) => _factories[kind]();

    public int DefaultWidth()
    {
        return _default.Value.Name.Length; // want: null-deref
    }

    public int BuiltinWidth() => _builtin.Value.Name.Length;
}

public static class Case
{
    private static string Open(string kind)
    {
        var driver = new DriverHost("x").Create(kind);
        return driver.Name.Trim(); // want: null-deref
    }

    private static T Timed<T>(Func<T> action, List<string> log)
    {
        log.Add("begin");
        var r = action();
        log.Add("end");
        return r;
    }

    private static int Measure(string? text)
    {
        var log = new List<string>();
        var upper = Timed<string>(() => text?.ToUpperInvariant()!, log);
        return upper.Length; // want: null-deref
    }

    private static int MeasureFixed()
    {
        var upper = Timed(() => "abc".ToUpperInvariant(), new List<string>());
        return upper.Length;
    }

    public static int Demo1() => new DriverHost(null).DefaultWidth();

    public static int Demo2() => new DriverHost("d").DefaultWidth() + new DriverHost(null).BuiltinWidth();

    public static string Demo3() => Open("null");

    public static int Demo4() => Measure(null);

    public static int Demo5() => MeasureFixed();
}
