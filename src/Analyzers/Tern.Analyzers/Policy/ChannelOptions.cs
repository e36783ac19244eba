using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>Options of a channel that a method makes first, and connects with later.</summary>
internal static class ChannelOptions
{
    public static bool IsOptions(ITypeSymbol? type, RpcSymbols symbols)
        => symbols.ChannelOptions is { } options && type is not null && SymbolEqualityComparer.Default.Equals(type.WithNullableAnnotation(NullableAnnotation.None), options);

    /// <summary>The local that calls in a row are made on: <c>options.UseGovernance(…).UseTracing()</c>.</summary>
    public static ILocalSymbol? LocalBehind(IInvocationOperation invocation)
    {
        IOperation? current = invocation;
        while (current is IInvocationOperation call)
        {
            current = call.Receiver()?.Bare();
        }

        return (current as ILocalReferenceOperation)?.Local;
    }

    /// <summary>The channel that is made with the options of a local; <see langword="null"/> if there is not exactly one.</summary>
    public static IInvocationOperation? ConnectWith(ILocalSymbol local, IOperation use, RpcSymbols symbols)
    {
        IInvocationOperation[] connects = [.. use.Root().ReferencesTo(local).Select(r => r.Outer()).OfType<IArgumentOperation>().Select(a => a.Parent).OfType<IInvocationOperation>().Where(i => ChannelUse.IsConnect(i, symbols))];
        return connects.Length == 1 ? connects[0] : null;
    }

    /// <summary>All operations that configure a channel or a client: those of its own call, those on the options that it is given, and those of helpers that set them.</summary>
    public static IEnumerable<IOperation> ConfiguringOf(IInvocationOperation configuration, RpcSymbols symbols)
    {
        ILocalSymbol? local = configuration.Arguments.Select(a => a.Value.Bare()).OfType<ILocalReferenceOperation>().Select(r => r.Local).FirstOrDefault(l => IsOptions(l.Type, symbols));
        IEnumerable<IOperation> own = local is null
            ? configuration.DescendantsAndSelf()
            : configuration.DescendantsAndSelf().Concat(configuration.Root().Descendants().Where(o => Configures(o, local)).SelectMany(o => o.DescendantsAndSelf()));
        return OptionHelpers.WithHelpers(own, symbols);
    }

    // options.Timeout = …, options.UseGovernance(…), and what the local is declared with.
    private static bool Configures(IOperation operation, ILocalSymbol local)
        => operation switch
        {
            IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation target } } => SymbolEqualityComparer.Default.Equals(target.Local, local),
            IInvocationOperation invocation when invocation.Parent is not (IArgumentOperation or IInvocationOperation) => SymbolEqualityComparer.Default.Equals(LocalBehind(invocation), local),
            _ => false,
        };
}
