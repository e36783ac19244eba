using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Generators.Diagnostics;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Chooses how a message is made when it is read.</summary>
/// <remarks>
/// The primary constructor, if carried members fill all of its parameters. Otherwise the constructor with the fewest parameters of which that is true and which sets every
/// member that nothing else can set.
/// </remarks>
internal static class ConstructorParser
{
    /// <summary>Chooses; reports and returns <see langword="null"/> if there is nothing to choose.</summary>
    public static ConstructorModel? Parse(ParseContext context, INamedTypeSymbol type, List<CarriedMember> members, SourceSpan? where)
    {
        List<IMethodSymbol> constructors = type.InstanceConstructors.Where(c => !IsCopyConstructor(c, type)).ToList();
        List<IMethodSymbol> fillable = constructors.Where(c => c.Parameters.All(p => IsFilled(p, members))).ToList();
        IMethodSymbol? primary = constructors.FirstOrDefault(IsPrimary);

        // A struct has a constructor without parameters even next to a primary one; that would not run its initialisers.
        IEnumerable<IMethodSymbol> candidates = primary is null ? fillable : fillable.Where(c => !c.IsImplicitlyDeclared || IsPrimary(c));
        IMethodSymbol? chosen = primary is not null && fillable.Contains(primary)
            ? primary
            : candidates.OrderBy(c => Unsettable(members, c).Count).ThenBy(c => c.Parameters.Length).FirstOrDefault();
        if (chosen is null)
        {
            ReportUnfilled(context, type, primary ?? constructors.OrderBy(c => c.Parameters.Length).FirstOrDefault(), members, where);
            return null;
        }

        foreach (CarriedMember member in Unsettable(members, chosen))
        {
            context.Report(Rules.NotSettable, member.Where, member.Display, WireNames.OfMember(member.Symbol.Name));
        }

        return ToModel(context, type, chosen, members);
    }

    /// <summary>The member that a parameter fills.</summary>
    public static CarriedMember? MemberOf(IParameterSymbol parameter, List<CarriedMember> members)
        => members.FirstOrDefault(m => MemberCollector.Fills(parameter, m.Symbol));

    private static bool IsFilled(IParameterSymbol parameter, List<CarriedMember> members) => !IsReference(parameter) && MemberOf(parameter, members) is not null;

    // Such a parameter wants a variable, not a value.
    private static bool IsReference(IParameterSymbol parameter) => parameter.RefKind is not (RefKind.None or RefKind.In);

    private static ConstructorModel ToModel(ParseContext context, INamedTypeSymbol type, IMethodSymbol constructor, List<CarriedMember> members)
    {
        bool wantsInitialisers = !constructor.HasAttribute(ContractNames.SetsRequiredMembers) && RequiredMembersOf(type).Any();
        bool isImplicitOfStruct = type.IsValueType && constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0;
        ConstructorCall call = (wantsInitialisers, isImplicitOfStruct) switch
        {
            (true, true) => ConstructorCall.Default,
            (true, false) => ConstructorCall.Accessor,
            (false, _) => constructor.IsReachableIn(context.Assembly) ? ConstructorCall.New : ConstructorCall.Accessor,
        };
        IMethodSymbol declared = constructor.OriginalDefinition;
        var parameters = constructor.Parameters.Select((p, i) => new ConstructorParameter(
            p.Name,
            (MemberOf(p, members) ?? throw new InvalidOperationException($"no member is filled by the parameter '{p.Name}' of the constructor that was chosen")).Symbol.Name,
            TypeNames.Of(declared.Parameters[i].Type),
            p.Type.IsValueType || p.NullableAnnotation != NullableAnnotation.NotAnnotated,
            DefaultValues.TextOf(p)));
        return new ConstructorModel(
            call,
            parameters.ToEquatableArray(),
            call == ConstructorCall.Accessor ? GenericModels.Of(type) : null,
            TypeNames.OfNotNull(type.OriginalDefinition));
    }

    /// <summary>Members that C# wants an initialiser for, of the type and its bases.</summary>
    public static IEnumerable<ISymbol> RequiredMembersOf(INamedTypeSymbol type)
        => type.BasesAndSelf().SelectMany(t => t.GetMembers()).Where(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static List<CarriedMember> Unsettable(List<CarriedMember> members, IMethodSymbol constructor)
        => members.Where(m => !m.HasSetter && !CollectionMember(m) && !constructor.Parameters.Any(p => MemberCollector.Fills(p, m.Symbol))).ToList();

    private static bool CollectionMember(CarriedMember member)
        => member is { Symbol: IPropertySymbol, Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, NullableAnnotation: not NullableAnnotation.Annotated } type }
            && type.Name is "List" or "IList" or "ICollection" or "HashSet" or "ISet" or "Dictionary" or "IDictionary"
            && CollectionTypes.IsCollection(type);

    private static void ReportUnfilled(ParseContext context, INamedTypeSymbol type, IMethodSymbol? constructor, List<CarriedMember> members, SourceSpan? where)
    {
        foreach (IParameterSymbol parameter in constructor?.Parameters ?? [])
        {
            if (!IsFilled(parameter, members) && (IsReference(parameter) || !parameter.HasAttribute(ContractNames.RpcField)))
            {
                context.Report(Rules.ParameterNotFilled, parameter.ToSpan() ?? where, parameter.Name, type.Name);
            }
        }
    }

    private static bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsCopyConstructor(IMethodSymbol constructor, INamedTypeSymbol type)
        => type.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
