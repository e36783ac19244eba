using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Members and elements: what they hold when a run has not assigned them depends on where the object comes from.</summary>
internal sealed partial class MethodAnalysis
{
    [MethodImpl(Hot.Path)]
    private int Member(State state, int owner, object key, ITypeSymbol? type, SyntaxNode where)
    {
        if (state.TryPeek(owner, key, out int value))
        {
            return value;
        }

        if (owner == State.Root)
        {
            return key is ISymbol { IsStatic: true } member && Static(state, member, where) is var known and not 0 ? known
                : state.Ask(owner, key, key is ITypeParameterSymbol ? Fact.NotNull : StaticFact(key, type));
        }

        Fact fact = state.Of(owner);
        if (key is long or string or ItemAt && (fact.Members != Members.Entry || state.TryPeek(owner, Slot.Element, out _)))
        {
            return Item(state, owner, key, type, where);
        }

        switch (fact.Members)
        {
            case Members.Entry:
                return state.Ask(owner, key, Depth(state, owner) > Limits.PathDepth ? Fact.Nothing : _program.EntryFact(key, type));
            case Members.Fresh when key is not Slot && !_program.IsSetUnseen(key) && !IsConstructed(fact.Type):
                ITypeSymbol? held = Keys.TypeOf(key) ?? type;
                value = IsNullable(held)
                    ? state.New(Fact.Null(new Origin(fact.Type?.IsValueType == true ? OriginKind.Struct : OriginKind.Unset, Describe.Unset(key, fact.Type), where) { Member = key as ISymbol }))
                    : Default(state, held);
                break;
            case Members.Decoded when ReferenceEquals(key, Slot.Element):
                ITypeSymbol? each = fact.Type is IArrayTypeSymbol array ? array.ElementType : (fact.Type as INamedTypeSymbol)?.TypeArguments.LastOrDefault() ?? type;
                value = state.New(new Fact { Type = each, Members = each?.IsReferenceType == true ? Members.Decoded : Members.Unknown });
                break;
            case Members.Unknown when key is ILocalSymbol or IParameterSymbol && fact.Targets is not null:
                // The code around the function has not ended yet.
                return Member(state, State.Root, key, type, where);
            case Members.Decoded when key is ISymbol member:
                value = state.New(_program.DecodedFact(member, fact.Type, where));
                _program.HoldNulls(state, value, member, where);
                break;
            case not Members.Decoded when ReferenceEquals(key, Slot.Last) && state.TryPeek(owner, Slot.Before, out _) && state.TryPeek(owner, Slot.Length, out int size) && state.Of(size) is { IsNumber: true, Low: > 0 and var places }:
                return Member(state, owner, places - 1, type, where);
            default:
                value = ReferenceEquals(key, Slot.Length) && state.TryCount(owner, out int count) ? count : state.New(_program.UnknownFact(key, type));
                break;
        }

        state.Write(owner, key, value);
        return value;
    }

    /// <summary>What stands under an index or a key: of a map, what is known of its items holds for one of them only where it is a null or a function.</summary>
    private int Item(State state, int owner, object key, ITypeSymbol? type, SyntaxNode where)
    {
        if ((key is long && !state.TryPeek(owner, Slot.Keys, out _)) || key is ElementAt)
        {
            return key is long place && state.TryPeek(owner, Slot.Unset, out int unset) && LeftOut(state, owner, place, unset, type, where) is var left and not 0 ? left : Member(state, owner, Slot.Element, type, where);
        }

        if (state.TryPeek(owner, Slot.Element, out int element))
        {
            Fact fact = state.Of(element);
            switch (fact)
            {
                case { Nullness: Nullness.Null, Origin: { } origin }:
                    return state.New(fact with { Nullness = Nullness.Maybe, Origin = origin });
                case { Nullness: Nullness.Maybe } or { Targets: not null } or { Members: Members.Entry }:
                case { Nullness: Nullness.NotNull } when key is ItemAt:
                    return element;
            }
        }

        return state.New(_program.UnknownFact(key, type));
    }

    /// <summary>Whether an array has a place that the shorter one before did not have. Where nobody knows how long that was, it is the last that was added.</summary>
    private static bool IsAdded(State state, int array, long place)
    {
        if (!state.TryPeek(array, Slot.Before, out int before))
        {
            return true;
        }

        return state.TryPeek(before, Slot.Length, out int had) && state.Of(had) is { IsNumber: true, Low: var least }
            ? place >= least
            : state.TryPeek(array, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: var count } && place == count - 1;
    }

