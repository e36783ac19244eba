using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Names under which a callee meets one object, which only a caller can tell.</summary>
internal sealed partial class MethodAnalysis
{
    private List<(EntryPath, EntryPath)> SameObjects(State state, Call call, Summary summary, int[] values)
    {
        List<(EntryPath, EntryPath)> same = SameArguments(call, summary, values);
        foreach ((EntryPath place, int entry) in summary.Twins ??= FindTwins(summary))
        {
            int value = values[place.Start];
            for (int k = 0; k < place.Keys.Length && value != 0; k++)
            {
                value = state.TryPeek(value, place.Keys[k], out int next) ? next : 0;
            }

            if (value != 0 && value == values[entry] && same.Count < Limits.Seeds)
            {
                same.Add((place, new EntryPath(entry, [])));
            }
        }

        return same;
    }

    /// <summary>Objects that a method reaches through a value it is entered with, and of which it sets a member that it asks another such value for, or asks for one that it sets there.</summary>
    private List<(EntryPath Place, int Entry)> FindTwins(Summary summary)
    {
        List<(EntryPath Place, int Entry)> twins = [];
        foreach (Exit exit in summary.Exits)
        {
            foreach (Edge written in exit.State.Written)
            {
                if (exit.State.KeyOf(written) is not ISymbol key || Keys.TypeOf(key) is not { IsReferenceType: true } || !_program.MayBeNull(key))
                {
                    continue;
                }

                int setter = Array.IndexOf(summary.Entry, written.Owner);
                foreach (Question question in exit.State.Asked)
                {
                    if (question.Term is not null || question.Number != written.Key || question.Owner == written.Owner)
                    {
                        continue;
                    }

                    int asked = Array.IndexOf(summary.Entry, question.Owner);
                    if ((setter < 0) != (asked < 0) && EntryPath.Of(exit.State, summary.Entry, setter < 0 ? written.Owner : question.Owner) is { Start: >= 0 } place && !twins.Contains((place, Math.Max(setter, asked))))
                    {
                        twins.Add((place, Math.Max(setter, asked)));
                    }
                }
            }
        }

        return twins;
    }

    /// <summary>Arguments that are one object, of which the callee writes to one.</summary>
    private static List<(EntryPath, EntryPath)> SameArguments(Call call, Summary summary, int[] values)
    {
        List<(EntryPath, EntryPath)> same = [];
        for (int v = 1; v < values.Length && v <= call.Arguments.Length && v <= call.Method.Parameters.Length; v++)
        {
            int first = Array.IndexOf(values, values[v]);
            if (first < v && call.Method.Parameters[v - 1] is { RefKind: RefKind.None, Type.IsReferenceType: true }
                && summary.Exits.Exists(e => Array.Exists(e.State.Written, w => w.Owner == summary.Entry[v] || w.Owner == summary.Entry[first])))
            {
                same.Add((new EntryPath(v, []), new EntryPath(first, [])));
            }
        }

        return same;
    }
}
