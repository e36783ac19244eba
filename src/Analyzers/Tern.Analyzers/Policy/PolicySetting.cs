using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>One part of a policy that code sets.</summary>
/// <param name="Scope">Which calls it is for.</param>
/// <param name="Key">The wire name of the method; <see langword="null"/> where the code does not say it in full, and for other scopes.</param>
/// <param name="Part">Name of the property of <c>MethodPolicyOptions</c>.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Where">The assignment.</param>
/// <param name="Sink">What gives the policy to its calls: an assignment, or an invocation.</param>
internal sealed record PolicySetting(PolicyScope Scope, string? Key, string Part, IOperation Value, IOperation Where, IOperation Sink)
{
    public const string Retry = "Retry";
    public const string Backup = "Backup";
    public const string Timeout = "Timeout";
    public const string AttemptTimeout = "AttemptTimeout";

    /// <summary>Names of which code that sets a policy has to mention one.</summary>
    public static readonly string[] Names = ["AllMethods", "Methods", "UsePolicy"];

    /// <summary>What an assignment or an invocation sets.</summary>
    public static IEnumerable<PolicySetting> Read(IOperation operation, RpcSymbols symbols)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment when Is(target.Property.ContainingType, symbols.Policy):
                // g.AllMethods.Retry = …, and AllMethods = { Retry = … }; those of an object that is created belong to the object.
                IOperation? owner = target.Instance is IInstanceReferenceOperation
                    ? (assignment.Parent?.Parent as IMemberInitializerOperation)?.InitializedMember
                    : target.Instance;
                return ScopeOf(owner, symbols) is { } own ? [new PolicySetting(own.Scope, own.Key, target.Property.Name, assignment.Value, assignment, assignment)] : [];
            case ISimpleAssignmentOperation assignment when ScopeOf(assignment.Target, symbols) is { } scope:
                return PartsOf(scope.Scope, scope.Key, assignment.Value, assignment);
            case IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" } add when IsMethods(add.Receiver(), symbols) && add.Arguments.Length >= 2:
                IArgumentOperation[] pair = [.. add.Arguments.OrderBy(a => a.Parameter?.Ordinal).Skip(add.Arguments.Length - 2)];
                return PartsOf(PolicyScope.OneMethod, pair[0].Value.ConstantValue.Value as string, pair[1].Value, add);
            case IInvocationOperation { TargetMethod: { Name: "UsePolicy", ContainingType.Name: "GovernanceExtensions" } } use
                when use.Arguments.FirstOrDefault(a => Is(a.Parameter?.Type, symbols.Policy)) is { } policy:
                return PartsOf(PolicyScope.Context, null, policy.Value, use);
            default:
                return [];
        }
    }

    /// <summary>Whether the code sets policies of methods whose names it does not say in full.</summary>
    public static bool SetsUnknownMethods(IOperation operation, RpcSymbols symbols)
        => operation is IPropertyReferenceOperation { Property.IsIndexer: true } index && ScopeOf(index, symbols) is { Key: null };

    private static IEnumerable<PolicySetting> PartsOf(PolicyScope scope, string? key, IOperation policy, IOperation sink)
    {
        if (ChannelUse.Resolve(policy) is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (ISimpleAssignmentOperation part in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
            {
                if (part.Target is IPropertyReferenceOperation { Property.Name: var name })
                {
                    yield return new PolicySetting(scope, key, name, part.Value, part, sink);
                }
            }
        }
    }

    private static (PolicyScope Scope, string? Key)? ScopeOf(IOperation? target, RpcSymbols symbols)
        => target?.Bare() switch
        {
            IPropertyReferenceOperation { Property: { Name: "AllMethods", ContainingType: var type } } when Is(type, symbols.Governance) => (PolicyScope.AllMethods, null),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } index when IsMethods(index.Instance, symbols) => (PolicyScope.OneMethod, index.Arguments[0].Value.ConstantValue.Value as string),
            _ => null,
        };

    private static bool IsMethods(IOperation? operation, RpcSymbols symbols)
    {
        IOperation? bare = operation?.Bare();
        if (bare is IInstanceReferenceOperation)
        {
            // Methods = { ["Place"] = … }
            bare = bare.Parent?.Parent?.Parent?.Parent is IMemberInitializerOperation member ? member.InitializedMember : null;
        }

        return bare is IPropertyReferenceOperation { Property: { Name: "Methods", ContainingType: var type } } && Is(type, symbols.Governance);
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? expected)
        => expected is not null && type is not null && SymbolEqualityComparer.Default.Equals(type.WithNullableAnnotation(NullableAnnotation.None), expected);
}
