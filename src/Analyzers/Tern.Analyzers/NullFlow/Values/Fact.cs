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

/// <summary>What one run knows about a value. Immutable; two facts are equal when they are one object.</summary>
internal sealed partial record Fact
{
    public static readonly Fact Nothing = new();
    public static readonly Fact NotNull = new() { Nullness = Nullness.NotNull };
    public static readonly Fact True = Number(1);
    public static readonly Fact False = Number(0);

    /// <summary>A count of at least one.</summary>
    public static readonly Fact Some = NotNull with { Low = 1 };

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

    /// <summary>Both facts, or <see langword="null"/> when they exclude each other. This fact when the other adds nothing.</summary>
    [MethodImpl(Hot.Path)]
    public Fact? And(Fact other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Nothing))
        {
            return this;
        }

        // The commonest: a dereference or a test for null, and the answer to a condition of which nothing was known.
        if (other.IsNotNullOnly && Not.Length == 0)
        {
            return Nullness == Nullness.Null ? null : AsNotNull;
        }

        if (ReferenceEquals(this, Condition) && (ReferenceEquals(other, True) || ReferenceEquals(other, False)))
        {
            return other;
        }

        // Calls of one method ask the same of the same again and again. Facts without a type may outlive the compilation, of which they must not hold anything.
        if (_both is { } known && ReferenceEquals(known._by, other))
        {
            return known;
        }

        Fact? both = Combine(other);
        if (Type is not null && both is not null && !ReferenceEquals(both, this))
        {
            // The other one is noted in the result, which nobody else has yet, so that threads see both or none.
            both._by = other;
            _both = both;
        }

        return both;
    }

    [MethodImpl(Hot.Path)]
    private Fact? Combine(Fact other)
    {
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
        if (not.Length > 0 && !Narrow(not, ref low, ref high))
        {
            return null;
        }

        string? text = Text ?? other.Text;
        IMethodSymbol[]? targets = Targets ?? other.Targets;
        return nullness == Nullness && low == Low && high == High && ReferenceEquals(origin, Origin) && ReferenceEquals(text, Text) && ReferenceEquals(not, Not) && ReferenceEquals(targets, Targets)
            ? this
            : this with { Nullness = nullness, Origin = origin, Low = low, High = high, Text = text, Not = not, Targets = targets };
    }

    /// <summary>Whether <see cref="And"/> has a result.</summary>
    [MethodImpl(Hot.Path)]
    public bool Fits(Fact other)
    {
        if ((Nullness == Nullness.NotNull && other.Nullness == Nullness.Null) || (Nullness == Nullness.Null && other.Nullness == Nullness.NotNull))
        {
            return false;
        }

        return Math.Max(Low, other.Low) <= Math.Min(High, other.High) && (Text is null || other.Text is null || Text == other.Text)
            && ((Not.Length == 0 && other.Not.Length == 0) || And(other) is not null);
    }

    /// <summary>Moves bounds over numbers that are excluded; false when nothing is left between them.</summary>
    private static bool Narrow(object[] not, ref long low, ref long high)
    {
        while (low < high && Array.IndexOf(not, low) >= 0)
        {
            low++;
        }

        while (low < high && Array.IndexOf(not, high) >= 0)
        {
            high--;
        }

        return low != high || Array.IndexOf(not, low) < 0;
    }

    /// <summary>What holds in both of two runs. This fact when the other lacks nothing of it.</summary>
    [MethodImpl(Hot.Path)]
    public Fact Or(Fact other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        bool same = Nullness == other.Nullness;
        Nullness nullness = same ? Nullness : Nullness.Unknown;
        Origin? origin = same ? Origin ?? other.Origin : null;
        long low = Math.Min(Low, other.Low);
        long high = Math.Max(High, other.High);
        string? text = Text == other.Text ? Text : null;
        object[] not = Not.Length == 0 || ReferenceEquals(Not, other.Not) ? Not : other.Not.Length == 0 ? [] : [.. Not.Where(x => Array.IndexOf(other.Not, x) >= 0)];
        IMethodSymbol[]? targets = ReferenceEquals(Targets, other.Targets) ? Targets : null;
        bool exact = Exact && other.Exact && (ReferenceEquals(Type, other.Type) || SymbolEqualityComparer.Default.Equals(Type, other.Type));
        Members members = Members == other.Members ? Members : Members.Unknown;
        if (nullness == Nullness && low == Low && high == High && exact == Exact && members == Members && ReferenceEquals(origin, Origin) && ReferenceEquals(text, Text)
            && ReferenceEquals(targets, Targets) && ReferenceEquals(not, Not))
        {
            return this;
        }

        return this with { Nullness = nullness, Origin = origin, Low = low, High = high, Text = text, Not = not, Targets = targets, Exact = exact, Members = members };
    }

    private static bool Excludes(Fact a, Fact b)
        => a.Not.Length > 0 && ((b.Text is not null && Array.IndexOf(a.Not, b.Text) >= 0) || (b.IsNumber && Array.IndexOf(a.Not, b.Low) >= 0));

    private static object[] Union(object[] a, object[] b)
    {
        List<object> all = [.. a];
        foreach (object constant in b)
        {
            if (all.Count < 16 && !all.Contains(constant))
            {
                all.Add(constant);
            }
        }

        return all.Count == a.Length ? a : [.. all];
    }
}
