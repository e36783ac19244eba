using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Writes: what stays after the attempt.</content>
internal sealed partial class Walker
{
    private void SetLocal(ISymbol symbol, Value value) => _state = _state with { Locals = _state.Locals.SetItem(symbol.OriginalDefinition, value) };

    private Value Assigned(IAssignmentOperation assignment)
    {
        switch (assignment)
        {
            case ICompoundAssignmentOperation compound:
            {
                Value old = Visit(compound.Target);
                Value added = Visit(compound.Value);
                Value value = Calculate(compound.OperatorKind, old, added, compound.Type);
                StoreSum(value, () => AssignTo(compound.Target, value, compound.Syntax));
                return value;
            }

            case ICoalesceAssignmentOperation coalesce:
            {
                Value old = Visit(coalesce.Target);
                PathState before = _state;
                Condition? missing = IsNull(old, coalesce.Target.Syntax);
                _branches++;
                _state = Assume(before, missing, true);
                Value value = Visit(coalesce.Value);
                AssignTo(coalesce.Target, value, coalesce.Syntax);
                _branches--;
                _state = PathState.Merge(_state, Assume(before, missing, false));
                return Value.Either(old, value) with { Optional = old.Optional && !value.FromArgument };
            }

            case IDeconstructionAssignmentOperation deconstruction:
            {
                Value value = Visit(deconstruction.Value);
                Assign(deconstruction.Target, value);
                return value;
            }

            default:
            {
                if (assignment.Target is IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation)
                {
                    Value value = Visit(assignment.Value);
                    int before = _effects.Count;
                    StoreSum(value.Reads.Any(r => r.Change != Change.Copy) ? value : Value.Unknown, () => AssignTo(assignment.Target, value, assignment.Syntax));
                    NoteGiven(before, assignment);
                    return value;
                }

                Value assigned = Visit(assignment.Value);
                Assign(assignment.Target, assigned);
                return assigned;
            }
        }
    }

    /// <summary>Stores a sum: behind the tests of a part that is nought otherwise.</summary>
    internal void StoreSum(Value value, Action store)
    {
        ImmutableArray<Guard> outer = _state.Guards;
        _state = _state with { Guards = [.. outer, .. value.Behind.Where(g => !outer.Contains(g))] };
        store();
        _state = _state with { Guards = outer };
    }

    /// <summary>Gives a value to a variable, a declaration or the parts of a tuple.</summary>
    private void Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case IVariableDeclaratorOperation variable:
                SetLocal(variable.Symbol, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    string name = $"Item{i + 1}";
                    Assign(tuple.Elements[i], value.Object?.Members.TryGetValue(name, out Value? part) == true ? part : Value.From([value]).Detached() with { Owner = value.Owner == Owner.Argument ? Owner.Argument : Owner.Unknown });
                }