    /// <summary>
    /// An element of which nobody has said anything, where others are set: not set, or perhaps not set where data say which ones are, or what stood there in the shorter array before. 0 where that is open.
    /// </summary>
    private int LeftOut(State state, int array, long place, int unset, ITypeSymbol? type, SyntaxNode where)
    {
        if (state.Of(unset) is { Nullness: Nullness.Null, Origin: { } origin } fact && _program.Filling?.IsScattered(origin.Where) == true)
        {
            int left = state.New(fact with { Nullness = Nullness.Maybe, Origin = origin });
            state.Write(array, place, left);
            return left;
        }

        if (place < 0 || (state.TryPeek(array, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: var count } && place >= count))
        {
            // Such an element there is not: the run ends with another exception.
            return state.New(Fact.NotNull);
        }

        return IsSetSomewhere(state, array) ? 0
            : IsAdded(state, array, place) ? unset
            : Member(state, state.TryPeek(array, Slot.Before, out int before) ? before : array, place, type, where);
    }

    /// <summary>Whether an element of an array was set of which nobody knows which it is.</summary>
    private static bool IsSetSomewhere(State state, int array)
    {
        foreach (Edge edge in state.EdgesOf(array))
        {
            if (state.KeyOf(edge) is Values.At or ElementAt)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a constructor has said of each member what it holds: one that is not known any more is open, not unset.</summary>
    private static bool IsConstructed(ITypeSymbol? type) => type is { IsReferenceType: true, IsAnonymousType: false, TypeKind: not TypeKind.TypeParameter };

    public int Read(State state, int owner, object key, ITypeSymbol? type, SyntaxNode where) => Member(state, owner, key, type, where);

    public int AsType(State state, int value, ITypeSymbol? type) => Typed(state, value, type);

    /// <summary>Another object with the same members, which is not null.</summary>
    public int Copy(State state, int source, SyntaxNode where)
    {
        int copy = Clone(state, source, state.Of(source).Type, where);
        if (state.IsEntry(copy))
        {
            state.Set(copy, state.Of(copy) with { Members = Members.Unknown });
        }

        return copy;
    }

    public void Put(State state, int owner, int element) => AddElement(state, owner, element);

    public int ReadElement(State state, int owner, int index, Instruction i) => Element(state, owner, index, i);

    public void WriteElement(State state, int owner, int index, int value)
    {
        object key = KeyAt(state, owner, index, -1);
        if (key is At && state.Of(value).Nullness is Nullness.Null or Nullness.Maybe)
        {
            OpenPlaces(state, owner);
        }

        state.Write(owner, key, value);
    }

    [MethodImpl(Hot.Path)]
    private static int Depth(State state, int value)
    {
        int depth = 0;
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == value)
            {
                depth++;
                value = q.Owner;
                if (q.Term is not null || value == State.Root)
                {
                    return depth;
                }
            }
        }

        return depth;
    }

    /// <summary>A null is none where the type's argument is a value type.</summary>
    [MethodImpl(Hot.Path)]
    private int Typed(State state, int value, ITypeSymbol? type)
    {
        if (type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } && state.Of(value).Nullness is Nullness.Null or Nullness.Maybe)
        {
            return Default(state, type);
        }

