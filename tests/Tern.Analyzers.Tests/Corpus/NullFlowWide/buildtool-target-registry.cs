// case: buildtool-target-registry
// category: static-order
// rationale: static fields of a build tool are initialised through methods that read tables declared further down, or in a class that is still initialising
// csc: none

namespace NullSafety.Blind22a.BuildtoolTargetRegistry;

public sealed record Target(string Name, string[] Inputs)
{
    public string Key { get; init; } = Name;
}

public static class WellKnown
{
    public static readonly Target Clean = Define("clean");
    public static readonly Target Build = Define("build", "src/**");
    private static readonly Dictionary<string, Target> Index = new();

    public static int Known => Index.Count;

    private static Target Define(string name, params string[] inputs)
    {
        var t = new Target(name, inputs);
        Index.Add(name, t); // want: null-deref
        return t;
    }
}

public static class Packaging
{
    private static readonly Dictionary<string, Target> Index = new();
    public static readonly Target Pack = Define("pack", "bin/**");

    private static Target Define(string name, params string[] inputs)
    {
        var t = new Target(name, inputs);
        Index.Add(name, t);
        return t;
    }
}

public static class Toolchain
{
    public static readonly string Platform = "linux-x64";
    public static readonly string OutputDirectory = PathRules.ForPlatform("out");
    public static readonly string Triple = Platform + "-gnu";
    public static readonly string Prefix = Normalise(Suffix);
    private static readonly string Suffix = ".tgz";

    private static string Normalise(string? part) => part is null ? "" : part.TrimStart('.');
}

public static class PathRules
{
    public static string ForPlatform(string root)
    {
        return root + "/" + Toolchain.Triple.Replace('-', '_'); // want: null-deref
    }

    public static string ForRuntime(string root)
    {
        return root + "/" + Packaging.Pack.Name.Replace('-', '_');
    }
}

public static class Case
{
    private static void Unwrap(Action touch)
    {
        try
        {
            touch();
        }
        catch (TypeInitializationException e) when (e.InnerException is NullReferenceException inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(inner).Throw();
        }
    }

    public static void DemoWellKnown() => Unwrap(() => _ = WellKnown.Build.Name);

    public static void DemoPackaging() => _ = Packaging.Pack.Name;

    public static void DemoToolchain() => Unwrap(() => _ = Toolchain.OutputDirectory.Length);

    public static void DemoRuntime() => PathRules.ForRuntime("out");
}
