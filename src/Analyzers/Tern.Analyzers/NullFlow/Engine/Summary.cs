using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a method does, as a caller sees it: its ways out, and the dereferences that fail under conditions a caller may fulfil.</summary>
internal sealed class Summary
{
    private List<EntryPath>? _asked;
    private List<EntryPath>? _deciding;

    /// <summary>Values of <c>this</c> and the parameters at entry.</summary>
    public int[] Entry { get; set; } = [];

    public List<Exit> Exits { get; } = [];

    public List<Latent> Latents { get; } = [];

    /// <summary>What holds where an exception leaves the method, after it has set something to null.</summary>
    public List<State> Thrown { get; } = [];

    /// <summary>Functions of the sequence that the method returns, which run when somebody goes over it; <see langword="null"/> when it returns no query.</summary>
    public HashSet<ISymbol>? Queried { get; set; }

    /// <summary>Delegates that are called and objects that are dispatched on, which only a caller knows.</summary>
    public List<EntryPath> Wanted { get; } = [];

    /// <summary>Whether every way out is in <see cref="Exits"/>. If not, no conclusion is drawn from the absence of one.</summary>
    public bool Complete { get; set; } = true;

    /// <summary>Collections that the method was entered with, or that members of what it was entered with hold, and on whose elements a failure depends.</summary>
    public List<EntryPath> Asked => _asked ??= CollectionsIn(Latents.Select(static l => l.State));

    /// <summary>Such collections whose elements decide how the method ends.</summary>
    public List<EntryPath> Deciding => _deciding ??= CollectionsIn(Exits.Select(static e => e.State));

    /// <summary>Places in which a caller may know one of the values at entry, and what that would change; <see langword="null"/> when nobody asked yet.</summary>
    public List<(EntryPath Place, int Entry)>? Twins { get; set; }

    /// <summary>Whether a caller has looked at the latent failures.</summary>
    public bool Used { get; set; }

    private List<EntryPath> CollectionsIn(IEnumerable<State> states)
    {
        List<EntryPath> found = [];
        foreach (State state in states)
        {
            foreach (Question question in state.Asked)
            {
                if (ReferenceEquals(question.Key, Code.Slot.Element) && EntryPath.Of(state, Entry, question.Owner) is { } path && !found.Contains(path))
                {
                    found.Add(path);
                }
            }
        }

        return found;
    }
}

/// <summary>A way out of a method.</summary>
/// <param name="State">What holds then.</param>
/// <param name="Result">Value returned, or 0.</param>
/// <param name="Out">Values of by-ref parameters, by position.</param>
internal sealed record Exit(State State, int Result, int[] Out);

/// <summary>A dereference that fails when the run can be.</summary>
/// <param name="State">Conditions, over the values at entry.</param>
/// <param name="Target">Value that must be null for it, or 0 when the method makes the null itself.</param>
/// <param name="Origin">Source of the null that the method makes itself.</param>
/// <param name="Trail">Calls between the method and the dereference.</param>
/// <param name="Sink">The dereference.</param>
internal sealed record Latent(State State, int Target, Origin? Origin, Hop? Trail, Sink Sink)
{
    /// <summary>How a caller finds the target.</summary>
    public EntryPath? Path { get; init; }

    /// <summary>Whether the target is an element that a loop counted up to, or is found behind one.</summary>
    public bool IsCounted { get; init; }
}

/// <summary>A place that fails on null.</summary>
/// <param name="Where">Expression that is null.</param>
/// <param name="Use">What is done with it, in words.</param>
/// <param name="Member">Member that holds it.</param>
/// <param name="Generated">Whether the place is in generated code.</param>
internal sealed record Sink(SyntaxNode Where, string Use, ISymbol Member, bool Generated);

/// <summary>A value a method is entered with: a parameter, or what is found behind it.</summary>
internal sealed class EntryPath(int start, object[] keys) : IEquatable<EntryPath>
{
    /// <summary>-1 for statics and captured variables, 0 for <c>this</c>, then the parameters.</summary>
    public int Start { get; } = start;

    public object[] Keys { get; } = keys;

    /// <summary>Statics and captured variables.</summary>
    public static readonly EntryPath Root = new(-1, []);

    /// <summary>How a value is found from those at entry; <see langword="null"/> where it is not found from them, or lies too deep.</summary>
    public static EntryPath? Of(State state, int[] entry, int value)
    {
        List<object> keys = [];
        for (int depth = 0; depth <= Limits.PathDepth; depth++)
        {
            int start = Array.IndexOf(entry, value);
            if (start >= 0 || value == State.Root)
            {
                keys.Reverse();
                return keys.Count == 0 && value == State.Root ? null : new EntryPath(start, [.. keys]);
            }

            Question? question = null;
            for (Question? q = state.Questions; q is not null && question is null; q = q.Previous)
            {
                question = q.Value == value && q.Term is null ? q : null;
            }

            if (question is null)
            {
                return null;
            }

            keys.Add(question.Key!);
            value = question.Owner;
        }

        return null;
    }

    public bool Equals(EntryPath? other)
    {
        if (other is null || Start != other.Start || Keys.Length != other.Keys.Length)
        {
            return false;
        }

        for (int k = 0; k < Keys.Length; k++)
        {
            if (!Keys[k].Equals(other.Keys[k]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EntryPath);

    public override int GetHashCode()
    {
        int hash = Start;
        foreach (object key in Keys)
        {
            hash = (hash * 31) + key.GetHashCode();
        }

        return hash;
    }
}
