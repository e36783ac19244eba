using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <content>
/// Methods that call themselves, alone or in a small circle. The first run takes what the inner call gives for unknown; a second run takes what the first one found. More runs would find conditions that go on
/// changing with the arguments, so the inner call forgets those (see <see cref="MethodAnalysis"/>).
/// </content>
internal sealed partial class NullProgram
{
    private readonly List<UnderWay> _underWay = [];

    // Summaries that rest on the first run of a method around them.
    private readonly Dictionary<(ISymbol, Context), UnderWay> _provisional = new(ContextComparer.Instance);

    /// <summary>What is known of a method whose analysis is under way; <see langword="null"/> if that is nothing yet, or it is not under way.</summary>
    public Summary? Recursive(ISymbol symbol)
    {
        symbol = symbol is IMethodSymbol { PartialImplementationPart: { } part } ? part.OriginalDefinition : symbol.OriginalDefinition;
        for (int i = _underWay.Count - 1; i >= 0; i--)
        {
            if (_underWay[i].Key is var (running, context) && context.Seeds.Count == 0 && SymbolEqualityComparer.Default.Equals(running, symbol))
            {
                return _underWay[i].Known;
            }
        }

        return null;
    }

    private Summary Analyse((ISymbol Symbol, Context Context) key, Func<Summary> run)
    {
        UnderWay here = new(key, _underWay.Count);
        _underWay.Add(here);
        try
        {
            Summary summary = run();
            if (here.IsCalledAgain && here.Resting.Count < Limits.Circle && summary.Exits.Count > 0)
            {
                Forget(here);
                here.Known = summary;
                Summary second = run();
                summary = second.Complete || !summary.Complete || (second.Exits.Exists(IsTold) && second.Exits.Count(IsTold) >= summary.Exits.Count(IsTold)) ? second : summary;
            }

            return summary;
        }
        finally
        {
            _underWay.RemoveAt(_underWay.Count - 1);
            foreach ((ISymbol, Context) resting in here.Resting)
            {
                _provisional.Remove(resting);
            }

            if (here.RestsOn is { } outer)
            {
                outer.Resting.Add(key);
                _provisional[key] = outer;
            }
        }
    }

    /// <summary>Whether a method knows what it gives: a null with its source, or something that its callers know.</summary>
    private static bool IsTold(Exit exit) => exit.State.IsEntry(exit.Result) || exit.State.Of(exit.Result) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null };

    /// <summary>A summary has been asked for that is being made, or that rests on one that is.</summary>
    private void NoteUse((ISymbol, Context) key, Summary? summary)
    {
        if (_underWay.Count == 0)
        {
            return;
        }

        UnderWay? used = null;
        if (summary is not null)
        {
            _provisional.TryGetValue(key, out used);
        }
        else
        {
            used = _underWay.Find(u => ContextComparer.Instance.Equals(u.Key, key));
        }

        if (used is null or { Known: not null })
        {
            return;
        }

        used.IsCalledAgain = true;
        for (int i = used.Position + 1; i < _underWay.Count; i++)
        {
            if (_underWay[i].RestsOn is not { } other || other.Position > used.Position)
            {
                _underWay[i].RestsOn = used;
            }
        }
    }

    private void Forget(UnderWay here)
    {
        foreach ((ISymbol, Context) resting in here.Resting)
        {
            _summaries.Remove(resting);
            _provisional.Remove(resting);
        }

        here.Resting.Clear();
    }

    /// <summary>A method that is being analysed.</summary>
    private sealed class UnderWay((ISymbol, Context) key, int position)
    {
        public (ISymbol Symbol, Context Context) Key { get; } = key;

        /// <summary>How many methods are around it.</summary>
        public int Position { get; } = position;

        /// <summary>What its first run found.</summary>
        public Summary? Known { get; set; }

        /// <summary>Whether its own run came to it once more.</summary>
        public bool IsCalledAgain { get; set; }

        /// <summary>The outermost method on whose first run its summary rests.</summary>
        public UnderWay? RestsOn { get; set; }

        /// <summary>Summaries that rest on its first run.</summary>
        public List<(ISymbol, Context)> Resting { get; } = [];
    }
}
