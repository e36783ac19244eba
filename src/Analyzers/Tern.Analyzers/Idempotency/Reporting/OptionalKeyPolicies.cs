using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Analyzers.Idempotency.Library;

namespace Tern.Analyzers.Idempotency.Reporting;

/// <summary>The other side of TERN2018: policies in code that repeat a method whose deduplication key a caller may leave out.</summary>
internal static class OptionalKeyPolicies
{
    /// <summary>What an assignment of <c>Retry</c> or <c>Backup</c> gives to such a method, or <see langword="null"/>.</summary>
    public static Diagnostic? Of(ISimpleAssignmentOperation assignment, RpcSymbols symbols)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "Retry" or "Backup" } part } target
            || !SymbolEqualityComparer.Default.Equals(part.ContainingType, symbols.Policy)
            || assignment.Value.ConstantValue is { HasValue: true, Value: null }
            || PolicyOf(target) is not { } policy)
        {
            return null;
        }

        (string? key, bool all) = policy;
        INamedTypeSymbol[] clients = [.. Around(assignment).OfType<IInvocationOperation>().Where(i => i.TargetMethod.Name is "CreateClient" or "AddTernClient").SelectMany(i => i.TargetMethod.TypeArguments).OfType<INamedTypeSymbol>().Where(symbols.IsService)];
        IEnumerable<IMethodSymbol> methods = clients.SelectMany(c => Service.Of(c).Methods);
        methods = all ? methods : clients.Length == 0 ? symbols.Services.MethodsNamed(key!) : methods.Where(m => key == RpcMethods.WireNameOf(m) || key!.EndsWith("/" + RpcMethods.WireNameOf(m), StringComparison.Ordinal));
        foreach (IMethodSymbol method in methods)
        {
            if (RpcMethods.IsIdempotent(method) && RpcMethods.KindOf(method) == RpcKind.Unary && OptionalKeyOf(method) is { } name)
            {
                string text = $"This policy repeats {RpcMethods.NameOf(method)}, whose deduplication key '{name}' may be left out: a call without it may be served twice";
                return Diagnostic.Create(IdempotencyRules.OptionalKey, assignment.Syntax.GetLocation(), method.Locations.Where(l => l.IsInSource), text);
            }
        }

        return null;
    }

    /// <summary>Which methods a policy is for: <c>Methods["Place"]</c>, or <c>AllMethods</c>.</summary>
    private static (string? Key, bool All)? PolicyOf(IPropertyReferenceOperation target)
    {
        IOperation? owner = target.Instance;
        if (owner is IInstanceReferenceOperation)
        {
            // The initialiser of an object that is assigned, or of a member.
            owner = target.Parent?.Parent?.Parent is { } holder
                ? holder is IMemberInitializerOperation member ? member.InitializedMember
                    : (holder.Parent is IConversionOperation conversion ? conversion.Parent : holder.Parent) is ISimpleAssignmentOperation outer ? outer.Target : null
                : null;
        }

        return owner switch
        {
            IPropertyReferenceOperation { Property: { Name: "AllMethods", ContainingType.Name: "GovernanceOptions" } } => (null, true),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } index when index.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } => (key, false),
            _ => null,
        };
    }

    private static IEnumerable<IOperation> Around(IOperation operation) => operation.Root().Descendants();

    private static string? OptionalKeyOf(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Names.IsDedupKey(parameter.Name) && IsOptional(parameter.Type))
            {
                return parameter.Name;
            }

            List<IPropertySymbol> keys = [.. parameter.Type.GetMembers().OfType<IPropertySymbol>().Where(p => Names.IsDedupKey(p.Name))];
            if (keys.Count > 0 && keys.TrueForAll(k => IsOptional(k.Type)))
            {
                return keys[0].Name;
            }
        }

        return null;
    }

    private static bool IsOptional(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
