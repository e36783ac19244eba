using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Generators.Pipeline;
using Tern.Schema;
using Tern.Schema.Naming;
using RuleSet = Tern.Schema.RuleSet;

namespace Tern.Generators.CSharp;

/// <summary>Reads unions: closed hierarchies of nested cases.</summary>
internal static class UnionParser
{
    /// <summary>Reads a type with [RpcUnion].</summary>
    public static Parsed<UnionModel> Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellationToken)
        => Parse(new ParseContext(syntax.SemanticModel.Compilation, cancellationToken), (INamedTypeSymbol)syntax.TargetSymbol);

    /// <summary>Reads a type with [RpcUnion].</summary>
    public static Parsed<UnionModel> Parse(ParseContext context, INamedTypeSymbol type)
    {
        SourceSpan? where = type.ToSpan();
        bool canBeNamed = ContractTypeParser.Check(context, type);
        if (!type.IsAbstract)
        {
            context.Report(Rules.WrongKind, where, type.Name, "union", "it must be abstract, because an instance is always one of its cases");
        }

        if (type.IsGenericType)
        {
            context.Report(Rules.WrongKind, where, type.Name, "generic union", "its type arguments are not known where it is declared");
            return context.Result<UnionModel>(null);
        }

        foreach (ISymbol member in type.GetMembers().Where(m => m is IPropertySymbol or IFieldSymbol && m.HasAttribute(ContractNames.RpcField)))
        {
            context.Report(Rules.UnionMember, member.ToSpan(), $"{type.Name}.{member.Name}");
        }

        List<UnionCaseModel> cases = ParseCases(context, type);
        if (cases.Count == 0 && !context.HasErrors)
        {
            context.Report(Rules.UnionWithoutCases, where, type.Name);
        }

        ContractType contract = ContractTypeParser.Parse(type);
        bool isObsolete = contract.HasObsoleteParts || context.NamesObsolete || type.GetTypeMembers().Any(t => t.HasAttribute(ContractNames.Obsolete));
        var model = new UnionModel(contract with { HasObsoleteParts = isObsolete }, cases.ToEquatableArray(), context.HasErrors);
        List<ValidationParser.Candidate> candidates = model.HasErrors ? [] : CandidatesOf(type, cases);
        context.Validation = ValidationParser.Parse(context, type, model.Type, candidates, isPartial: !model.HasErrors, isOpen: false, isClosed: false);
        return context.Result(canBeNamed ? model : null);
    }

    private static List<ValidationParser.Candidate> CandidatesOf(INamedTypeSymbol union, List<UnionCaseModel> cases)
    {
        var candidates = new List<ValidationParser.Candidate>();
        foreach (UnionCaseModel one in cases)
        {
            INamedTypeSymbol nested = union.GetTypeMembers().First(t => TypeNames.OfNotNull(t) == one.Name);
            ISymbol value = nested.GetMembers(one.Member).First(IsValue);
            candidates.Add(new ValidationParser.Candidate(
                value,
                (value as IPropertySymbol)?.Type ?? ((IFieldSymbol)value).Type,
                $"{union.Name}.{nested.Name}.{value.Name}",
                value.ToSpan(),
                new ValidatedField(one.WireName, one.Member, one.Type, IsNullable: false, IsInlined: false, one.Name, RuleSet.None)));
        }

        return candidates;
    }

    /// <summary>The ids of a union's cases.</summary>
    public static IEnumerable<int> IdsOf(INamedTypeSymbol union)
        => union.GetTypeMembers().Select(t => t.FindAttribute(ContractNames.RpcField)).OfType<AttributeData>().Select(MemberCollector.IdOf);

    private static List<UnionCaseModel> ParseCases(ParseContext context, INamedTypeSymbol union)
    {
        var cases = new List<UnionCaseModel>();
        foreach (INamedTypeSymbol nested in union.GetTypeMembers())
        {
            bool derives = SymbolEqualityComparer.Default.Equals(nested.BaseType, union);
            AttributeData? field = nested.FindAttribute(ContractNames.RpcField);
            if (!derives && field is null)
            {
                continue;
            }

            if (ReasonMalformed(context, nested, derives, field) is { } reason)
            {
                context.Report(Rules.CaseMalformed, nested.ToSpan(), $"{union.Name}.{nested.Name}", union.Name, reason);
            }
            else if (ParseCase(context, union, nested, field!) is { } parsed)
            {
                if (cases.FirstOrDefault(c => c.Id == parsed.Id) is { } same)
                {
                    string id = parsed.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    context.Report(Rules.DuplicateId, nested.ToSpan(), $"{union.Name}.{nested.Name}", id, same.Name.Name);
                    continue;
                }

                cases.Add(parsed);
            }
        }

        cases.Sort((a, b) => a.Id.CompareTo(b.Id));
        MemberCollector.CheckFormats(context, cases.Select(c => (c.Name.Name, c.Id, union.ToSpan())));
        return cases;
    }

    private static string? ReasonMalformed(ParseContext context, INamedTypeSymbol nested, bool derives, AttributeData? field) => nested switch
    {
        _ when !derives => "it does not derive from the union",
        _ when field is null => "it has no [RpcField] with its id",
        { IsSealed: false } => "it must be sealed",
        { IsGenericType: true } => "it must not be generic",
        _ when !nested.IsReachableIn(context.Assembly) => "generated code cannot name it; make it internal or public",
        _ => null,
    };

    private static UnionCaseModel? ParseCase(ParseContext context, INamedTypeSymbol union, INamedTypeSymbol nested, AttributeData field)
    {
        string display = $"{union.Name}.{nested.Name}";
        int id = MemberCollector.IdOf(field);
        if (!MemberCollector.CheckId(context, display, id, nested.ToSpan()))
        {
            return null;
        }

        List<ISymbol> values = nested.GetMembers().Where(IsValue).ToList();
        if (values.Count != 1)
        {
            string count = values.Count == 0 ? "it holds none" : $"it holds {string.Join(", ", values.Select(v => $"'{v.Name}'"))}";
            context.Report(Rules.CaseValue, nested.ToSpan(), display, count);
            return null;
        }

        return ParseValue(context, nested, display, id, field, values[0]);
    }

    private static UnionCaseModel? ParseValue(ParseContext context, INamedTypeSymbol nested, string display, int id, AttributeData field, ISymbol value)
    {
        ITypeSymbol type = value is IPropertySymbol property ? property.Type : ((IFieldSymbol)value).Type;
        IMethodSymbol? constructor = nested.InstanceConstructors.FirstOrDefault(c =>
            c.Parameters.Length == 1 && c.IsReachableIn(context.Assembly) && MemberCollector.Fills(c.Parameters[0], value));
        bool canInitialise = nested.InstanceConstructors.Any(c => c.Parameters.Length == 0 && c.IsReachableIn(context.Assembly))
            && value is IPropertySymbol { SetMethod: { } setter } ? setter.IsReachableIn(context.Assembly) : value is IFieldSymbol { IsReadOnly: false };
        if (constructor is null && !canInitialise)
        {
            context.Report(Rules.CaseValue, value.ToSpan(), display, $"neither a constructor nor a setter takes '{value.Name}'");
            return null;
        }

        if (!value.IsReachableIn(context.Assembly))
        {
            context.Report(Rules.CaseValue, value.ToSpan(), display, $"'{value.Name}' cannot be read by generated code; make it internal or public");
            return null;
        }

        var use = new TypeUse($"{display}.{value.Name}", value.ToSpan(), IsOpen: false);
        if (TypeParser.Parse(context, type, use) is not { } used)
        {
            return null;
        }

        if (used.IsNullable && type.NullableAnnotation != NullableAnnotation.None)
        {
            context.Report(Rules.CaseValue, value.ToSpan(), display, $"'{value.Name}' is nullable");
            return null;
        }

        (TypeModel carried, ProtobufModel protobuf) = ProtobufParser.Parse(context, field, used.Type, isAlwaysWritten: true, use);
        return new UnionCaseModel(
            id,
            MemberCollector.WireNameOf(field, WireNames.OfMember(nested.Name)),
            TypeNames.OfNotNull(nested),
            value.Name,
            carried,
            constructor is not null,
            protobuf);
    }

    private static bool IsValue(ISymbol member) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol property => !property.IsImplicitlyDeclared && property.Name != "EqualityContract" && IsAutoProperty(property),
        IFieldSymbol { IsImplicitlyDeclared: false, CanBeReferencedByName: true } => true,
        _ => false,
    };

    // Computed properties are no value of the case. Compiled ones are tied to their fields by name alone.
    private static bool IsAutoProperty(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property) || f.Name == $"<{property.Name}>k__BackingField");
}
