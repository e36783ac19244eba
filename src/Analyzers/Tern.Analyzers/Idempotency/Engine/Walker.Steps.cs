using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Steps that go there and back, and places that exchange what they hold.</content>
internal sealed partial class Walker
{
    private readonly HashSet<(string From, string To)> _moved = [];
    private readonly Dictionary<Slot, int> _stepped = [];
    private readonly List<(Slot Slot, int Direction, SyntaxNode Where)> _counted = [];

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        Value old = Visit(increment.Target);
        Value value = Value.From([old, Value.Of(1)], Change.Arithmetic);
        if (old is { Owner: Owner.Shared, Place: { } counter } && Turns.Chooses(increment, counter))
        {
            return increment.IsPostfix ? old : value;
        }

        AssignTo(increment.Target, value, increment.Syntax);
        NoteStep(PlaceOfTarget(increment.Target), increment.Kind == OperationKind.Increment ? 1 : -1, increment.Syntax);
        return increment.IsPostfix ? old : value;
    }

    /// <summary>Remembers steps up and down: what counts calls under way goes back to where it was.</summary>
    internal void NoteStep(Slot? slot, int direction, SyntaxNode where)
    {
        if (slot is not null)
        {
            if (!slot.Key.Contains("[]"))
            {
                // Stepped back on the same way: nothing is left of it.
                foreach ((Slot stepped, int up, SyntaxNode earlier) in _counted)
                {
                    if (stepped.Equals(slot) && up == -direction && _state.Done.Any(e => e.Where == earlier) && IsBehind(earlier, where))
                    {
                        _effects.FindAll(e => e.Rule == IdempotencyRules.Modify && slot.Equals(e.Slot) && (e.Where == earlier || e.Where == where)).ForEach(Undo);
                    }
                }

                _counted.Add((slot, direction, where));
            }

            _stepped[slot] = _stepped.TryGetValue(slot, out int seen) ? seen | (direction > 0 ? 1 : 2) : direction > 0 ? 1 : 2;
            if (_stepped[slot] == 3 && _inFinally)
            {
                _effects.FindAll(e => e.Rule == IdempotencyRules.Modify && slot.Equals(e.Slot)).ForEach(Undo);
            }
        }
    }

    /// <summary>Whether code runs whenever other code did that comes before: it is in the same block, or in one around it.</summary>
    private static bool IsBehind(SyntaxNode earlier, SyntaxNode later)
        => later.FirstAncestorOrSelf<BlockSyntax>() is { } block && earlier.SyntaxTree == later.SyntaxTree && block.Span.Contains(earlier.Span) && earlier.SpanStart < later.SpanStart;

    private Slot? PlaceOfTarget(IOperation target)
        => target switch
        {
            IFieldReferenceOperation field => PlaceOf(field.Instance is null ? null : Visit(field.Instance), field.Field),
            IPropertyReferenceOperation { Property.IsIndexer: false } property => PlaceOf(property.Instance is null ? null : Visit(property.Instance), property.Property),
            ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation => Visit(target) is { Owner: Owner.Shared, Place: { } place } ? place : null,
            _ => null,
        };

    /// <summary>Notes that two places have each got what the other held: a second run turns them back.</summary>
    private void Exchanged(Slot slot, Value key, Value value, SyntaxNode where)
    {
        if (value.Reads.Length != 1 || value.Reads[0].Change != Change.Copy || value.Object is not null)
        {
            return;
        }

        string to = slot.Key + "|" + key.Shape, from = value.Reads[0].Slot.Key + "|" + value.Lookup?.Key.Shape;
        if (to == from || (slot.Name == "[]" && (key.Shape is null || value.Lookup?.Key.Shape is null)))
        {
            return;
        }

        _moved.Add((from, to));
        if (_moved.Contains((to, from)))
        {
            Happens(IdempotencyRules.Modify, where, $"'{slot.Display}' is exchanged with what it was set from", slot: slot);
        }
    }
}
