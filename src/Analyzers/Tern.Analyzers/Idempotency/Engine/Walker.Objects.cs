using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Objects that an attempt makes.</content>
internal sealed partial class Walker
{
    private Value Create(IObjectCreationOperation creation)
    {
        List<Argument> arguments = [.. creation.Arguments.Select(a => new Argument(a.Parameter, Visit(a.Value), a.Value))];
        LocalObject made = new(creation.Type, _branches);
        Value self = Value.Local(made);
        if (creation.Constructor is { } constructor)
        {
            Files.Created(this, creation, arguments);
            if (creation.Type is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } own)
            {
                Construct(own, constructor, self, arguments, creation);
            }
            else
            {
                self = FromLibrary(creation, made, arguments);
            }
        }

        return creation.Initializer is { } initializer ? Initialise(self, initializer.Initializers) : self;
    }

    private void Construct(INamedTypeSymbol type, IMethodSymbol constructor, Value self, List<Argument> arguments, IOperation where)
    {
        LocalObject made = self.Object!;
        Keep(made, arguments);
        Frame outer = _frame;
        IsLimited |= _running.Count >= MaxCalls;
        if (_running.Count < MaxCalls)
        {
            _frame = new Frame(constructor, self);
            for (INamedTypeSymbol? t = type; t is { DeclaringSyntaxReferences.Length: > 0 }; t = t.BaseType)
            {
                foreach ((ISymbol member, IOperation value) in bodies.Initialisers(t))
                {
                    if (!made.Members.ContainsKey(member.Name))
                    {
                        made.Members[member.Name] = Visit(value);
                    }
                }
            }

            _frame = outer;
        }

        if (bodies.Of(constructor) is IConstructorBodyOperation)
        {
            Enter([constructor], self, arguments, where);
        }
    }

    private static void Keep(LocalObject? made, IReadOnlyList<Argument> arguments)
    {
        foreach (Argument argument in arguments)
        {
            if (made is not null && argument.Name.Length > 0)
            {
                made.Members[argument.Name] = Names.IsDeadline(argument.Name) ? argument.Value with { Fresh = Fresh.None } : argument.Value;
            }
        }
    }

    /// <summary>An object of a library is made of its arguments; a collection copies what it is given.</summary>
    private static Value FromLibrary(IObjectCreationOperation creation, LocalObject made, List<Argument> arguments)
    {
        if (creation.Type?.Name == "ValueTask" && arguments.Count == 1)
        {
            return arguments[0].Value;
        }

        Keep(made, arguments);
        bool collects = Collections.IsCollection(creation.Type);
        // How much room a collection is made with is not what it holds.
        Value of = Value.From(arguments.Where(a => !(collects && a.Parameter?.Type.SpecialType == SpecialType.System_Int32)).Select(a => a.Value));
        if (collects && arguments.Count > 0 && arguments[0].Value is var source && (source.Place is not null || source.Object is not null || source.Owner == Owner.Argument))
        {
            made.Element = ElementOf(source);
        }

        return of with { Owner = Owner.Local, Object = made, Optional = false };
    }

    private Value Initialise(LocalObject made, IEnumerable<IOperation> initialisers) => Initialise(Value.Local(made), initialisers);

    private Value Initialise(Value self, IEnumerable<IOperation> initialisers)
    {
        Value outer = _receiver;
        foreach (IOperation initialiser in initialisers)
        {
            _receiver = self;
            switch (initialiser)
            {
                case IMemberInitializerOperation member:
                    Value inner = Visit(member.InitializedMember);
                    if (inner.Object is null && inner.Place is null && self.Object is { } holder && member.InitializedMember is IMemberReferenceOperation reference)
                    {
                        holder.Members[reference.Member.Name] = inner = Value.Local(new LocalObject(member.Type, _branches));
                    }

                    Initialise(inner, member.Initializer.Initializers);
                    break;
                default:
                    Visit(initialiser);
                    break;
            }
        }

        _receiver = outer;
        return self;
    }

    private Value Copy(IWithOperation with)
    {
        Value source = Visit(with.Operand);
        LocalObject made = new(with.Type, _branches) { Base = source };
        return Initialise(made, with.Initializer.Initializers);
    }

    /// <summary>What an object of a library, or one that is handed in, holds in a member that it made itself, such as its headers.</summary>
    private static Value MadeMember(LocalObject made, string name, ITypeSymbol type)
        => (made.IsGiven || made.Type is { DeclaringSyntaxReferences.Length: 0 }) && type.IsReferenceType && type.SpecialType == SpecialType.None ? made.Members[name] = Value.Local(new LocalObject(type, 0)) : Value.Unknown;

    private Value Tuple(ITupleOperation tuple)
    {
        LocalObject made = new(tuple.Type, _branches);
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            Value value = Visit(tuple.Elements[i]);
            made.Members[$"Item{i + 1}"] = value;
            if (tuple.Type is INamedTypeSymbol { TupleElements: { IsDefault: false } names } && i < names.Length)
            {
                made.Members[names[i].Name] = value;
            }
        }

        return Value.Local(made);
    }

    private Value Collect(ITypeSymbol? type, IEnumerable<IOperation> elements)
    {
        LocalObject made = new(type, _branches);
        ImmutableArray<Read> reads = [];
        Value order = Value.Unknown;
        foreach (IOperation element in elements)
        {
            Value value = Visit(element);
            order = element is ISpreadOperation ? order.With(value) : order;
            if (element is ISpreadOperation && elements.Skip(1).Any() is false)
            {
                // A copy of what was there.
                reads = value.Place is { } copied ? [new Read(copied, Change.Copy, value.Reads.Any(r => r.Filtered))] : value.Reads;
                made.LikeSequence(value.Object);
                value = ElementOf(value);
            }
            else if (element is ISpreadOperation)
            {
                // What was there, and more.
                reads = reads.AddRange(value.Place is { } place ? [new Read(place, Change.Append, value.Reads.Any(r => r.Filtered))] : value.Reads.Select(r => r with { Change = r.Change == Change.Copy ? Change.Append : r.Change }));
                value = ElementOf(value);
            }

            made.Add(value);
        }

        return (Value.Local(made) with { Reads = reads }).With(order);
    }
}
