namespace Tern.Protocols;

/// <summary>The header <c>content-type</c>: <c>application/grpc</c>, possibly with the encoding behind a plus, and parameters. Source: gRPC <c>PROTOCOL-HTTP2.md</c>; Kitex for Thrift.</summary>
internal static class GrpcContentType
{
    private static ReadOnlySpan<byte> Name => "application/grpc"u8;

    public static bool IsGrpc(ReadOnlySpan<byte> value) => TryParse(value, out _);

    /// <summary>Reads the encoding of messages; <see langword="false"/> if the type is another, or the encoding is not known.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out PayloadEncoding payload)
    {
        payload = PayloadEncoding.Protobuf;
        if (value.Length < Name.Length || !System.Text.Ascii.EqualsIgnoreCase(value[..Name.Length], Name))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = value[Name.Length..];
        int end = rest.IndexOf((byte)';');
        rest = (end < 0 ? rest : rest[..end]).TrimEnd((byte)' ');
        if (System.Text.Ascii.EqualsIgnoreCase(rest, "+thrift"u8))
        {
            payload = PayloadEncoding.ThriftBinary;
            return true;
        }

        return rest.IsEmpty || System.Text.Ascii.EqualsIgnoreCase(rest, "+proto"u8);
    }
}
