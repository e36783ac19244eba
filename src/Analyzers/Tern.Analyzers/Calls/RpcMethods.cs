using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Calls;

/// <summary>What a contract method is, as its declaration says.</summary>
internal static class RpcMethods
{
    public static bool IsIdempotent(IMethodSymbol method) => method.OriginalDefinition.HasAttribute(ContractNames.Idempotent);

    public static string WireNameOf(IMethodSymbol method) => MethodParser.WireNameOf(method.OriginalDefinition);

    public static RpcKind KindOf(IMethodSymbol method)
    {
        if (method.OriginalDefinition.HasAttribute(ContractNames.OneWay))
        {
            return RpcKind.OneWay;
        }

        bool takes = method.Parameters.Any(p => IsAsyncEnumerable(p.Type));
        return (takes, IsAsyncEnumerable(method.ReturnType)) switch
        {
            (true, true) => RpcKind.DuplexStream,
            (true, false) => RpcKind.ClientStream,
            (false, true) => RpcKind.ServerStream,
            _ => RpcKind.Unary,
        };
    }

    /// <summary>How a method reads in a message: <c>ICatalog.PlaceAsync</c>.</summary>
    public static string NameOf(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";

    public static bool IsAsyncEnumerable(ITypeSymbol? type)
        => type is INamedTypeSymbol { Arity: 1, Name: "IAsyncEnumerable" } named && named.HasFullName("System.Collections.Generic.IAsyncEnumerable");

    public static bool IsTask(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && (named.HasFullName("System.Threading.Tasks.Task") || named.HasFullName("System.Threading.Tasks.ValueTask"));

    /// <summary>Whether a parameter surrounds the call instead of being sent: the context, or the token.</summary>
    public static bool IsSurrounding(IParameterSymbol parameter, RpcSymbols symbols)
        => SymbolEqualityComparer.Default.Equals(parameter.Type, symbols.CancellationToken)
            || SymbolEqualityComparer.Default.Equals(parameter.Type.WithNullableAnnotation(NullableAnnotation.None), symbols.CallContext);
}
