using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Forms of a fact that are asked for again and again; each is made once.</summary>
internal sealed partial record Fact
{
    /// <summary>A condition of which nothing is known but that it is one.</summary>
    public static readonly Fact Condition = new() { Nullness = Nullness.NotNull, Low = 0, High = 1 };

    private Fact? _asEntry;
    private Fact? _asked;
    private Fact? _comparable;
    private Fact? _notNull;
    private Fact? _untested;
    private Fact? _made;
    private Fact? _both;
    private Fact? _by;
    private long _shape;
    private long _names;
    private long _constants;

    [MethodImpl(Hot.Path)]
    private Fact(Fact other)
    {
        // The forms are those of the original; they are not copied.
        Nullness = other.Nullness;
        Origin = other.Origin;
        Low = other.Low;
        High = other.High;
        Text = other.Text;
        Not = other.Not;
        Type = other.Type;
        Exact = other.Exact;
        Members = other.Members;
        Targets = other.Targets;
    }

    /// <summary>The fact of the value after a test that says that it is not null.</summary>
    private Fact AsNotNull => Nullness == Nullness.NotNull ? this : _notNull ??= this with { Nullness = Nullness.NotNull, Origin = null };

    /// <summary>Whether it says nothing but "not null".</summary>
    private bool IsNotNullOnly => Nullness == Nullness.NotNull && Low == long.MinValue && High == long.MaxValue && Text is null && Not.Length == 0 && Targets is null;

    /// <summary>The fact of a value that a method was entered with.</summary>
    public Fact AsEntry => Members == Members.Entry ? this : _asEntry ??= this with { Members = Members.Entry };

    /// <summary>The fact of the value as a call says it by itself, before the callee's tests of it, for a value without an origin.</summary>
    public Fact Untested
        => _untested ??= new Fact
        {
            Type = Type,
            Members = Members == Members.Entry ? Members.Unknown : Members,
            Nullness = IsAnswer ? Nullness.NotNull : Nullness.Unknown,
            Low = IsAnswer ? 0 : long.MinValue,
            High = IsAnswer ? 1 : long.MaxValue,
        };

    private bool IsAnswer => this is { Nullness: Nullness.NotNull, Low: >= 0, High: <= 1 };

    /// <summary>The fact of a value that a callee was entered with, where its caller does not have it.</summary>
    public Fact AsMade => Members == Members.Entry ? _made ??= this with { Members = Members.Unknown } : this;

    /// <summary>What a callee's run says of a value to its caller.</summary>
    public Fact AsAsked
        => _asked ??= Origin is null && Type is null && Targets is null && Nullness != Nullness.Maybe
            ? this
            : this with { Origin = null, Type = null, Targets = null, Nullness = Nullness == Nullness.Maybe ? Nullness.Unknown : Nullness };

    /// <summary>What an equal value has in common with this one.</summary>
    public Fact AsComparable
        => _comparable ??= Origin is null && Type is null && Targets is null && !Exact && Members == Members.Unknown && Nullness != Nullness.Maybe
            ? this
            : new Fact { Nullness = Nullness == Nullness.Maybe ? Nullness.Unknown : Nullness, Low = Low, High = High, Text = Text, Not = Not };

    /// <summary>Fingerprint of all that tells runs apart.</summary>
    [MethodImpl(Hot.Path)]
    public long Shape(KeyTable keys)
    {
        if (_shape == 0)
        {
            Engine.Fingerprint text = new();
            text.Append(((int)Nullness << 8) | (int)Members);
            text.Append(Low);
            text.Append(High);
            text.Append(Names(keys));
            text.Append(Constants(keys));
            _shape = (long)text.Value | 1;
        }

        return _shape;
    }

    /// <summary>Fingerprint of the origin, the targets and the run-time type.</summary>
    [MethodImpl(Hot.Path)]
    public long Names(KeyTable keys)
    {
        if (Origin is null && Targets is null && !Exact)
        {
            return 0;
        }

        if (_names == 0)
        {
            Engine.Fingerprint text = new();
            text.Append(Origin is { } origin ? keys.Number(origin.Where) : -1);
            foreach (IMethodSymbol target in Targets ?? [])
            {
                text.Append(keys.Number(target));
            }

            text.Append(Exact && Type is { } type ? keys.Number(type) : -2);
            _names = (long)text.Value | 1;
        }

        return _names;
    }

    /// <summary>Fingerprint of the text, and of the constants that the value is not.</summary>
    [MethodImpl(Hot.Path)]
    public long Constants(KeyTable keys)
    {
        if (Text is null && Not.Length == 0)
        {
            return 0;
        }

        if (_constants == 0)
        {
            Engine.Fingerprint text = new();
            text.Append(Text is null ? -1 : keys.Number(Text));
            foreach (object not in Not)
            {
                text.Append(keys.Number(not));
            }

            _constants = (long)text.Value | 1;
        }

        return _constants;
    }

    public bool Equals(Fact? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
