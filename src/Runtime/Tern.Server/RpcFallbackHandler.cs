using Tern.Serialization;

namespace Tern;

/// <summary>Answers calls of methods that no service of the server has: a proxy, for one.</summary>
/// <param name="call">The call; valid until the returned task completes.</param>
/// <returns>The result struct, in the encoding of the arguments: field 0 is the answer. For a call in Protobuf, the message of the answer.</returns>
/// <exception cref="RpcException">Thrown by the handler to refuse the call with a code.</exception>
public delegate ValueTask<ReadOnlyMemory<byte>> RpcFallbackHandler(RpcUnknownCall call);

/// <summary>A call of a method that no service of the server has.</summary>
/// <param name="Service">Service that the caller named, or <see langword="null"/>; over gRPC with its package.</param>
/// <param name="Method">Method that the caller named.</param>
/// <param name="Encoding">How the arguments are encoded, and the answer must be.</param>
/// <param name="Arguments">The argument struct as it came, stop byte included.</param>
/// <param name="Context">What surrounds the call.</param>
public sealed record RpcUnknownCall(string? Service, string Method, ThriftEncoding Encoding, ReadOnlyMemory<byte> Arguments, CallContext Context)
{
    /// <summary>Whether arguments are a Protobuf message instead of a Thrift struct, and the answer must be one too: gRPC's usual form.</summary>
    public bool IsProtobuf { get; init; }
}
