using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Look-ups of a callee that the caller has made before.</summary>
internal sealed partial class Import
{
    private const int Unknown = int.MinValue;

    /// <summary>Whether what the callee's look-ups gave is what they gave here. The caller learns what came out about it.</summary>
    public bool AgreeAnswers()
    {
        if ((_callee.Given is null && _callee.Found is null) || _call.Before is not { } before || (before.Given is null && before.Found is null))
        {
            return true;
        }

        foreach (KeyValuePair<Asked, int> answer in _callee.Given ?? [])
        {
            Fact fact = _callee.Of(answer.Value);
            if ((fact.IsNumber || fact.Nullness is Nullness.Null or Nullness.NotNull) && Here(answer.Key) is { } asked
                && (before.Given is not null && before.Given.TryGetValue(asked, out int known) ? !_caller.Conjoin(known, fact.AsAsked) : fact.Nullness == Nullness.Null && before.Found?.Contains(asked) == true))
            {
                return false;
            }
        }

        foreach (Asked found in before.Given is null ? [] : _callee.Found ?? [])
        {
            if (Here(found) is { } asked && before.Given!.TryGetValue(asked, out int known) && !_caller.Conjoin(PriorLookUps.Awaited(_caller, known), Fact.NotNull))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A look-up of the callee with values of the caller, if the caller has them.</summary>
    private Asked? Here(Asked asked)
    {
        int owner = asked.Owner;
        int first = asked.First;
        int second = asked.Second;
        int third = asked.Third;
        return Operand(ref owner, make: false) && Operand(ref first, make: false) && Operand(ref second, make: false) && Operand(ref third, make: false) ? new Asked(owner, asked.Method, first, second, third) : null;
    }

    /// <summary>The caller's value for one that the callee's look-up was made with; <see cref="Unknown"/> where it has none.</summary>
    private int Here(Operand operand, int none)
    {
        if (operand.Path is not { } path)
        {
            return operand.Constant is not { } constant ? none : ReferenceEquals(constant, Values.Operand.Null) ? Values.Asked.Null : _caller.Constant(constant);
        }

        int value = State.Root;
        if (path.Start >= 0 && (path.Start >= _entry.Length || !_map.TryGet(_entry[path.Start], out value)))
        {
            return Unknown;
        }

        foreach (object key in path.Keys)
        {
            if (!_caller.TryPeek(value, key, out value))
            {
                return Unknown;
            }
        }

        return value;
    }
}
