using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Generators.Pipeline;
using Tern.Schema;
using RuleSet = Tern.Schema.RuleSet;

namespace Tern.Generators.CSharp;

/// <summary>Reads messages and declared exceptions.</summary>
internal static class MessageParser
{
    /// <summary>Reads a type with [RpcMessage] or [RpcException].</summary>
    public static Parsed<MessageModel> Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
        => Parse(new ParseContext(syntax.SemanticModel.Compilation, cancellationToken), (INamedTypeSymbol)syntax.TargetSymbol, syntax.Attributes[0]);

    /// <summary>Reads a type with [RpcMessage] or [RpcException].</summary>
    public static Parsed<MessageModel> Parse(ParseContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        if (ContractTypeParser.IsMarkedTwice(context, type, attribute))
        {
            return context.Result<MessageModel>(null);
        }

        bool canBeNamed = ContractTypeParser.Check(context, type);
        SourceSpan? where = type.ToSpan();
        bool isException = attribute.AttributeClass?.Name == "RpcExceptionAttribute";
        if (isException && !type.DerivesFrom(b => b.HasFullName("System.Exception")))
        {
            context.Report(Rules.NotAnException, where, type.Name);
        }

        if (isException && type.IsGenericType)
        {
            context.Report(Rules.WrongKind, where, type.Name, "generic declared exception", "its type arguments are not known where it is declared");
        }

        if (type.IsGenericType && UnknownFieldsParser.KeepsUnknownFields(type))
        {
            context.Report(Rules.KeepUnknownNotPossible, where, type.Name, "a generic message has no code of its own to keep them in");
        }

        MessageModel model = ParseMembers(context, type, ContractTypeParser.Parse(type), where, isOpen: type.IsGenericType, use: null);

        // Open messages are checked only, abstract ones are bases only.
        bool isEmitted = canBeNamed && !type.IsGenericType && !type.IsAbstract;
        return context.Result(isEmitted ? model : null);
    }

    /// <summary>Reads a generic message that something else closes.</summary>
    public static MessageModel? ParseClosed(ParseContext context, INamedTypeSymbol type, TypeUse use)
    {
        ContractType contract = ContractTypeParser.ParseClosed(context, type);
        return ParseMembers(context, type, contract, use.Where, isOpen: false, use);
    }

    private static MessageModel ParseMembers(
        ParseContext context,
        INamedTypeSymbol type,
        ContractType contract,
        SourceSpan? where,
        bool isOpen,
        TypeUse? use)
    {
        int errorsBefore = context.ErrorCount;
        bool isClosed = use is not null;
        List<CarriedMember> members = MemberCollector.Collect(context, type);
        ConstructorModel? constructor = type.IsAbstract ? Nothing(type) : ConstructorParser.Parse(context, type, members, where);
        ReportRequiredNotCarried(context, type, members);
        if (!isOpen && !isClosed)
        {
            EndlessMessages.Check(context, type, members);
        }

        var fields = new List<FieldModel>();
        var candidates = new List<ValidationParser.Candidate>();
        foreach (CarriedMember member in members)
        {
            var memberUse = new TypeUse(member.Display, isClosed ? where : member.Where, isOpen);
            if (TypeParser.Parse(context, member.Type, memberUse) is { } used)
            {
                FieldModel field = ToField(context, type, member, used, constructor, memberUse);
                fields.Add(field);
                candidates.Add(CandidateOf(member, field));
            }
        }

        (AccessorModel? unknown, bool declares) = UnknownFieldsParser.Parse(context, type, where);
        bool hasErrors = constructor is null || (isClosed ? context.ErrorCount > errorsBefore : context.HasErrors);
        bool isObsolete = contract.HasObsoleteParts || context.NamesObsolete || members.Any(m => m.Symbol.HasAttribute(ContractNames.Obsolete));
        ContractType described = contract with { HasObsoleteParts = isObsolete };
        ParseValidation(context, type, described, hasErrors ? [] : candidates, isOpen, isPartial: !isClosed && !hasErrors);
        return new MessageModel(
            described,
            constructor ?? Nothing(type)!,
            fields.ToEquatableArray(),
            unknown,
            declares,
            IsPartial: !isClosed && !hasErrors,
            hasErrors);
    }

    // Behind everything else: what is wrong with a rule does not keep the message from being carried.
    private static void ParseValidation(
        ParseContext context, INamedTypeSymbol type, ContractType contract, List<ValidationParser.Candidate> candidates, bool isOpen, bool isPartial)
    {
        bool isClosed = type.IsGenericType && !isOpen;
        ValidationModel? validation = ValidationParser.Parse(context, type, contract, candidates, isPartial, isOpen, isClosed);
        if (!isClosed)
        {
            context.Validation = validation;
        }
        else if (validation is not null)
        {
            context.AddClosedValidation(validation);
        }
    }

