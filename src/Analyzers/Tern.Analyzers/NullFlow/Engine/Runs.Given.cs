using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What look-ups gave, in two runs that become one.</summary>
internal sealed partial class Runs
{
    /// <summary>What was given to both of them, and what was found by both.</summary>
    private void JoinGiven(State into, State other)
    {
        if ((into.Given is null && into.Found is null) || (other.Given is null && other.Found is null))
        {
            into.Given = null;
            into.Found = null;
            return;
        }

        HashSet<Asked> here = FoundBy(into);
        HashSet<Asked> found = [];
        foreach (Asked asked in FoundBy(other))
        {
            if (Mapped(into, asked) is { } same && here.Contains(same))
            {
                found.Add(same);
            }
        }

        Dictionary<Asked, int> given = [];
        foreach (KeyValuePair<Asked, int> answer in into.Given is null ? [] : other.Given ?? [])
        {
            if (scratch.Map.TryGet(answer.Value, out int value) && Mapped(into, answer.Key) is { } same && into.Given!.TryGetValue(same, out int known) && known == value)
            {
                given[same] = value;
            }
        }

        into.Given = given.Count > 0 ? given : null;
        into.Found = found.Count > 0 ? found : null;
    }

    private static HashSet<Asked> FoundBy(State state)
    {
        HashSet<Asked> found = state.Found is { } before ? [.. before] : [];
        foreach (KeyValuePair<Asked, int> answer in state.Given ?? [])
        {
            if (PriorLookUps.IsThere(state, answer.Value))
            {
                found.Add(answer.Key);
            }
        }

        return found;
    }

    /// <summary>A look-up of the other run with the values of this one.</summary>
    private Asked? Mapped(State into, Asked asked)
        => TryMap(into, asked.Owner, out int owner) && TryMap(into, asked.First, out int first) && TryMap(into, asked.Second, out int second) && TryMap(into, asked.Third, out int third)
            ? new Asked(owner, asked.Method, first, second, third)
            : null;

    private bool TryMap(State into, int value, out int here)
    {
        here = value;
        return value < 0 || scratch.Map.TryGet(value, out here) || (Array.IndexOf(into.Entry, here = value) >= 0);
    }
}
