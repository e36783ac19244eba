namespace Tern.Cli;

/// <summary>Names of protocols on the command line; those of Kitex's tools are known too.</summary>
internal static class ProtocolNames
{
    /// <summary>Names that help shows.</summary>
    public const string All = "buffered, framed, ttheader, ttheader-framed, kitex-protobuf or grpc";

    private static readonly Dictionary<string, RpcProtocol> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["buffered"] = RpcProtocol.ThriftBuffered,
        ["ThriftBuffered"] = RpcProtocol.ThriftBuffered,
        ["framed"] = RpcProtocol.ThriftFramed,
        ["ThriftFramed"] = RpcProtocol.ThriftFramed,
        ["ttheader"] = RpcProtocol.ThriftTTHeader,
        ["ThriftTTHeader"] = RpcProtocol.ThriftTTHeader,
        ["ttheader-framed"] = RpcProtocol.ThriftTTHeaderFramed,
        ["TTHeaderFramed"] = RpcProtocol.ThriftTTHeaderFramed,
        ["ThriftTTHeaderFramed"] = RpcProtocol.ThriftTTHeaderFramed,
        ["kitex-protobuf"] = RpcProtocol.KitexProtobuf,
        ["KitexProtobuf"] = RpcProtocol.KitexProtobuf,
        ["grpc"] = RpcProtocol.Grpc,
    };

    /// <summary>The protocol of a name.</summary>
    public static RpcProtocol? Find(string name) => s_names.TryGetValue(name, out RpcProtocol protocol) ? protocol : null;

    /// <summary>The name of a protocol.</summary>
    public static string Of(RpcProtocol protocol) => s_names.First(pair => pair.Value == protocol).Key;

    /// <summary>Whether a protocol carries metadata.</summary>
    public static bool CarriesMetadata(RpcProtocol protocol) => protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed or RpcProtocol.KitexProtobuf or RpcProtocol.Grpc;
}
