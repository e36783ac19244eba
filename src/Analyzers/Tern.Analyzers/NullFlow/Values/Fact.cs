using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

internal enum Nullness : byte
{
    Unknown,
    Null,
    NotNull,

    /// <summary>There is evidence for null; nobody tested yet.</summary>
    Maybe,
}

/// <summary>Where the members of an object come from when nobody assigned them in sight.</summary>
internal enum Members : byte
{
    Unknown,

    /// <summary>The method was entered with it: what it holds is asked of the caller.</summary>
    Entry,

    /// <summary>Made in sight: members are at their defaults.</summary>
    Fresh,

    /// <summary>Made by a decoder: members that the bytes need not hold may be null.</summary>
    Decoded,
}

/// <summary>What one run knows about a value. Immutable.</summary>
internal sealed record Fact
{
    public static readonly Fact Nothing = new();
    public static readonly Fact NotNull = new() { Nullness = Nullness.NotNull };
    public static readonly Fact True = Number(1);
    public static readonly Fact False = Number(0);

    public Nullness Nullness { get; init; }

    /// <summary>Source of the null, or <see langword="null"/> when a test alone says so.</summary>
    public Origin? Origin { get; init; }

    public long Low { get; init; } = long.MinValue;

    public long High { get; init; } = long.MaxValue;

    public string? Text { get; init; }

    /// <summary>Constants the value is not.</summary>
    public object[] Not { get; init; } = [];

    public ITypeSymbol? Type { get; init; }

    /// <summary>Whether <see cref="Type"/> is the run-time type and no base of it.</summary>
    public bool Exact { get; init; }

    public Members Members { get; init; }

    /// <summary>Methods of a delegate, or <see langword="null"/> when unknown.</summary>
    public IMethodSymbol[]? Targets { get; init; }

    public bool IsNumber => Low == High;

    public bool IsTrue => Low == 1 && High == 1;

    public bool IsFalse => Low == 0 && High == 0;

    public static Fact Number(long value) => new() { Nullness = Nullness.NotNull, Low = value, High = value };

    public static Fact Null(Origin? origin) => new() { Nullness = Nullness.Null, Origin = origin };

    public static Fact Maybe(Origin origin) => new() { Nullness = Nullness.Maybe, Origin = origin };

    /// <summary>Whether it restricts a caller: more than "not null", which every dereference says.</summary>
    public bool IsCondition
        => Nullness == Nullness.Null || Text is not null || Not.Length > 0
            || (Low == 0 ? High is not (1 or long.MaxValue) : Low != long.MinValue || High != long.MaxValue);

    /// <summary>Both facts, or <see langword="null"/> when they exclude each other.</summary>
    [MethodImpl(Hot.Path)]
    public Fact? And(Fact other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Nothing))
        {
            return this;
        }

        Nullness nullness = Nullness;
        Origin? origin = Origin;
        switch (other.Nullness)
        {
            case Nullness.Null when nullness == Nullness.NotNull:
            case Nullness.NotNull when nullness == Nullness.Null:
                return null;
            case Nullness.Null:
                nullness = Nullness.Null;
                break;
            case Nullness.NotNull:
                nullness = Nullness.NotNull;
                origin = null;
                break;
        }

        long low = Math.Max(Low, other.Low);
        long high = Math.Min(High, other.High);
        if (low > high || (Text is not null && other.Text is not null && Text != other.Text) || Excludes(this, other) || Excludes(other, this))
        {
            return null;
        }

        object[] not = Not.Length == 0 ? other.Not : other.Not.Length == 0 ? Not : Union(Not, other.Not);
        while (low < high && Array.IndexOf(not, low) >= 0)
        {
            low++;
        }

        while (low < high && Array.IndexOf(not, high) >= 0)
        {
            high--;
        }

        return low == high && Array.IndexOf(not, low) >= 0
            ? null
            : this with { Nullness = nullness, Origin = origin, Low = low, High = high, Text = Text ?? other.Text, Not = not, Targets = Targets ?? other.Targets };
    }

    /// <summary>What holds in both of two runs.</summary>
    [MethodImpl(Hot.Path)]
    public Fact Or(Fact other)
    {
        if (Equals(this, other))
        {
            return this;
        }

        bool same = Nullness == other.Nullness;
        return this with
        {
            Nullness = same ? Nullness : Nullness.Unknown,
            Origin = same ? Origin ?? other.Origin : null,
            Low = Math.Min(Low, other.Low),
            High = Math.Max(High, other.High),
            Text = Text == other.Text ? Text : null,
            Not = Not.Length > 0 && other.Not.Length > 0 ? [.. Not.Where(x => Array.IndexOf(other.Not, x) >= 0)] : [],
            Targets = ReferenceEquals(Targets, other.Targets) ? Targets : null,
            Exact = Exact && other.Exact && SymbolEqualityComparer.Default.Equals(Type, other.Type),
            Members = Members == other.Members ? Members : Members.Unknown,
        };
    }

    private static bool Excludes(Fact a, Fact b)
        => a.Not.Length > 0 && ((b.Text is not null && Array.IndexOf(a.Not, b.Text) >= 0) || (b.IsNumber && Array.IndexOf(a.Not, b.Low) >= 0));

    private static object[] Union(object[] a, object[] b) => [.. a.Concat(b).Distinct().Take(16)];
}
