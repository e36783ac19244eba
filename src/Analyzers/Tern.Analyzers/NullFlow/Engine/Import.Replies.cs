using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a null of the callee is the answer for: the caller may know that there is none.</summary>
internal sealed partial class Import
{
    /// <summary>A key that is none of those that a map has: of a null that waits for it, who passes a constant has told so.</summary>
    private void NoteOther(Fact asked, int passed)
    {
        if (asked.Text is null && Array.Exists(asked.Not, static n => n is string) && MapKeys.Constant(_caller, passed) is null)
        {
            _untold |= !_caller.IsEntry(passed);
            _untoldEntry |= _caller.IsEntry(passed);
        }
    }

    /// <summary>An origin as it is here; <see langword="null"/> when it rests on an argument of which the caller knows nothing, or the caller knows what rules the null out.</summary>
    public Origin? Here(Origin origin)
    {
        Reply? left = null;
        if (IsAssumed || (origin.IsOnDemand && _untold) || (origin.Reply is { } reply && IsRuledOut(reply, out left)))
        {
            return null;
        }

        bool waits = _onDemand || (origin.IsOnDemand && _untoldEntry) || (origin.Reply is { IsForKey: true } && _registered);
        return origin.IsOnDemand == waits && origin.Reply is null ? origin : origin with { IsOnDemand = waits, Reply = left };
    }

    /// <summary>An origin as it is here; <see langword="null"/> where the caller has found what the callee looks for.</summary>
    public Origin? Answered(Origin origin)
    {
        if (origin.Reply is not { LookUp: { } answer } reply)
        {
            return origin;
        }

        return IsAnswered(answer, out Answer? left) ? null : origin with { Reply = (reply with { LookUp = left }).OrNone };
    }

    private Origin? Through(Origin origin)
    {
        if (Here(origin) is not { } known)
        {
            return null;
        }

        Origin travelled = known.Via(Describe.Returned(_call), _call.At.Where);
        return _promised && origin.Kind is OriginKind.Literal or OriginKind.Library ? travelled with { Kind = OriginKind.Implementation } : travelled;
    }

    /// <summary>Whether the caller knows what rules a null out. What it does not know, its own callers may.</summary>
    private bool IsRuledOut(Reply reply, out Reply? left)
    {
        left = null;
        int equal = Passed(reply.EqualTo);
        if (equal != 0 && _caller.Of(equal).Nullness == Nullness.Null)
        {
            // The value would have to be null itself, and nothing says that it can be.
            return true;
        }

        Answer? answer = null;
        int key = Passed(reply.Sought?.Key ?? 0);
        int empty = reply.EmptyOf is { } sequence ? Passed(sequence) : 0;
        if ((reply.LookUp is { } lookUp && IsAnswered(lookUp, out answer)) || (key != 0 && IsKnown(reply.Sought!, key)) || (empty != 0 && HasElements(empty)))
        {
            return true;
        }

        left = (reply with { EqualTo = PositionOf(equal), EmptyOf = empty == 0 ? null : KnownSequence.Of(_caller, empty), Sought = reply.Sought is { } sought ? Sought.By(PositionOf(key), sought.As, sought.Row) : null, LookUp = answer }).OrNone;
        return false;
    }

    /// <summary>The caller's value for a sequence that the callee was entered with; 0 where it has none.</summary>
    private int Passed(KnownSequence sequence)
    {
        int owner = 0;
        bool known = sequence.Position == KnownSequence.Statics || _map.TryGet(_entry[sequence.Position], out owner);
        owner = sequence.Position == KnownSequence.Statics ? State.Root : owner;
        return !known ? 0 : sequence.Member is not { } member ? owner : _caller.TryPeek(owner, member, out int held) ? held : 0;
    }

    private bool HasElements(int passed) => _caller.TryPeek(passed, Slot.Length, out int count) && _caller.Of(count).Low > 0;

    /// <summary>Whether the caller has a key from a row that refers to what is looked up, or has found something by it.</summary>
    private bool IsKnown(Sought sought, int key)
        => Library.Keyed.IsReference(_caller, key) || Library.Keyed.IsOwn(_caller, key, sought.As, sought.Row) || (sought.Row is { } row && _caller.WasFound(row, key));

    /// <summary>Whether a null is the answer of a look-up that found something when the caller made it before. Otherwise the caller's own callers may have made it.</summary>
    private bool IsAnswered(Answer answer, out Answer? left)
    {
        left = null;
        if (_call.Before is not { } before || Here(answer.Owner, none: -1) is not (var owner and not Unknown))
        {
            return false;
        }

        int[] arguments = [-1, -1, -1];
        for (int a = 0; a < answer.Arguments.Length; a++)
        {
            arguments[a] = Here(answer.Arguments[a], none: Unknown);
            if (arguments[a] == Unknown)
            {
                return false;
            }
        }

        Asked asked = new(owner, answer.Method, arguments[0], arguments[1], arguments[2]);
        if (before.Has(_caller, asked))
        {
            return true;
        }

        left = _analysis.Rebased(_caller, _call, answer, asked);
        return false;
    }

    /// <summary>What the caller passes at a position; 0 for none.</summary>
    private int Passed(int position) => position > 0 && position < _entry.Length && _map.TryGet(_entry[position], out int argument) ? argument : 0;

    /// <summary>Position among the caller's own parameters of what it passes; 0 for none.</summary>
    private int PositionOf(int passed) => passed == 0 ? 0 : Math.Max(0, Array.IndexOf(_caller.Entry, passed));
}
