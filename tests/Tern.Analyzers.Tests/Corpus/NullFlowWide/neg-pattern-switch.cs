// case: neg-pattern-switch
// category: negative-patterns
// rationale: early returns in a switch on a tuple, property patterns, when clauses and not-patterns
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegPatternSwitch;

public abstract record Shape(string? Label);

public sealed record Circle(string? Label, double? Radius) : Shape(Label);

public sealed record Group(string? Label, IReadOnlyList<Shape>? Members) : Shape(Label);

public static class Shapes
{
    public static string Describe(Shape? shape) => shape switch
    {
        null => "nothing",
        { Label: { Length: > 0 } label } => label.ToUpperInvariant(),
        Circle { Radius: { } r } => r.ToString("0"),
        Group { Members: [var only] } => Describe(only),
        Group { Members: [var first, ..] } => first.ToString().Trim(),
        _ => shape.ToString(),
    };

    public static int Compare(string? a, string? b)
    {
        switch ((a, b))
        {
            case (null, null):
                return 0;
            case (null, _):
                return -1;
            case (_, null):
                return 1;
        }

        return a.Length - b.Length;
    }

    public static int Width(object? value)
    {
        if (value is not string text)
        {
            return value is Shape { Label: not null } s ? s.Label.Length : 0;
        }

        return text.Length;
    }

    public static int Weight(Shape? shape)
    {
        switch (shape)
        {
            case Circle c when c.Label is not null:
                return c.Label.Length;
            case Group g when g.Members?.Count > 0:
                return g.Members[0].Label?.Length ?? 0;
            case null:
                return -1;
        }

        return shape.GetHashCode() == 0 ? 1 : 2;
    }
}

public static class Case
{
    private static readonly Shape?[] All = [null, new Circle(null, 1), new Circle("c", null), new Group(null, []), new Group(null, [new Circle("x", 2)]), new Group(null, [new Circle(null, 2), new Circle(null, 3)])];

    public static int Demo1() => All.Sum(s => Shapes.Describe(s).Length + Shapes.Width(s) + Shapes.Weight(s));

    public static int Demo2() => Shapes.Compare(null, null) + Shapes.Compare(null, "a") + Shapes.Compare("a", null) + Shapes.Compare("a", "b") + Shapes.Width("t");
}