        return value;
    }

    /// <summary>Whether the default of a type is null.</summary>
    private static bool IsNullable(ITypeSymbol? type)
        => type is null or { IsReferenceType: true } or { TypeKind: TypeKind.TypeParameter, IsValueType: false } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>The default of a value type.</summary>
    private int Default(State state, ITypeSymbol? type)
        => type is { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None }
            ? state.Constant(0)
            : state.New(Fact.NotNull with { Type = type, Exact = true, Members = FreshMembersOf(type) });

    /// <summary>A task structure that nobody made: it is complete, and gives null.</summary>
    private static int DefaultTask(State state, Instruction i)
    {
        int task = state.New(Fact.NotNull with { Type = i.Type, Exact = true });
        state.Write(task, Slot.Result, state.New(Fact.Null(new Origin(OriginKind.Struct, "the default of 'ValueTask' gives null", i.Where))));
        return task;
    }

    /// <summary>Members of a type that is compiled here, or of a tuple, are seen; those of another are not.</summary>
    private Members FreshMembersOf(ITypeSymbol? type)
        => type is not null && (type.IsTupleType || type.IsAnonymousType || _program.IsSource(type)) ? Members.Fresh : Members.Unknown;

    /// <summary>A struct whose members are null for a reason; 0 when its members are not followed, or none of them can be null.</summary>
    public int Unset(State state, ITypeSymbol? type, Origin origin)
    {
        if (type is not INamedTypeSymbol { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } named)
        {
            return 0;
        }

        if (named is { Name: "KeyValuePair", TypeArguments.Length: 2 })
        {
            return UnsetPair(state, named, origin);
        }

        if (FreshMembersOf(named) != Members.Fresh)
        {
            return 0;
        }

        IEnumerable<object> keys = named.IsTupleType ? named.TupleElements.Where(e => e.Type.IsReferenceType).Select(Keys.Of) : _program.InstanceKeys(named).Where(k => Keys.TypeOf(k)?.IsReferenceType == true);
        int value = 0;
        foreach (object key in keys)
        {
            value = value != 0 ? value : Default(state, named);
            state.Write(value, key, state.New(Fact.Null(origin with { Member = key as ISymbol })));
        }

        return value;
    }

    /// <summary>A pair of a library: its parts are what its properties give.</summary>
    private int UnsetPair(State state, INamedTypeSymbol type, Origin origin)
    {
        int value = state.New(Fact.NotNull with { Type = type, Exact = true });
        foreach (IPropertySymbol part in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (part is { Name: "Key" or "Value", Type.IsReferenceType: true })
            {
                state.Write(value, Keys.Of(part), state.New(Fact.Null(origin)));
            }
        }

        return type.TypeArguments.Any(t => t.IsReferenceType) ? value : 0;
    }

    private void Store(State state, int owner, object key, int value, SyntaxNode where)
    {
        Fact fact = state.Of(value);
        if (fact is { Nullness: Nullness.Null or Nullness.Maybe, Origin: { } origin } && key is ISymbol symbol and not (ILocalSymbol or IParameterSymbol))
        {
            int copy = state.New(fact with { Origin = origin.Via("stored in " + Describe.Name(symbol), where) });
            value = fact.Nullness == Nullness.Maybe ? value : copy;
        }

        if (_program.Filling is { } filling && filling.Fills(key) && state.TryPeek(value, Slot.Element, out int element) && state.Of(element) is { Origin.Kind: OriginKind.Element } or { Members: Members.Fresh })
        {
            Filled(state, value, element, filling, key);
        }

        if (owner != State.Root && !Known(state, owner))
        {
            // The object may be the same as another that was not made here: what those hold under this name is open now.
            Unalias(state, owner, key, value);
        }

        state.Write(owner, key, value);
        Sightings?.Wrote(owner, state.NumberOf(key), value, where);
    }

    /// <summary>Whether an object is no other under a second name: where it comes from is known, or it is a value, of which each holder has its own.</summary>
    private static bool Known(State state, int owner) => state.Of(owner) is { Members: Members.Fresh or Members.Entry or Members.Decoded } or { Type.IsValueType: true };

    private void Unalias(State state, int owner, object key, int value)
    {
        if (state.Of(value).Nullness == Nullness.Null)
        {
            return;
        }

        int number = _program.Scratch.Keys.Number(key);
        int count = state.Heap.Count;
        for (int i = 0; i < count; i++)
        {
            Edge edge = state.Heap[i];
            if (edge.Key == number && edge.Owner != owner && edge.Owner != State.Root && !Known(state, edge.Owner) && state.Of(edge.Value).Nullness is Nullness.Null or Nullness.Maybe)
            {
                state.Write(edge.Owner, edge.Key, state.New(Fact.Nothing));
            }
        }
    }

    private int Length(State state, int owner)
    {
        if (!state.TryPeek(owner, Slot.Length, out int length))
        {
            Fact fact = Fact.NotNull with { Low = 0 };
            length = state.Of(owner).Members == Members.Entry ? state.Ask(owner, Slot.Length, fact) : state.New(fact);
            state.Write(owner, Slot.Length, length);
        }

        return length;
    }

    private int Clone(State state, int source, ITypeSymbol? type, SyntaxNode where)
    {
        Fact fact = state.Of(source);
        ITypeSymbol? known = type ?? fact.Type;
        int copy = state.New(fact with { Nullness = Nullness.NotNull, Origin = null, Type = known });
        foreach (Edge edge in state.EdgesOf(source))
        {
            state.Write(copy, edge.Key, edge.Value);
        }

        if (fact.Members != Members.Fresh && known is not null)
        {
            foreach (object key in _program.InstanceKeys(known))
            {
                state.Write(copy, key, Member(state, source, key, Keys.TypeOf(key), where));
            }

            state.Set(copy, state.Of(copy) with { Members = Members.Unknown });
        }

        return copy;
    }
}
