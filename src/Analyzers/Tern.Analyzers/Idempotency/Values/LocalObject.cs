using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Values;

/// <summary>An object that this attempt made. What is known of its members is one for all paths; names are compared without case, so that a constructor's parameter finds its property.</summary>
internal sealed class LocalObject(ITypeSymbol? type, int depth)
{
    private const int MaxMembers = 64;

    public ITypeSymbol? Type { get; } = type;

    public Dictionary<string, Value> Members { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Value? Element { get; set; }

    /// <summary>Whether something else made it, and its members are objects already.</summary>
    public bool IsGiven { get; init; }

    /// <summary>What members are that were not set: those of the object it was copied from.</summary>
    public Value? Base { get; set; }

    /// <summary>The tests behind which something was added to a sequence; those of the addition that is behind fewest.</summary>
    public ImmutableArray<Guard> Growth { get; private set; }

    /// <summary>Whether something was taken out, as a replacement does first.</summary>
    public bool IsSifted { get; set; }

    public void Grow(ImmutableArray<Guard> behind) => Growth = Growth.IsDefault || behind.Length < Growth.Length ? behind : Growth;

    /// <summary>Takes over what happened to the sequence that this one is a copy of.</summary>
    public LocalObject LikeSequence(LocalObject? source)
    {
        (Growth, IsSifted) = (source?.Growth ?? default, source?.IsSifted == true);
        return this;
    }

    public void Set(string name, Value value, int atDepth)
    {
        if (Members.Count < MaxMembers || Members.ContainsKey(name))
        {
            Members[name] = atDepth > depth && Members.TryGetValue(name, out Value? known) ? Value.Either(known, value) : value;
        }
    }

    public void Add(Value element) => Element = Element is null ? element : Value.Either(Element, element);

    /// <summary>Whether the object and what it holds can be made once more: few objects, and no code.</summary>
    public bool IsPlain(int levels = 3)
        => levels > 0 && Members.Count <= 16 && Members.Values.Append(Element ?? Value.Unknown).Append(Base ?? Value.Unknown).All(v => v.Function is null && v.Fresh == Fresh.None && (v.Object is null || v.Object.IsPlain(levels - 1)));

    /// <summary>An object with the same members, of which those that are objects are others as well.</summary>
    public LocalObject Again(int atDepth)
    {
        LocalObject made = new LocalObject(Type, atDepth) { Element = Again(Element, atDepth), Base = Base }.LikeSequence(this);
        foreach (KeyValuePair<string, Value> member in Members)
        {
            made.Members[member.Key] = Again(member.Value, atDepth)!;
        }

        return made;
    }

    private static Value? Again(Value? value, int atDepth) => value?.Object is { } inner ? value with { Object = inner.Again(atDepth) } : value;

    /// <summary>Members by path, those of members too.</summary>
    public IEnumerable<(string Name, Value Value)> All(int levels = 3)
    {
        foreach (KeyValuePair<string, Value> member in Members)
        {
            yield return (member.Key, member.Value);
            if (levels > 0 && member.Value.Object is { } inner && inner != this)
            {
                foreach ((string name, Value value) in inner.All(levels - 1))
                {
                    yield return (name, value);
                }
            }
        }

        if (levels > 0 && Base is { Owner: Owner.Local, Object: { } copied })
        {
            foreach ((string name, Value value) in copied.All(levels - 1).Where(m => !Members.ContainsKey(m.Name)))
            {
                yield return (name, value);
            }
        }

        if (levels > 0 && Element is { } element)
        {
            yield return ("[]", element);
            if (element.Object is { } item && item != this)
            {
                foreach ((string name, Value value) in item.All(levels - 1))
                {
                    yield return (name, value);
                }
            }
        }
    }
}
