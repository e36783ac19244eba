using Tern.Schema;

namespace Tern.Emit;

/// <summary>A field on the wire, whatever holds it: a member, an argument, an answer.</summary>
/// <param name="Id">Field id.</param>
/// <param name="WireName">Name in IDL.</param>
/// <param name="Owner">Message or method, for error messages.</param>
/// <param name="Suffix">What the methods of its collection end with: <c>WritePrices</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether null stands for a field that is not there.</param>
/// <param name="Protobuf">What Protobuf must know of it.</param>
internal sealed record Slot(int Id, string WireName, string Owner, string Suffix, TypeModel Type, bool IsNullable, ProtobufModel Protobuf)
{
    /// <summary>The field of an argument.</summary>
    public static Slot OfArgument(ParameterModel parameter, string owner)
        => new(parameter.Id, parameter.WireName, owner, "Argument" + parameter.Member, parameter.Type, parameter.IsNullable, parameter.Protobuf);

    /// <summary>The field of an answer that is no message; <see langword="null"/> if the method has none.</summary>
    public static Slot? OfReply(MethodModel method, string owner)
        => method.Reply is null ? null : new Slot(1, "reply", owner, "ReplyValue", method.Reply, method.IsReplyNullable, ProtobufModel.Default);

    /// <summary>C# literal that names the field in an error: <c>"Item.sku (1)"</c>.</summary>
    public string Label { get; } = Identifiers.Literal($"{Owner}.{WireName} ({Id})");

    /// <summary>What stands above the code of the field.</summary>
    public string Comment => Protobuf.IsOneOf ? $"// oneof {WireTypes.Idl(Type)} {PlainName}" : $"// {Id}: {WireTypes.Idl(Type)} {PlainName}";

    /// <summary>The name on a single line.</summary>
    public string PlainName => Identifiers.Comment(WireName);

    /// <summary>Whether methods of their own read and write the value.</summary>
    public bool IsCollection => Type is ListType or SetType or MapType;
}
