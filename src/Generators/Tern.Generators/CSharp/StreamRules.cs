using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>What a streaming method cannot have: its messages are bare, so there is no place that could say more.</summary>
internal static class StreamRules
{
    /// <summary>Reports what cannot be.</summary>
    public static void Check(ParseContext context, IMethodSymbol method, string display, SourceSpan? where)
    {
        if (method.HasAttribute(ContractNames.OneWay))
        {
            // Reported as what is wrong with a one-way method.
            return;
        }

        if (method.HasAttribute(ContractNames.Throws))
        {
            Report("it cannot declare exceptions: a stream ends with a status and not with a result; throw RpcBizException or RpcException instead");
        }

        if (CanBeNull(method.ReturnType))
        {
            Report($"it cannot return '{method.ReturnType.ToMessage()}': the stream itself is never null");
        }

        ITypeSymbol? reply = method.ReturnType is INamedTypeSymbol { Arity: 1 } result ? result.TypeArguments[0] : null;
        if (reply is not null && CanBeNull(reply))
        {
            Report($"it cannot answer with '{reply.ToMessage()}': a bare message has no form for null; remove the '?'");
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            CheckParameter(parameter);
        }

        void CheckParameter(IParameterSymbol parameter)
        {
            bool isStream = parameter.Type is INamedTypeSymbol { Arity: 1 } named && named.HasFullName("System.Collections.Generic.IAsyncEnumerable");
            if (isStream && CanBeNull(parameter.Type))
            {
                Report($"it cannot take '{parameter.Type.ToMessage()}': the stream itself is never null");
            }

            ITypeSymbol message = isStream ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type;
            bool isBare = isStream || (method.Parameters.Count(IsCarried) == 1 && IsCarried(parameter) && IsMessage(message));
            if (isBare && CanBeNull(message))
            {
                Report($"it cannot take '{message.ToMessage()}': a bare message has no form for null; remove the '?'");
            }
        }

        void Report(string reason) => context.Report(Rules.StreamShape, where, display, reason);
    }

    /// <summary>Whether an argument is the whole body of a request.</summary>
    public static bool IsBare(ParameterModel parameter, EquatableArray<ParameterModel> all)
        => parameter.IsStream || (all.Count == 1 && parameter.Type is MessageType);

    private static bool CanBeNull(ITypeSymbol type)
        => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || type.NullableAnnotation == NullableAnnotation.Annotated;

    private static bool IsCarried(IParameterSymbol parameter)
        => !parameter.Type.HasFullName("Tern.CallContext") && !parameter.Type.HasFullName("System.Threading.CancellationToken");

    private static bool IsMessage(ITypeSymbol type)
        => (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type) is INamedTypeSymbol named
            && MessageReference.IsContract(named);
}
