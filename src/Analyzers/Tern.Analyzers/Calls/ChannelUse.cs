using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Calls;

/// <summary>What one body does with a channel that it makes.</summary>
/// <param name="Local">The local that holds it; <see langword="null"/> if there is none.</param>
/// <param name="Clients">The interfaces that clients are made of.</param>
/// <param name="Calls">The calls of those clients.</param>
/// <param name="IsClosed">Whether nothing else becomes of it, so that these are all its clients.</param>
internal sealed record ChannelUse(ILocalSymbol? Local, ImmutableArray<INamedTypeSymbol> Clients, ImmutableArray<IInvocationOperation> Calls, bool IsClosed)
{
    /// <summary>The method that makes a channel.</summary>
    public const string Connect = "Connect";

    /// <summary>The method that makes a client of one.</summary>
    public const string CreateClient = "CreateClient";

    /// <summary>Whether an invocation makes a channel.</summary>
    public static bool IsConnect(IInvocationOperation invocation, RpcSymbols symbols)
        => invocation.TargetMethod is { Name: Connect, IsStatic: true } method && symbols.Channel is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.Channel);

    public static ChannelUse Of(IInvocationOperation connect, RpcSymbols symbols)
    {
        ImmutableArray<INamedTypeSymbol>.Builder clients = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        ImmutableArray<IInvocationOperation>.Builder calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        ILocalSymbol? local = null;
        bool isClosed = true;
        IOperation root = connect.Root();
        switch (connect.Outer())
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                local = declarator.Symbol;
                foreach (ILocalReferenceOperation reference in root.ReferencesTo(local))
                {
                    isClosed &= AddClient(reference, root, symbols, clients, calls) || IsHarmless(reference);
                }

                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } when IsSetOnce(member, root):
                isClosed = false;
                foreach (IMemberReferenceOperation reference in root.Descendants().OfType<IMemberReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Member, member)))
                {
                    AddClient(reference, root, symbols, clients, calls);
                }

                break;
            default:
                isClosed = AddClient(connect, root, symbols, clients, calls);
                break;
        }

        return new ChannelUse(local, clients.ToImmutable(), calls.ToImmutable(), isClosed);
    }

    /// <summary>Where the channel of a call is made: in the same body, or as the value of a read-only field or property of the same file.</summary>
    public static IInvocationOperation? ConnectOf(IInvocationOperation call, RpcSymbols symbols)
    {
        return MakingOf(call.Instance) is IInvocationOperation { TargetMethod.Name: CreateClient } create && SymbolEqualityComparer.Default.Equals(create.TargetMethod.ContainingType, symbols.Channel)
            && MakingOf(create.Instance) is IInvocationOperation connect && IsConnect(connect, symbols)
                ? connect
                : null;
    }

    // A constructor may set a member to what a local of it is.
    private static IOperation? MakingOf(IOperation? operation)
        => Resolve(operation) switch
        {
            ILocalReferenceOperation local => Resolve(local),
            IMemberReferenceOperation member => Resolve(member),
            var making => making,
        };

    /// <summary>What an expression is: what its local or read-only member is set to, if it is one.</summary>
    public static IOperation? Resolve(IOperation? operation)
    {
        IOperation? bare = operation?.Bare();
        return bare switch
        {
            ILocalReferenceOperation { Local: var local } => local.InitialValue(bare.Root()),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => MemberValues.InitialValue(field, bare),
            IPropertyReferenceOperation { Property: { SetMethod: null, DeclaringSyntaxReferences.IsEmpty: false } property } => MemberValues.InitialValue(property, bare),
            _ => bare,
        };
    }

    // Which of two channels a client is made of would not be known.
    private static bool IsSetOnce(ISymbol member, IOperation root)
        => root.Descendants().OfType<ISimpleAssignmentOperation>().Count(a => a.Target is IMemberReferenceOperation { Member: var set } && SymbolEqualityComparer.Default.Equals(set, member)) == 1;

    private static bool AddClient(
        IOperation channel, IOperation root, RpcSymbols symbols, ImmutableArray<INamedTypeSymbol>.Builder clients, ImmutableArray<IInvocationOperation>.Builder calls)
    {
        if (HandedBack(channel) is { } same)
        {
            // What else the method does with it is its own affair.
            AddClient(same, root, symbols, clients, calls);
            return false;
        }

        if (channel.Outer() is not IInvocationOperation { TargetMethod: { Name: CreateClient, TypeArguments.Length: 1 } target } create || target.TypeArguments[0] is not INamedTypeSymbol service)
        {
            return false;
        }

        clients.Add(service);
        if (symbols.IsCall(create.Outer()))
        {
            calls.Add((IInvocationOperation)create.Outer()!);
        }
        else if (create.Outer() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var client } })
        {
            calls.AddRange(root.ReferencesTo(client).Select(r => r.Outer()).OfType<IInvocationOperation>().Where(symbols.IsCall));
        }

        return true;
    }

    // Keep(channel), which gives back the channel that it was given.
    private static IInvocationOperation? HandedBack(IOperation channel)
        => channel.Outer() is IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod.IsVirtual: false } keep } && GivesBack(keep.TargetMethod, parameter.Ordinal) ? keep : null;

    private static bool GivesBack(IMethodSymbol method, int parameter)
    {
        if (method.OriginalDefinition is not { ReturnsVoid: false, DeclaringSyntaxReferences: { Length: 1 } declarations } own || declarations[0].GetSyntax() is not { } declaration)
        {
            return false;
        }

        ExpressionSyntax?[] answers = (declaration as BaseMethodDeclarationSyntax)?.ExpressionBody is { } arrow ? [arrow.Expression]
            : (declaration as LocalFunctionStatementSyntax)?.ExpressionBody is { } local ? [local.Expression]
            : [.. declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(r => r.Expression)];
        string name = own.Parameters[parameter].Name;
        return answers.Length > 0 && Array.TrueForAll(answers, a => a is IdentifierNameSyntax same && same.Identifier.ValueText == name)
            && !declaration.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax set && set.Identifier.ValueText == name);
    }

    private static bool IsHarmless(IOperation channel)
        => channel.Outer() is IUsingOperation
            || channel.Outer() is IInvocationOperation { TargetMethod.Name: "DisposeAsync" or "WarmUpAsync" or "GetInstances" or "GetBreakerState" }
            || channel.Outer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "GetInstances" or "GetBreakerState" } };
}
