using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>The methods that a policy is for.</summary>
internal static class PolicyTargets
{
    // A helper that another one runs is common, more is not.
    private const int Depth = 3;

    /// <summary>The methods of a policy that names one, or that goes with a context.</summary>
    public static IMethodSymbol[] Of(PolicySetting setting, RpcSymbols symbols)
    {
        if (setting.Scope == PolicyScope.Context)
        {
            return setting.Sink is IInvocationOperation use ? [.. CallsWith(use, symbols).Select(c => c.TargetMethod).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)] : [];
        }

        if (setting.Key is not { Length: > 0 } key)
        {
            return [];
        }

        ImmutableArray<Service> clients = ClientsOf(setting, symbols, out _);
        return clients.IsEmpty ? [.. symbols.Services.MethodsNamed(key)] : [.. clients.SelectMany(s => s.Methods.Where(m => IsNamed(s, m, key))).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
    }

    /// <summary>The methods that a policy for all methods covers and must not repeat: those of the channel's clients without an entry of their own. Empty where the clients are not all in sight.</summary>
    public static IMethodSymbol[] UncoveredOf(PolicySetting setting, RpcSymbols symbols)
    {
        ImmutableArray<Service> clients = ClientsOf(setting, symbols, out IInvocationOperation? configuration);
        if (clients.IsEmpty || configuration is null)
        {
            return [];
        }

        List<IOperation> all = [.. ChannelOptions.ConfiguringOf(configuration, symbols)];
        if (all.Any(o => PolicySetting.SetsUnknownMethods(o, symbols) || OptionHelpers.IsOutOfSight(o, symbols)))
        {
            return [];
        }

        HashSet<string> own = new(
            all.SelectMany(o => PolicySetting.Read(o, symbols)).Where(s => s.Scope == PolicyScope.OneMethod && s.Part == setting.Part && s.Key is not null).Select(s => s.Key!),
            StringComparer.Ordinal);
        return
        [
            .. clients.SelectMany(s => s.Methods.Where(m => !own.Any(key => IsNamed(s, m, key))))
                .Where(m => RpcMethods.KindOf(m) == RpcKind.Unary && !RpcMethods.IsIdempotent(m))
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default),
        ];
    }

    /// <summary>The invocation that an operation configures a channel or a client for: <c>RpcChannel.Connect</c> or <c>AddTernClient</c>.</summary>
    public static IInvocationOperation? ConfigurationAround(IOperation operation, RpcSymbols symbols) => ConfigurationAround(operation, symbols, Depth);

    private static IInvocationOperation? ConfigurationAround(IOperation operation, RpcSymbols symbols, int depth)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IInvocationOperation invocation when ChannelUse.IsConnect(invocation, symbols) || IsAddClient(invocation):
                    return invocation;
                case IInvocationOperation invocation when ChannelOptions.IsOptions(invocation.Type, symbols) && ChannelOptions.LocalBehind(invocation) is { } local:
                    return ChannelOptions.ConnectWith(local, invocation, symbols);
                case IVariableDeclaratorOperation { Symbol: var local } when ChannelOptions.IsOptions(local.Type, symbols):
                    return ChannelOptions.ConnectWith(local, current, symbols);
                case ILocalFunctionOperation or IVariableDeclaratorOperation or IFieldInitializerOperation or IMethodBodyOperation when depth > 0 && OptionHelpers.UseOf(current, symbols) is { } use:
                    return ConfigurationAround(use, symbols, depth - 1);
            }
        }

        return null;
    }

    private static ImmutableArray<Service> ClientsOf(PolicySetting setting, RpcSymbols symbols, out IInvocationOperation? configuration)
    {
        configuration = ConfigurationAround(setting.Sink, symbols);
        if (configuration is null)
        {
            return [];
        }

        IEnumerable<INamedTypeSymbol> types = IsAddClient(configuration)
            ? configuration.TargetMethod.TypeArguments.OfType<INamedTypeSymbol>()
            : ChannelUse.Of(configuration, symbols).Clients.Concat(KeptChannels.ClientsOf(configuration));
        return [.. types.Where(symbols.IsService).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Select(Service.Of)];
    }

    private static bool IsAddClient(IInvocationOperation invocation) => invocation.TargetMethod is { Name: "AddTernClient", ContainingType.Name: "TernClientServiceCollectionExtensions", TypeArguments.Length: 1 };

    private static bool IsNamed(Service service, IMethodSymbol method, string key)
        => RpcMethods.WireNameOf(method) is var name && (key == name || (key.Length == service.WireName.Length + 1 + name.Length && key == $"{service.WireName}/{name}"));

    // The calls that get the context: c.PlaceAsync(order, new CallContext().UsePolicy(…)), or by a local.
    private static IEnumerable<IInvocationOperation> CallsWith(IInvocationOperation use, RpcSymbols symbols)
    {
        IOperation? outer = use.Outer();
        if (outer is IArgumentOperation { Parent: { } call } && symbols.IsCall(call))
        {
            return [(IInvocationOperation)call];
        }

        ILocalSymbol? local = outer is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : (use.Receiver()?.Bare() as ILocalReferenceOperation)?.Local;
        return local is null
            ? []
            : use.Root().ReferencesTo(local).Select(r => r.Outer()).OfType<IArgumentOperation>().Select(a => a.Parent).OfType<IInvocationOperation>().Where(symbols.IsCall);
    }
}
