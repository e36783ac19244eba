using Tern.Serialization;

namespace Tern;

/// <summary>Answers calls of methods that no service of the server has: a proxy, for one.</summary>
/// <param name="call">The call; valid until the returned task completes.</param>
/// <returns>The result struct, in the encoding of the arguments: field 0 is the answer.</returns>
/// <exception cref="RpcException">Thrown by the handler to refuse the call with a code.</exception>
public delegate ValueTask<ReadOnlyMemory<byte>> RpcFallbackHandler(RpcUnknownCall call);

/// <summary>A call of a method that no service of the server has.</summary>
/// <param name="Service">Service that the caller named, without package, or <see langword="null"/>.</param>
/// <param name="Method">Method that the caller named.</param>
/// <param name="Encoding">How the arguments are encoded, and the answer must be.</param>
/// <param name="Arguments">The argument struct as it came, stop byte included.</param>
/// <param name="Context">What surrounds the call.</param>
public sealed record RpcUnknownCall(string? Service, string Method, ThriftEncoding Encoding, ReadOnlyMemory<byte> Arguments, CallContext Context);
