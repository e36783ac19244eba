using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>An object as other code can see it: where a method ends or waits, or where it calls something.</summary>
/// <param name="In">The method.</param>
/// <param name="State">The run.</param>
/// <param name="Called">What is called, or <see langword="null"/> where any code may look.</param>
/// <param name="Receiver">Object that it is called on.</param>
/// <param name="IsEnd">Whether the method ends here.</param>
internal sealed record Sighting(Sightings In, State State, IMethodSymbol? Called, int Receiver, bool IsEnd);

/// <summary>Where other code can see what a method has done so far, and what it had written until then.</summary>
internal sealed class Sightings(MethodCode code, bool isSeen)
{
    /// <summary>Sightings of one method; beyond them nothing is concluded.</summary>
    private const int Most = 200;

    private readonly HashSet<(int Owner, int Key)> _written = [];
    private readonly Dictionary<(int Key, int Value), SyntaxNode> _stores = [];

    public MethodCode Code { get; } = code;

    /// <summary>Whether other code sees how the method ends. A method that only its own type calls ends where its callers end.</summary>
    public bool IsSeen { get; } = isSeen;

    public List<Sighting> All { get; } = [];

    /// <summary>Whether every way through the method was seen.</summary>
    public bool Complete { get; set; } = true;

    /// <summary>Notes that code elsewhere may look now.</summary>
    public void Add(State state, IMethodSymbol? called = null, int receiver = 0, bool isEnd = false)
    {
        if (All.Count < Most)
        {
            All.Add(new Sighting(this, state.Clone(), called, receiver, isEnd));
        }
        else
        {
            Complete = false;
        }
    }

    /// <summary>Notes that a member is written.</summary>
    public void Wrote(int owner, int key) => _written.Add((owner, key));

    /// <summary>Notes the assignment that writes a member.</summary>
    public void Wrote(int owner, int key, int value, SyntaxNode where)
    {
        Wrote(owner, key);
        _stores[(key, value)] = where;
    }

    public bool IsWritten(int owner, int key) => _written.Contains((owner, key));

    /// <summary>The assignment that gave a member its value, where it stands in this method.</summary>
    public SyntaxNode? StoreOf(int key, int value) => _stores.TryGetValue((key, value), out SyntaxNode? where) ? where : null;
}
