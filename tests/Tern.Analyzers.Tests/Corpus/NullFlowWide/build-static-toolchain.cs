// case: build-static-toolchain
// category: static-order
// rationale: static tool chains are made before the static tables they copy; the missing table shows at the first build
// csc: none

namespace NullSafety.BuildStaticToolchain;

public sealed class Toolchain
{
    private readonly string[] _flags;
    private readonly IReadOnlyDictionary<string, string> _environment;

    public Toolchain(string name, string[] flags, IReadOnlyDictionary<string, string> environment)
    {
        Name = name;
        _flags = flags;
        _environment = environment;
    }

    public string Name { get; }

    public string CommandLine(string source)
    {
        int size = _flags.Length; // want: null-deref
        return size == 0 ? $"{Name} {source}" : $"{Name} {string.Join(' ', _flags)} {source}";
    }

    public string Variable(string key) => _environment.TryGetValue(key, out var v) ? v : "";
}

public static class Toolchains
{
    public static readonly Toolchain Native = Create("cc");

    private static readonly string[] CommonFlags = { "-O2", "-Wall" };
    private static readonly Dictionary<string, string> Environment = new() { ["LANG"] = "C" };

    public static readonly Toolchain Cross = Create("arm-cc");

    private static Toolchain Create(string name) => new(name, CommonFlags, Environment ?? new Dictionary<string, string>());
}

public sealed class Target
{
    private readonly List<Target> _inputs = new();

    public Target(string name) => Name = name;

    public string Name { get; }

    public Target Needs(Target other)
    {
        _inputs.Add(other);
        return this;
    }

    public int Depth() => _inputs.Count == 0 ? 0 : 1 + _inputs.Max(t => t.Depth());
}

public static class StandardTargets
{
    public static readonly Target Test = new Target("test");
    public static readonly Target All = new Target("all").Needs(Test).Needs(Packaging.Bundle);
}

public static class Packaging
{
    // Bundle asks for StandardTargets.All, which asks for Bundle.
    public static readonly Target Bundle = Wrap("bundle", StandardTargets.Test);
    public static readonly Target Root = StandardTargets.All;

    private static Target Wrap(string name, Target inner) => new Target(name).Needs(inner);

    public static int Depth()
    {
        return Root.Depth(); // missed: null-deref
    }

    public static int BundleDepth() => Bundle.Depth();
}

public static class Case
{
    public static void DemoNative() => Toolchains.Native.CommandLine("a.c");
    public static void DemoCross() => Toolchains.Cross.CommandLine("a.c");
    public static void DemoVariable() => Toolchains.Native.Variable("LANG");

    public static void DemoRoot()
    {
        _ = StandardTargets.Test.Name;
        Packaging.Depth();
    }

    public static void DemoBundle()
    {
        _ = StandardTargets.Test.Name;
        Packaging.BundleDepth();
    }
}
