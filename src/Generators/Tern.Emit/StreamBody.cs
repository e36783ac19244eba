using Tern.Schema;

namespace Tern.Emit;

/// <summary>What one message of a stream carries in one direction, and as what.</summary>
/// <param name="TypeName">C# text of its type.</param>
/// <param name="Message">The message that is the body itself; <see langword="null"/> if a struct of fields is the body.</param>
/// <param name="Slots">Fields of that struct.</param>
/// <param name="IsArguments">Whether the type is the generated struct of the method's arguments, whose members hold the fields.</param>
internal sealed record StreamBody(string TypeName, MessageType? Message, IReadOnlyList<Slot> Slots, bool IsArguments)
{
    /// <summary>What the caller sends.</summary>
    public static StreamBody OfRequest(NameScope names, ServiceModel service, MethodModel method)
    {
        bool isSingle = method.Parameters.Count == 1
            && (method.Parameters[0].IsStream || method.Parameters[0].Type is MessageType);
        if (isSingle)
        {
            return Of(names, Owner(service, method), method.Parameters[0].Type, "request");
        }

        Slot[] slots = method.Parameters.Select(p => Slot.OfArgument(p, Owner(service, method))).ToArray();
        return new StreamBody(method.Identifier + "Arguments", null, slots, IsArguments: true);
    }

    /// <summary>What the server sends.</summary>
    public static StreamBody OfReply(NameScope names, ServiceModel service, MethodModel method) => method.Reply is null
        ? new StreamBody(ServiceEmitter.ReplyOf(names, method), null, [], IsArguments: false)
        : Of(names, Owner(service, method), method.Reply, "reply");

    private static StreamBody Of(NameScope names, string owner, TypeModel type, string role) => type is MessageType message
        ? new StreamBody(names.Of(type.Name), message, [], IsArguments: false)
        : new StreamBody(names.Of(type.Name), null, [new Slot(1, role, owner, Identifiers.Pascal(role) + "Value", type, IsNullable: false, ProtobufModel.Default)], IsArguments: false);

    private static string Owner(ServiceModel service, MethodModel method) => $"{service.WireName}/{method.WireName}";
}
