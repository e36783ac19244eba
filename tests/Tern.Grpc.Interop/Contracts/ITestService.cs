namespace Tern.Grpc.Interop.Contracts;

/// <summary>The service that gRPC's interoperability cases call. Source: gRPC <c>doc/interop-test-descriptions.md</c> and <c>src/proto/grpc/testing/test.proto</c>.</summary>
[RpcService("grpc.testing.TestService")]
public interface ITestService
{
    /// <summary>Answers nothing to nothing.</summary>
    ValueTask<Empty> EmptyCallAsync(Empty request, CallContext? context = null);

    /// <summary>Answers with a payload of the size that is asked for, or with the status that is asked for.</summary>
    ValueTask<SimpleResponse> UnaryCallAsync(SimpleRequest request, CallContext? context = null);

    /// <summary>Answers with the sum of the payloads' sizes.</summary>
    ValueTask<StreamingInputCallResponse> StreamingInputCallAsync(IAsyncEnumerable<StreamingInputCallRequest> requests, CallContext? context = null);

    /// <summary>Answers with one payload for each that is asked for.</summary>
    IAsyncEnumerable<StreamingOutputCallResponse> StreamingOutputCallAsync(StreamingOutputCallRequest request, CallContext? context = null);

    /// <summary>Answers each request, as it comes, with the payloads that it asks for.</summary>
    IAsyncEnumerable<StreamingOutputCallResponse> FullDuplexCallAsync(IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext? context = null);

    /// <summary>Answers all requests when the last has come.</summary>
    IAsyncEnumerable<StreamingOutputCallResponse> HalfDuplexCallAsync(IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext? context = null);
}
