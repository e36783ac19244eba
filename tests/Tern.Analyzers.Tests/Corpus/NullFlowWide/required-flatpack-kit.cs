// case: required-flatpack-kit
// category: required-and-with
// rationale: SetsRequiredMembers constructor, Activator on a required type, with that blanks a member inside an aggregate
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RequiredFlatpackKit;

public sealed class Fitting
{
    public required string Code { get; init; }
    public required string Tool { get; set; }

    public Fitting()
    {
    }

    [SetsRequiredMembers]
    public Fitting(string code)
    {
        Code = code;
        Tool = Default(code)!;
    }

    private static string? Default(string code) => code.StartsWith('S') ? "screwdriver" : null;
}

public class Manual
{
    public required string Language { get; init; }
    public List<string> Steps { get; } = [];
}

public static class Factory
{
    public static T Blank<T>()
        where T : class => Activator.CreateInstance<T>();
}

public sealed record Carton(string Label, Fitting[] Fittings, string? Note = null)
{
    public Carton Strip() => this with { Fittings = null! };

    public Carton Relabel(string label) => this with { Label = label };
}

public static class Case
{
    private static int Tool(Fitting f) => f.Code.Length + f.Tool.Length; // want: null-deref

    private static int Language(Manual m)
    {
        int n = m.Steps.Count;
        return n + m.Language.Length; // missed: null-deref
    }

    private static int Pack(int level)
    {
        var carton = new Carton("shelf", [new Fitting("S1")]);
        var shown = Enumerable.Range(0, 3).Aggregate(carton, (c, i) => i == level ? c.Strip() : c.Relabel("s" + i));
        return shown.Label.Length + shown.Fittings.Length; // want: null-deref
    }

    private static int Relabelled() => new Carton("shelf", [new Fitting("S1")]).Relabel("desk").Fittings[0].Tool.Length;

    public static void Demo1() => Tool(new Fitting("B7"));

    public static void Demo2() => Tool(new Fitting("S7"));

    public static void Demo3() => Tool(new Fitting { Code = "B7", Tool = "key" });

    public static void Demo4() => Language(Factory.Blank<Manual>());

    public static void Demo5() => Language(new Manual { Language = "sv" });

    public static void Demo6() => Pack(1);

    public static void Demo7() => Relabelled();
}
