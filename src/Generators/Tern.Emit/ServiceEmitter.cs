using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits what belongs to a service: its client, its methods, its contract.</summary>
public static class ServiceEmitter
{
    /// <summary>Emits the files of a service.</summary>
    public static IEnumerable<SourceFile> Emit(ServiceModel service)
    {
        yield return ClientEmitter.Emit(service);
        yield return MethodsEmitter.Emit(service);
        yield return ContractEmitter.Emit(service);
    }

    /// <summary>Name of the static class that holds the service's methods.</summary>
    internal static string MethodsOf(ServiceModel service) => service.Identifier + "Methods";

    /// <summary>Name of the contract.</summary>
    internal static string ContractOf(ServiceModel service) => service.Identifier + "Contract";

    /// <summary>Type of an answer as a type argument.</summary>
    internal static string ReplyOf(NameScope names, MethodModel method) => method.Reply switch
    {
        null => "global::Tern.RpcVoid",
        { } reply => method.IsReplyNullable ? names.OfNullable(reply.Name) : names.Of(reply.Name),
    };
}
