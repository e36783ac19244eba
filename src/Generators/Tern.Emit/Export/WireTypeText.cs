using Tern.Schema;

namespace Tern.Emit.Export;

/// <summary>Spells types as they travel, for records of contracts: <c>list&lt;i64&gt;</c>, <c>repeated&lt;fixed64&gt;</c>.</summary>
public static class WireTypeText
{
    /// <summary>The type in Thrift.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nameOf">Spells the Protobuf name of a message or enum.</param>
    public static string Thrift(TypeModel type, Func<string, string> nameOf) => type switch
    {
        EnumType e => nameOf(e.ProtobufName),
        MessageType m => nameOf(m.ProtobufName),
        ListType list => $"list<{Thrift(list.Element, nameOf)}>",
        SetType set => $"set<{Thrift(set.Element, nameOf)}>",
        MapType map => $"map<{Thrift(map.Key, nameOf)},{Thrift(map.Value, nameOf)}>",
        _ => WireTypes.Idl(type),
    };

    /// <summary>
    /// The type in Protobuf. Values of C# that travel as messages of <c>google.protobuf</c> are spelled apart from such messages: <c>timestamp</c>, <c>duration</c>, <c>wrapper&lt;int32&gt;</c>.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="protobuf">Its encoding.</param>
    /// <param name="nameOf">Spells the Protobuf name of a message or enum.</param>
    public static string Protobuf(TypeModel type, ProtobufModel protobuf, Func<string, string> nameOf) => type switch
    {
        MapType map => $"map<{Protobuf(map.Key, protobuf.Key, protobuf, nameOf)},{Protobuf(map.Value, protobuf.Value, protobuf, nameOf)}>",
        _ when ProtobufTypes.ElementOf(type) is { } element => $"repeated<{Protobuf(element, protobuf.Value, protobuf, nameOf)}>",
        _ => Protobuf(type, protobuf.Value, protobuf, nameOf),
    };

    private static string Protobuf(TypeModel type, WireEncoding encoding, ProtobufModel protobuf, Func<string, string> nameOf) => type switch
    {
        EnumType e => nameOf(e.ProtobufName),
        MessageType m => encoding == WireEncoding.Group ? $"group<{nameOf(m.ProtobufName)}>" : nameOf(m.ProtobufName),
        ScalarType when encoding == WireEncoding.Wrapper => $"wrapper<{Scalar(type, WireEncoding.Default)}>",
        ScalarType => Scalar(type, encoding),
        _ => Protobuf(type, protobuf, nameOf),
    };

    private static string Scalar(TypeModel type, WireEncoding encoding) => ProtobufTypes.MethodSuffix(type, encoding)!.ToLowerInvariant();
}