    private static ValidationParser.Candidate CandidateOf(CarriedMember member, FieldModel field) => new(
        member.Symbol,
        member.Type,
        member.Display,
        member.Where,
        new ValidatedField(field.WireName, field.Member, field.Type, field.IsNullable, field.Protobuf.IsOneOf, null, RuleSet.None));

    private static ConstructorModel? Nothing(INamedTypeSymbol type)
        => new(ConstructorCall.Default, default, null, TypeNames.OfNotNull(type.OriginalDefinition));

    private static FieldModel ToField(ParseContext context, INamedTypeSymbol type, CarriedMember member, UsedType used, ConstructorModel? constructor, TypeUse use)
    {
        FieldAssignment assignment = AssignmentOf(context, member, used, constructor);
        bool isAlwaysWritten = member.IsRequired || !BeginsWithZero(context, type, member, assignment);
        (TypeModel carried, ProtobufModel protobuf) = ProtobufOf(context, member, used, isAlwaysWritten, use);

        // Nothing can set a collection that is filled to null, also where code without nullable annotations does not say so.
        bool isNullable = used.IsNullable && assignment != FieldAssignment.Fill;
        return new FieldModel(
            member.Id,
            member.WireName,
            member.Symbol.Name,
            carried,
            isNullable,
            IsRequired: member.IsRequired && !isNullable,
            MayBeginWithValue: isNullable && member.MayBeginWithValue,
            assignment,
            assignment == FieldAssignment.Accessor ? AccessorOf(member) : null,
            protobuf)
        {
            BeginsEmpty = !isNullable && InitialValues.IsOwnCollection(context, type, member),
        };
    }

    private static (TypeModel Type, ProtobufModel Protobuf) ProtobufOf(ParseContext context, CarriedMember member, UsedType used, bool isAlwaysWritten, TypeUse use)
    {
        if (!member.IsOneOf)
        {
            return ProtobufParser.Parse(context, member.Attribute, used.Type, isAlwaysWritten, use);
        }

        if (used.Type is not MessageType { IsUnion: true })
        {
            context.Report(Rules.OneOf, use.Where, use.Member, "its type is no [RpcUnion]; carry it with [RpcField]");
        }

        return (used.Type, ProtobufModel.Default with { IsOneOf = true });
    }

    private static bool BeginsWithZero(ParseContext context, INamedTypeSymbol type, CarriedMember member, FieldAssignment assignment)
        => assignment == FieldAssignment.Constructor
            ? type.InstanceConstructors.SelectMany(c => c.Parameters).Where(p => MemberCollector.Fills(p, member.Symbol)).All(InitialValues.IsZero)
            : InitialValues.IsZero(context, member);

    private static FieldAssignment AssignmentOf(ParseContext context, CarriedMember member, UsedType used, ConstructorModel? constructor)
    {
        if (constructor?.Parameters.Any(p => p.Member == member.Symbol.Name) == true)
        {
            return FieldAssignment.Constructor;
        }

        if (member.IsAssignableIn(context.Assembly))
        {
            return FieldAssignment.Set;
        }

        return member.HasSetter || !CollectionTypes.CanBeFilled(used.Type) ? FieldAssignment.Accessor : FieldAssignment.Fill;
    }

    private static AccessorModel AccessorOf(CarriedMember member)
    {
        INamedTypeSymbol target = member.Symbol.ContainingType;
        ISymbol declared = member.Symbol.OriginalDefinition;
        ITypeSymbol type = declared is IPropertySymbol property ? property.Type : ((IFieldSymbol)declared).Type;
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None })
        {
            // Code without nullable annotations takes null.
            type = type.WithNullableAnnotation(NullableAnnotation.Annotated);
        }

        return new AccessorModel(
            member.Symbol is IFieldSymbol ? AccessorKind.Field : AccessorKind.Setter,
            TypeNames.OfNotNull(target.OriginalDefinition),
            target.IsValueType,
            TypeNames.Of(type),
            GenericModels.Of(target));
    }

    private static void ReportRequiredNotCarried(ParseContext context, INamedTypeSymbol type, List<CarriedMember> members)
    {
        if (type.InstanceConstructors.Any(c => c.HasAttribute(ContractNames.SetsRequiredMembers)))
        {
            return;
        }

        foreach (ISymbol required in ConstructorParser.RequiredMembersOf(type))
        {
            if (!members.Any(m => SymbolEqualityComparer.Default.Equals(m.Symbol, required)) && !required.HasAttribute(ContractNames.RpcField))
            {
                context.Report(Rules.RequiredNotCarried, required.ToSpan() ?? type.ToSpan(), $"{required.ContainingType.Name}.{required.Name}");
            }
        }
    }
}
