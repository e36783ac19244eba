using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>Channels whose writes wait for room.</summary>
internal static class BoundedChannels
{
    // BoundedChannelFullMode: the other modes drop something instead of waiting.
    private const int Wait = 0;

    /// <summary>Whether an expression makes a channel whose writes wait while it is full. Options from elsewhere may say that they do not.</summary>
    public static bool IsMadeBy(IOperation? making)
        => making is IInvocationOperation { TargetMethod.Name: "CreateBounded", Arguments: { Length: > 0 } arguments }
            && (TimeValues.NumberOf(arguments[0].Value) is not null || arguments[0].Value.Type?.SpecialType == SpecialType.System_Int32
                || (ChannelUse.Resolve(arguments[0].Value) is IObjectCreationOperation { Initializer: var initializer } && initializer?.Initializers.All(DoesNotDrop) != false));

    /// <summary>The private field with the channel whose messages are the requests of a call; <see langword="null"/> if there is none.</summary>
    public static IFieldSymbol? FieldReadBy(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (RpcMethods.IsAsyncEnumerable(argument.Parameter?.Type) && ChannelUse.Resolve(argument.Value) is IInvocationOperation { TargetMethod.Name: "ReadAllAsync", Instance: { } reader }
                && FieldOf(reader, "Reader") is { } field)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>All writes to the channel of a field in its type. None where the channel may be made elsewhere or does not wait, and none for a second call that reads it.</summary>
    public static IEnumerable<IInvocationOperation> WritesBeside(IInvocationOperation call, IFieldSymbol field, RpcSymbols symbols)
    {
        if (call.SemanticModel is not { } model || field.ContainingType.DeclaringSyntaxReferences.Length != 1 || field.ContainingType.DeclaringSyntaxReferences[0].GetSyntax() is not TypeDeclarationSyntax type
            || type.SyntaxTree != model.SyntaxTree)
        {
            return [];
        }

        ExpressionSyntax[] makings = [.. MakingsOf(field.Name, type)];
        return makings.Length > 0 && makings.All(m => IsMadeBy(model.GetOperation(m)?.Bare())) && IsFirst(call, field, type, model, symbols)
            ? CallsOf("WriteAsync", type, model).Where(write => SymbolEqualityComparer.Default.Equals(FieldOf(write.Instance, "Writer"), field))
            : [];
    }

    private static bool DoesNotDrop(IOperation initializer)
        => initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "FullMode" }, Value: var mode } || TimeValues.NumberOf(mode) == Wait;

    private static IEnumerable<ExpressionSyntax> MakingsOf(string name, TypeDeclarationSyntax type)
        => type.DescendantNodes().Select(node => node switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer, Parent.Parent: FieldDeclarationSyntax } field when field.Identifier.ValueText == name => initializer.Value,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax own } assignment when own.Identifier.ValueText == name => assignment.Right,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } assignment when member.Name.Identifier.ValueText == name => assignment.Right,
            _ => null,
        }).OfType<ExpressionSyntax>();

    // A write is reported once, however many calls read what is written.
    private static bool IsFirst(IInvocationOperation call, IFieldSymbol field, TypeDeclarationSyntax type, SemanticModel model, RpcSymbols symbols)
        => !CallsOf("ReadAllAsync", type, model)
            .TakeWhile(read => !call.Syntax.Span.Contains(read.Syntax.Span))
            .Any(read => read.Syntax.SpanStart < call.Syntax.SpanStart && SymbolEqualityComparer.Default.Equals(FieldOf(read.Instance, "Reader"), field) && read.Outer() is IArgumentOperation { Parent: { } reader } && symbols.IsCall(reader));

    private static IEnumerable<IInvocationOperation> CallsOf(string name, TypeDeclarationSyntax type, SemanticModel model)
        => type.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(i => i.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == name)
            .Select(i => model.GetOperation(i))
            .OfType<IInvocationOperation>();

    // _channel.Writer, or a local or property that is it.
    private static IFieldSymbol? FieldOf(IOperation? end, string property)
        => ChannelUse.Resolve(end) is IPropertyReferenceOperation { Instance: { } channel } reference && reference.Property.Name == property
            && channel.Bare() is IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field, Instance: null or IInstanceReferenceOperation }
                ? field
                : null;
}
