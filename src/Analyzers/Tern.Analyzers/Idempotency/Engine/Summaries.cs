using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>
/// Answers of calls that changed nothing, for the next call with the same arguments. Most of what a method reaches only reads: it is followed once, not once for each way to it.
/// </summary>
internal sealed class Summaries
{
    private const int WorthIt = 12;
    private const int MaxText = 1_200;
    private const int MaxPerCall = 4;
    private const int MaxKept = 20_000;
    private readonly Dictionary<ISymbol, int> _costs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(string, string), List<Summary>> _answers = [];
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, Probed> _probes = new(StringComparer.Ordinal);
    private int _kept;

    /// <summary>The text of a call by which it is known again; <see langword="null"/> if that is not worth its cost, or some argument has no text.</summary>
    public string? KeyOf(IMethodSymbol method, Value receiver, IReadOnlyList<Argument> arguments, bool always = false)
    {
        if (!always && _costs.TryGetValue(method, out int cost) && cost < WorthIt)
        {
            return null;
        }

        StringBuilder text = new();
        bool known = Describe(text, receiver, 0);
        foreach (Argument argument in arguments)
        {
            if (!known || text.Length > MaxText)
            {
                return null;
            }

            text.Append(',').Append(argument.Parameter?.Ordinal ?? -1).Append('=');
            known = argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out) && Describe(text, argument.Value, 0);
        }

        return known && text.Length <= MaxText ? text.ToString() : null;
    }

    public void Cost(IMethodSymbol method, int steps) => _costs[method] = _costs.TryGetValue(method, out int known) ? Math.Max(known, steps) : steps;

    /// <summary>What a call with these arguments did and answered before, where the places that attempts share held the same.</summary>
    public Summary? Find(IMethodSymbol method, string key, PathState state)
        => _answers.TryGetValue((NameOf(method), key), out List<Summary>? known) ? known.Find(s => ReferenceEquals(s.Before.Slots, state.Slots)) : null;

    /// <summary>Keeps what a call did, if it is no effect, so that it can be done again without following the call.</summary>
    public void Keep(IMethodSymbol method, string key, Summary summary)
    {
        if (summary.Answer.Function is not null || summary.Answer.Fresh != Fresh.None || summary.Before.Done.Count != summary.After.Done.Count
            || (summary.Answer.Object is { } made && (!made.IsPlain() || summary.Given.Contains(made))))
        {
            return;
        }

        if (++_kept > MaxKept)
        {
            _answers.Clear();
            _kept = 0;
        }

        (string, string) at = (NameOf(method), key);
        if (!_answers.TryGetValue(at, out List<Summary>? known))
        {
            _answers[at] = known = [];
        }

        if (known.Count == MaxPerCall)
        {
            known.RemoveAt(0);
        }

        known.Add(summary);
    }

    /// <summary>What a call was seen to do before.</summary>
    public Probed Probe(IMethodSymbol method, string? key, Func<Probed> find)
    {
        if (key is null)
        {
            return find();
        }

        string at = NameOf(method) + ":" + key;
        return _probes.TryGetValue(at, out Probed known) ? known : _probes[at] = find();
    }

    private string NameOf(ISymbol method) => _names.TryGetValue(method, out string? name) ? name : _names[method] = _names.Count.ToString(CultureInfo.InvariantCulture);

    private static bool Describe(StringBuilder text, Value value, int depth)
    {
        if (ReferenceEquals(value, Value.Unknown))
        {
            text.Append('?');
            return true;
        }

        if (value.Function is not null || depth > 4 || text.Length > MaxText || value.Filter is not null)
        {
            return false;
        }

        if (value.Constant.HasValue)
        {
            text.Append('"').Append(value.Constant.Value).Append('"');
            return true;
        }

        text.Append((int)value.Owner).Append((int)value.Fresh).Append(value.FromArgument ? 'a' : '-').Append(value.Optional ? 'o' : '-').Append(value.IsIndex ? 'i' : '-').Append(value.IsUntracked ? 'u' : '-')
            .Append(value.Symbol).Append('@').Append(value.Place?.Key).Append('#').Append(value.Made);
        foreach (Read read in value.Reads)
        {
            text.Append('<').Append(read.Slot.Key).Append((int)read.Change).Append(read.Filtered ? 'f' : '-');
        }

        if (value.Lookup is { } lookup)
        {
            text.Append('L').Append(lookup.Container.Key).Append(lookup.MustExist ? '!' : '-');
            if (!Describe(text, lookup.Key, depth + 1))
            {
                return false;
            }
        }

        return (value.Condition is null || Describe(text, value.Condition)) && (value.Text is not { } template || Describe(text, template, depth)) && (value.Object is not { } made || Describe(text, made, depth));
    }

    private static bool Describe(StringBuilder text, Template template, int depth)
    {
        text.Append('T').Append(template.Format);
        return template.Holes.Count < 8 && template.Holes.All(hole => Describe(text, hole, depth + 1));
    }

    private static bool Describe(StringBuilder text, LocalObject made, int depth)
    {
        if (made.Members.Count > 16)
        {
            return false;
        }

        text.Append('{').Append(made.Type?.Name);
        foreach (KeyValuePair<string, Value> member in made.Members)
        {
            text.Append(';').Append(member.Key).Append(':');
            if (!Describe(text, member.Value, depth + 1))
            {
                return false;
            }
        }

        text.Append('}');
        return (made.Element is null || Describe(text.Append('['), made.Element, depth + 1)) && (made.Base is null || Describe(text.Append('^'), made.Base, depth + 1));
    }

    private static bool Describe(StringBuilder text, Condition condition)
    {
        switch (condition)
        {
            case Atom { Kind: not AtomKind.Outcome } atom:
                text.Append('A').Append((int)atom.Kind).Append(atom.Where.SpanStart).Append(atom.Where.SyntaxTree.FilePath).Append(atom.Slot?.Key).Append(atom.Key?.Symbol).Append(atom.Constant.Value);
                return true;
            case Negation negation:
                return Describe(text.Append('!'), negation.Of);
            case Group group:
                text.Append(group.All ? '&' : '|');
                return group.Parts.All(part => Describe(text.Append('('), part));
            default:
                return false;
        }
    }
}

/// <summary>What a call that has no effect did.</summary>
/// <param name="Before">What held before it.</param>
/// <param name="After">What held after it.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Events">The changes that it made.</param>
/// <param name="Given">Objects that were passed: an answer that is one of them is none of its own.</param>
/// <param name="Opaque">How many calls it made of what cannot be seen.</param>
internal sealed record Summary(PathState Before, PathState After, Value Answer, IReadOnlyList<StateEvent> Events, IReadOnlyList<LocalObject?> Given, int Opaque)
{
    public bool Equals(Summary? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
