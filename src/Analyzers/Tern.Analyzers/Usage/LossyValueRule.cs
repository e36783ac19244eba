using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4001: a value of which the wire carries less than it holds. What the types themselves cannot carry is an error of the generator.</summary>
internal static class LossyValueRule
{
    /// <summary>The name that a member with an initial value has to mention; for other values that are given to contracts see <see cref="ContractNamesInSight.Lossy"/>.</summary>
    public static readonly string[] Names = ["RpcField", "RpcFieldAttribute"];

    public static void OnAssignment(OperationContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol, Type: { } declared } target)
        {
            Check(context, assignment.Value, declared, () => target.Member.HasAttribute(ContractNames.RpcField));
        }
    }

    public static void OnArgument(OperationContext context, RpcSymbols symbols)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
        {
            Check(context, argument.Value, parameter.Type, () => argument.Parent switch
            {
                IInvocationOperation call => symbols.IsCall(call) && !RpcMethods.IsSurrounding(parameter, symbols),
                IObjectCreationOperation { Constructor.ContainingType: var type } => IsMessage(type) && IsCarried(parameter, type),
                _ => false,
            });
        }
    }

    public static void OnProperty(OperationContext context, RpcSymbols symbols)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        if (property is { Property: { Name: "Offset", ContainingType.Name: "DateTimeOffset" }, Instance: { } time, Parent: not INameOfOperation } && ReceivedValues.Is(time, context.ContainingSymbol, symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UsageRules.Lossy, property.Syntax.GetLocation(), "The offset of a time that was received is always zero: the instant travels, and is read back as UTC; send the offset as a field of its own where it matters"));
        }
    }

    // [RpcField(3)] public Dictionary<string, string> Headers { get; set; } = new(StringComparer.OrdinalIgnoreCase);
    public static void OnInitializer(OperationContext context)
    {
        var initializer = (IPropertyInitializerOperation)context.Operation;
        if (initializer.InitializedProperties.FirstOrDefault() is not { SetMethod: not null } property || !property.HasAttribute(ContractNames.RpcField))
        {
            return;
        }

        if (initializer.Value.Bare() is IObjectCreationOperation creation && creation.Arguments.FirstOrDefault(a => IsComparer(a.Parameter?.Type) && a.ArgumentKind == ArgumentKind.Explicit) is { Value.ConstantValue.HasValue: false } comparer)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                UsageRules.Lossy, comparer.Syntax.GetLocation(), $"The comparer of '{property.Name}' does not travel: what is read is a new collection with the usual one; leave out the setter, so that this one is filled"));
        }
    }

    // Whether the value travels at all is asked last, as most values of a program lose nothing, which is quickly seen; but before the declaration of a local is looked for.
    private static void Check(OperationContext context, IOperation value, ITypeSymbol declared, Func<bool> travels)
    {
        foreach (IOperation branch in value.Branches())
        {
            string? loss = branch is ILocalReferenceOperation { Local: var local } && LossyTimes.IsTime(local.Type)
                ? travels() && local.InitialValue(branch.Root()) is { } initial ? LossyTimes.LossOf(initial, declared) : null
                : LossOf(branch, declared) is { } found && travels() ? found : null;
            if (loss is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(UsageRules.Lossy, branch.Syntax.GetLocation(), loss));
            }
        }
    }

    private static string? LossOf(IOperation bare, ITypeSymbol declared)
    {
        if (LossyTimes.LossOf(bare, declared) is { } loss)
        {
            return loss;
        }

        return bare.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } actual && declared is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } known
            && !SymbolEqualityComparer.Default.Equals(actual, known) && IsMessage(actual) && IsMessage(known) && actual.DerivesFrom(t => SymbolEqualityComparer.Default.Equals(t, known))
                ? $"Only the fields of '{known.Name}' travel, not those that '{actual.Name}' adds; make '{known.Name}' an [RpcUnion], or declare the derived type"
                : null;
    }

    private static bool IsComparer(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "IEqualityComparer" or "IComparer", Arity: 1 };

    private static bool IsMessage(ITypeSymbol type) => type.HasAttribute(ContractNames.RpcMessage);

    // The parameter itself, or the property that it sets.
    private static bool IsCarried(IParameterSymbol parameter, INamedTypeSymbol type)
        => parameter.HasAttribute(ContractNames.RpcField)
            || type.GetMembers().Any(m => m is IPropertySymbol && string.Equals(m.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && m.HasAttribute(ContractNames.RpcField));
}
