using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Values;

/// <summary>What a value is made of that differs between two attempts at the same call.</summary>
[Flags]
internal enum Fresh
{
    None = 0,
    Identity = 1,
    Time = 2,
    Random = 4,
}

/// <summary>How a value was made of what was read.</summary>
internal enum Change
{
    /// <summary>It is what was read, or applying the same once more changes nothing.</summary>
    Copy,
    Arithmetic,
    Append,
}

/// <summary>Whom a change of an object is seen by.</summary>
internal enum Owner
{
    Unknown,

    /// <summary>This attempt alone.</summary>
    Local,

    /// <summary>The request, which is read anew for each attempt.</summary>
    Argument,

    /// <summary>Every attempt.</summary>
    Shared,
}

/// <summary>A place that a value was read from.</summary>
/// <param name="Slot">The place.</param>
/// <param name="Change">How the value differs from what is there.</param>
/// <param name="Filtered">Whether something was taken out first, as a replacement does.</param>
internal readonly record struct Read(Slot Slot, Change Change, bool Filtered = false);

/// <summary>A search in a place that outlives an attempt.</summary>
/// <param name="Container">The place.</param>
/// <param name="Key">What was looked for.</param>
/// <param name="MustExist">Whether the search fails when there is nothing.</param>
internal sealed record Lookup(Slot Container, Value Key, bool MustExist);

/// <summary>What is known of a value: where it comes from and whom it belongs to. Immutable but for the local object, which is one for all that refer to it.</summary>
internal sealed record Value
{
    public static readonly Value Unknown = new();

    public Fresh Fresh { get; init; }

    /// <summary>The tests that all that is fresh in it was made behind: a value made where nothing was found is made once.</summary>
    public ImmutableArray<Guard> Born { get; init; } = [];

    public bool FromArgument { get; init; }

    /// <summary>Whether the caller may leave it out.</summary>
    public bool Optional { get; init; }

    /// <summary>Name of an argument or a member of one, the same whenever the same is meant.</summary>
    public string? Symbol { get; init; }

    public ImmutableArray<Read> Reads { get; init; } = [];

    public Owner Owner { get; init; }

    /// <summary>Where the object lives, if it is shared.</summary>
    public Slot? Place { get; init; }

    public LocalObject? Object { get; init; }

    public Function? Function { get; init; }

    /// <summary>What it means when the value is true, not zero or not null.</summary>
    public Condition? Condition { get; init; }

    /// <summary>What it means that the value is not null, if that says more: where it is null otherwise.</summary>
    public Condition? There { get; init; }

    public Optional<object?> Constant { get; init; }

    /// <summary>Text with values in it.</summary>
    public Template? Text { get; init; }

    public Lookup? Lookup { get; init; }

    /// <summary>The test that the elements of a sequence have passed.</summary>
    public Condition? Filter { get; init; }

    /// <summary>The tests behind which it is anything but nought: added elsewhere, it changes nothing.</summary>
    public ImmutableArray<Guard> Behind { get; init; } = [];

    /// <summary>The place that it was subtracted from another value for: added to it, it makes it that value.</summary>
    public Slot? Lacks { get; init; }

    /// <summary>Whether it is the place of what was found, or -1.</summary>
    public bool IsIndex { get; init; }

    /// <summary>The expression that it is of arguments and places, if all of it is known: two values of one shape are the same.</summary>
    public string? Made { get; init; }

    public string? Shape
        => Made ?? (Constant.HasValue ? $"\"{Constant.Value}\"" : Text is { } text ? text.Format + "|" + string.Join("|", text.Holes.Select(h => h == this ? h.Symbol : h.Shape ?? "?" + h.GetHashCode())) : Owner == Owner.Argument ? Symbol : Reads.Length == 1 && Reads[0].Change == Change.Copy ? Reads[0].Slot.Key : null);

    /// <summary>Whether elements are copies, which nobody stores when they change.</summary>
    public bool IsUntracked { get; init; }

    public bool IsNull => Constant is { HasValue: true, Value: null };

    /// <summary>Whether the same request gives the same value.</summary>
    public bool IsStable => Fresh == Fresh.None && Reads.All(r => r.Change == Change.Copy);

    public bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public static Value Of(object? constant) => new() { Constant = new Optional<object?>(constant), Text = constant is string s ? new Template(s, []) : null };

    public static Value New(Fresh fresh) => new() { Fresh = fresh };

    public static Value At(Slot place) => new() { Owner = Owner.Shared, Place = place, Reads = [new Read(place, Change.Copy)] };

    public static Value Local(LocalObject made) => new() { Owner = Owner.Local, Object = made };

    /// <summary>A value made of others.</summary>
    public static Value From(IEnumerable<Value> parts, Change? change = null)
    {
        Fresh fresh = Fresh.None;
        bool argument = false, optional = false;
        string? symbol = null;
        LocalObject? made = null;
        ImmutableArray<Guard> born = [];
        ImmutableArray<Read>.Builder reads = ImmutableArray.CreateBuilder<Read>();
        foreach (Value part in parts)
        {
            if (part.Fresh != Fresh.None)
            {
                born = fresh == Fresh.None ? part.Born : [.. born.Where(part.Born.Contains)];
                fresh |= part.Fresh;
            }

            argument |= part.FromArgument;
            optional |= part.Optional;
            symbol ??= part.Symbol;
            made ??= part.Object;
            foreach (Read read in part.Reads)
            {
                Read next = change is { } c && c > read.Change ? read with { Change = c } : read;
                if (!reads.Contains(next) && reads.Count < 16)
                {
                    reads.Add(next);
                }
            }
        }

        return new Value { Fresh = fresh, Born = born, FromArgument = argument, Optional = optional, Symbol = symbol, Reads = reads.ToImmutable(), Object = made };
    }

    /// <summary>Either of two values.</summary>
    public static Value Either(Value a, Value b)
    {
        if (ReferenceEquals(a, b))
        {
            return a;
        }

        if (a.IsNull && !b.IsNull)
        {
            return b with { Constant = default };
        }

        if (b.IsNull && !a.IsNull)
        {
            return a with { Constant = default };
        }

        Value joined = From([a, b]);
        Value of = a.Owner >= b.Owner ? a : b;
        return joined with
        {
            Owner = of.Owner,
            Place = a.Place ?? b.Place,
            Object = a.Object ?? b.Object,
            Function = a.Function ?? b.Function,
            Lookup = a.Lookup ?? b.Lookup,
            Condition = a.Condition ?? b.Condition,
            Text = a.Text ?? b.Text,
        };
    }

    public Value With(Value other) => other.Fresh == Fresh.None ? this : this with { Fresh = Fresh | other.Fresh, Born = From([this, other]).Born };

    /// <summary>The value without the place it lives in: a copy that nobody else sees.</summary>
    public Value Detached() => this with { Owner = Owner.Unknown, Place = null, Condition = null, Lookup = null, Text = null, Function = null, Lacks = null };
}
