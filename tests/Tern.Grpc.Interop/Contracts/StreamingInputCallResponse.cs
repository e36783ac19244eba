namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.StreamingInputCallResponse</c>.</summary>
[RpcMessage]
public sealed partial record StreamingInputCallResponse([property: RpcField(1)] int AggregatedPayloadSize);
