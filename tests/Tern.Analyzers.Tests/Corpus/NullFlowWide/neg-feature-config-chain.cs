// case: neg-feature-config-chain
// category: negative-patterns
// rationale: IsNullOrEmpty chains, early returns in switches, tuple patterns and nullable value types
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegFeatureConfigChain;

public enum Source { File, Env, Fixed }

public sealed record Setting(Source From, string? Path = null, string? Variable = null, int? Value = null);

public static class Config
{
    private static string? s_override;

    private static int Read(Setting? setting)
    {
        switch (setting)
        {
            case null:
                return 0;
            case { From: Source.Fixed, Value: null }:
                return -1;
            case { From: Source.Fixed }:
                return setting.Value.Value;
            case { Path: null, Variable: null }:
                return -2;
        }

        if (setting.Path == null)
        {
            return setting.Variable.Length; // csc-false
        }

        return setting.Path.Length;
    }

    private static string Pick(string? first, string? second, string? third)
    {
        if (!string.IsNullOrEmpty(first)) return first.Trim();
        if (string.IsNullOrWhiteSpace(second) && string.IsNullOrEmpty(third)) return "";
        return string.IsNullOrWhiteSpace(second) ? third.Trim() : second.Trim(); // csc-false
    }

    private static int Both(string? a, string? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => b.Length,
        (_, null) => a.Length,
        _ => a.Length + b.Length,
    };

    private static int Span(DateTime? from, DateTime? to)
    {
        if (from.HasValue != to.HasValue || from is null)
        {
            return 0;
        }

        return (to.Value - from.Value).Days; // csc-false
    }

    private static int Same(string? a, string? b)
    {
        if (a == null || a != b)
        {
            return 0;
        }

        return b.Length + a.Length;
    }

    private static int Override()
    {
        s_override = s_override is { Length: > 9 } ? null : s_override + "x";
        return (s_override ??= "reset").Length + s_override.Length;
    }

    public static void Demo1() => Console.Write(Read(null) + Read(new(Source.Fixed)) + Read(new(Source.Fixed, Value: 3)) + Read(new(Source.File)) + Read(new(Source.Env, Variable: "V")) + Read(new(Source.File, "p")));
    public static void Demo2() => Console.Write(Pick(null, " ", null) + Pick("a", null, null) + Pick(null, "b", null) + Pick("", null, "c"));
    public static void Demo3() => Console.Write(Both(null, null) + Both("a", null) + Both(null, "b") + Both("a", "b"));
    public static void Demo4() => Console.Write(Span(null, null) + Span(DateTime.Today, DateTime.Today) + Same(null, null) + Same("a", "a") + Override());
}