                break;
            default:
                AssignTo(target, value, target.Syntax);
                break;
        }
    }

    private void AssignTo(IOperation target, Value value, SyntaxNode where)
    {
        switch (target)
        {
            case IConversionOperation conversion:
                AssignTo(conversion.Operand, value, where);
                break;
            case ILocalReferenceOperation local:
                if (local.Local.IsRef && _state.Locals.TryGetValue(local.Local, out Value? reference) && reference is { Owner: Owner.Shared, Place: { } place })
                {
                    Write(place, Value.Unknown, value, where);
                }
                else
                {
                    SetLocal(local.Local, value);
                }

                break;
            case IParameterReferenceOperation parameter:
                if (_state.Locals.TryGetValue(parameter.Parameter.OriginalDefinition, out Value? passed))
                {
                    if (parameter.Parameter.RefKind == RefKind.Ref && passed is { Owner: Owner.Shared, Place: { } referred })
                    {
                        Write(referred, Value.Unknown, value, where);
                    }

                    SetLocal(parameter.Parameter, value);
                }
                else if (parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
                {
                    SetMember(_frame.This, parameter.Parameter, value, where);
                }

                break;
            case IFieldReferenceOperation field:
                SetMember(field.Instance is null ? null : Visit(field.Instance), field.Field, value, where);
                break;
            case IPropertyReferenceOperation property:
                SetProperty(property, value, where);
                break;
            case IArrayElementReferenceOperation element:
                SetElement(Visit(element.ArrayReference), [.. element.Indices.Select(Visit)], value, where);
                break;
            case IInvocationOperation { TargetMethod.ReturnsByRef: true } byRef when Visit(byRef) is { Owner: Owner.Shared, Place: { } referenced } found:
                Write(referenced, found.Lookup?.Key ?? Value.Unknown, value, where);
                break;
            case IConditionalAccessOperation access:
                Value outer = _receiver;
                _receiver = Visit(access.Operation);
                AssignTo(access.WhenNotNull, value, where);
                _receiver = outer;
                break;
        }
    }

    private void SetProperty(IPropertyReferenceOperation reference, Value value, SyntaxNode where)
    {
        IPropertySymbol property = reference.Property;
        Value? instance = reference.Instance is null ? null : Visit(reference.Instance);
        List<Argument> keys = [.. reference.Arguments.Select(a => new Argument(a.Parameter, Visit(a.Value), a.Value))];
        if (property.SetMethod is { } setter && IsWritten(property) && bodies.Targets(setter, instance?.Object?.Type) is { Count: > 0 } targets)
        {
            HashSet<Effect> before = [.. _effects];
            Enter(targets, instance ?? Value.Unknown, [.. keys, new Argument(setter.Parameters.LastOrDefault(), value, null)], reference);
            foreach (Effect effect in _effects.FindAll(e => !before.Contains(e) && e.Slot is { } slot && Relative(slot, value) is not null))
            {
                // It is the value that makes it so, not the code of the property.
                Effect here = effect with { Where = where, Chain = [.. _chain] };
                _effects[_effects.IndexOf(effect)] = here;
                _state = _state with { Done = _state.Done.Remove(effect).Add(here) };
            }

            return;
        }

        if (property.IsIndexer)
        {
            SetElement(instance ?? Value.Unknown, [.. keys.Select(k => k.Value)], value, where);
            return;
        }

        if (property.Name is "Position" or "Length" && value.Constant is { HasValue: true, Value: 0 or 0L } && instance is { Owner: Owner.Shared, Place: { } written } && Collections.IsCollection(property.ContainingType))
        {
            // What is written from here on replaces what was there.
            NoteRemove(written, Value.Unknown, where);
            return;
        }

        if (property.Name == "Value" && property.ContainingType.Name is "AsyncLocal" or "ThreadLocal")
        {
            return;
        }

        if (property.Name == "State" && instance is not null && Stores.SetState(this, instance, value, where))
        {
            return;
        }

        SetMember(instance, property, value, where);
    }

    private static Slot? PlaceOf(Value? instance, ISymbol member)
        => instance is null || member.IsStatic ? Static(member)
            : instance is { Owner: Owner.Shared, Place: { } place } ? place.Member(member.Name, member is IPropertySymbol property && Stores.IsTable(property.Type))
            : null;

    private void SetMember(Value? instance, ISymbol member, Value value, SyntaxNode where)
    {
        if (member is IFieldSymbol { IsStatic: true } field && field.GetAttributes().Any(a => a.AttributeClass?.Name == "ThreadStaticAttribute"))
        {
            return;
        }

        if (instance is { Owner: Owner.Local, Object: { } made })
        {
            made.Set(member.Name, Names.IsDeadline(member.Name) ? value with { Fresh = Fresh.None } : value, _branches);
        }
        else if (PlaceOf(instance, member) is { } slot)
        {
            Write(slot, Value.Unknown, value, where);
        }
    }

    private void SetElement(Value container, IReadOnlyList<Value> keys, Value value, SyntaxNode where)
    {
        Value key = keys.Count == 0 ? Value.Unknown : keys.Count == 1 ? keys[0] : Value.From(keys);
        if (container is { Owner: Owner.Local, Object: { } made })
        {
            if (key.Constant is { HasValue: true, Value: string name })
            {
                made.Set(name, value, _branches);
            }
            else
            {
                made.Add(value);
            }
        }
        else if (container is { Owner: Owner.Shared, Place: { } place })
        {
            Note(EventKind.Insert, place, key, where);
            Write(place.Element(), key, value, where);
        }
    }

    /// <summary>Stores a value in a place that attempts share.</summary>
    internal void Write(Slot slot, Value key, Value value, SyntaxNode where)
    {
        Note(EventKind.Assign, slot, value, where);
        Value old = _state.Slots.TryGetValue(slot, out Value? known) ? known : Value.Unknown;
        if (_inFinally && value.Constant.HasValue)
        {
            // What a call holds while it runs, and gives back when it ends.
            _effects.FindAll(e => slot.Equals(e.Slot)).ForEach(Undo);
        }
        else if (!slot.IsSilent)
        {
            Check(slot, key, value, where, old);
            Exchanged(slot, key, value, where);
        }

        _state = _state with { Slots = _state.Slots.SetItem(slot, value) };
    }

    private void Check(Slot slot, Value key, Value value, SyntaxNode where, Value old)
    {
        // A place that this attempt has filled from nothing is built anew each time.
        bool anew = old.Owner == Owner.Local || old.Constant.HasValue;
        if (Relative(slot, value) is { } change && !anew)
        {
            if (change == Change.Append)
            {
                NoteInsert(slot, Value.Unknown, where);
            }

            string what = $"'{slot.Display}' {(change == Change.Append ? "grows by what is appended" : "is set to a value made of what it was")}";
            Value? grown = change == Change.Append ? GrownBehind(slot, value) : null;
            Happens(slot.IsStore ? IdempotencyRules.RelativeUpdate : change == Change.Append ? IdempotencyRules.Append : IdempotencyRules.Modify, where, what, grown, slot);
        }
        else if (key.Reads.Any(r => r.Change == Change.Arithmetic && slot.IsWithin(r.Slot)))
        {
            Happens(IdempotencyRules.Append, where, $"'{slot.Display}' gets an element behind its last");
        }
        else if (key.Fresh != Fresh.None)
        {
            Happens(IdempotencyRules.FreshValue, where, $"'{slot.Display}' gets an element with {Sources.Describe(key.Fresh)} as its key", key);
        }
        else if (!(value.Object?.Type is { } type && Names.IsSilentPlace(type.Name)) && Stored(value, slot.Name) is ({ } fresh, var member) && !(fresh.Fresh == Fresh.Time && Names.IsTimer(slot.Key)) && !Turns.IsHolder(slot))
        {
            Happens(IdempotencyRules.FreshValue, where, $"{Sources.Describe(fresh.Fresh)} is stored in '{slot.Display}'{(member is null ? "" : $" as '{member}'")}", fresh, slot);
        }
    }

    /// <summary>Whether a value is a copy of what its place held, to which something was added.</summary>
    private static bool Grows(Slot slot, Value value)
        => value.Object is { Growth.IsDefault: false, IsSifted: false } && value.Reads.Any(r => r is { Change: Change.Copy, Filtered: false } && r.Slot.Equals(slot));

    /// <summary>What stands for the tests behind which something was added to a copy of what a place held.</summary>
    internal static Value? GrownBehind(Slot slot, Value value) => Grows(slot, value) ? new Value { Born = value.Object!.Growth } : null;

    /// <summary>How a value depends on what its place held.</summary>
    internal static Change? Relative(Slot slot, Value value)
    {
        IEnumerable<Read> reads = value.Reads;
        if (value is { Object: { } made } && (value.Owner == Owner.Local || made.Base is not null))
        {
            // What is there, or a changed copy of it, on one of two ways: a copy is of this attempt, whatever else it may be.
            reads = reads.Concat(made.All().SelectMany(m => m.Value.Reads.Where(r => !IsOfOther(slot, made, m.Name, r))));
            if (Grows(slot, value))
            {
                reads = reads.Append(new Read(slot, Change.Append));
            }

            if (slot.Name != "[]" && made.Type is { DeclaringSyntaxReferences.Length: > 0 } && !Collections.IsCollection(made.Type) && made.Members.Values.Any(v => v.Reads.Any(r => r.Change == Change.Copy && r.Slot.Equals(slot))))
            {
                // A chain that what was there becomes a link of.
                reads = reads.Append(new Read(slot, Change.Append));
            }
        }

        // Text with what was there in it, and more.
        Change? change = value.Text is { Format.Length: > 1 } text && text.Holes.Any(h => h.Reads.Any(r => r.Change == Change.Copy && !r.Filtered && r.Slot.Equals(slot))) ? Change.Append : null;
        foreach (Read read in reads)
        {
            if (read.Change != Change.Copy && !read.Filtered && read.Slot.IsWithin(slot) && !(change >= read.Change))
            {
                change = read.Change;
            }
        }

        return change;
    }

    /// <summary>Whether a member of a row is made of another member, which stays as it was: a sum of parts.</summary>
    private static bool IsOfOther(Slot slot, LocalObject made, string member, Read read)
    {
        Slot? part = read.Slot;
        while (part?.Parent is { } parent && !parent.Equals(slot))
        {
            part = parent;
        }

        return part?.Parent is not null && made.Members.ContainsKey(member) && !string.Equals(part.Name, member, StringComparison.OrdinalIgnoreCase)
            && (made.Members.TryGetValue(part.Name, out Value? own) ? !own.Reads.Any(r => r.Change != Change.Copy) : made.Base is not null || made.Type?.GetMembers(part.Name).IsEmpty == false);
    }

    /// <summary>What of a value differs from attempt to attempt, and in which member.</summary>
    internal static (Value? Fresh, string? Member) Stored(Value value, string name)
    {
        if (value.Fresh != Fresh.None && !Names.IsDeadline(name) && !Names.IsTrace(name))
        {
            return (value, null);
        }

        if (value is { Owner: Owner.Local, Object: { } made })
        {
            foreach ((string member, Value inner) in made.All())
            {
                if (inner.Fresh != Fresh.None && !Names.IsDeadline(member) && !Names.IsTrace(member) && !Names.IsSilentPlace(member))
                {
                    return (inner, member);
                }
            }
        }

        return (null, null);
    }

    private Value EventAssigned(IEventAssignmentOperation assignment)
    {
        Value handler = Visit(assignment.HandlerValue);
        if (assignment.EventReference is not IEventReferenceOperation reference || PlaceOf(reference.Instance is null ? null : Visit(reference.Instance), reference.Event) is not { IsSilent: false } slot)
        {
            return handler;
        }

        if (!assignment.Adds)
        {
            NoteRemove(slot, handler, assignment.Syntax);
        }
        else if (!IsEmptied(slot))
        {
            Happens(IdempotencyRules.Append, assignment.Syntax, $"'{slot.Display}' gets one more handler");
        }

        return handler;
    }
}
