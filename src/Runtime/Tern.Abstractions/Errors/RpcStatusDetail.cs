namespace Tern;

/// <summary>One detail of a failure: a Protobuf message with its type, as <c>google.rpc.Status</c> carries it over gRPC (<c>google.protobuf.Any</c>).</summary>
/// <param name="TypeUrl">Its type: <c>type.googleapis.com/</c> and the full name of the message.</param>
/// <param name="Value">The message in Protobuf.</param>
public sealed record RpcStatusDetail(string TypeUrl, ReadOnlyMemory<byte> Value);
