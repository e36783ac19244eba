using System.Runtime.CompilerServices;
using Tern.Grpc.Interop.Contracts;

namespace Tern.Grpc.Interop.Server;

/// <summary>The server of the cases.</summary>
internal sealed class TestService : ITestService
{
    private const int MaxPayload = 64 * 1_024 * 1_024;

    private static readonly string s_id = Guid.NewGuid().ToString("N");

    public ValueTask<Empty> EmptyCallAsync(Empty request, CallContext? context = null)
    {
        EchoMetadata(context!);
        return new(new Empty());
    }

    public ValueTask<SimpleResponse> UnaryCallAsync(SimpleRequest request, CallContext? context = null)
    {
        EchoMetadata(context!);
        CheckCompression(request.ExpectCompressed, context!);
        EchoFailure(request.ResponseStatus);
        Compress(request.ResponseCompressed, context!);
        return new(new SimpleResponse
        {
            Payload = NewPayload(request.ResponseType, request.ResponseSize),
            ServerId = request.FillServerId ? s_id : "",
            Hostname = request.FillServerId ? Environment.MachineName : "",
        });
    }

    public ValueTask<SimpleResponse> CacheableUnaryCallAsync(SimpleRequest request, CallContext? context = null) => UnaryCallAsync(request, context);

    public ValueTask<Empty> UnimplementedCallAsync(Empty request, CallContext? context = null)
        => throw new RpcException(RpcStatusCode.Unimplemented, "No server has this method.");

    public async ValueTask<StreamingInputCallResponse> StreamingInputCallAsync(IAsyncEnumerable<StreamingInputCallRequest> requests, CallContext? context = null)
    {
        EchoMetadata(context!);
        int size = 0;
        await foreach (StreamingInputCallRequest request in requests)
        {
            CheckCompression(request.ExpectCompressed, context!);
            size += request.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public async IAsyncEnumerable<StreamingOutputCallResponse> StreamingOutputCallAsync(StreamingOutputCallRequest request, CallContext? context = null)
    {
        EchoMetadata(context!);
        await foreach (StreamingOutputCallResponse response in AnswerAsync(request, context!))
        {
            yield return response;
        }
    }

    public async IAsyncEnumerable<StreamingOutputCallResponse> FullDuplexCallAsync(IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext? context = null)
    {
        EchoMetadata(context!);
        await foreach (StreamingOutputCallRequest request in requests)
        {
            await foreach (StreamingOutputCallResponse response in AnswerAsync(request, context!))
            {
                yield return response;
            }
        }
    }

    public async IAsyncEnumerable<StreamingOutputCallResponse> HalfDuplexCallAsync(IAsyncEnumerable<StreamingOutputCallRequest> requests, CallContext? context = null)
    {
        EchoMetadata(context!);
        List<StreamingOutputCallRequest> all = [];
        await foreach (StreamingOutputCallRequest request in requests)
        {
            all.Add(request);
        }

        foreach (StreamingOutputCallRequest request in all)
        {
            await foreach (StreamingOutputCallResponse response in AnswerAsync(request, context!))
            {
                yield return response;
            }
        }
    }

    private static async IAsyncEnumerable<StreamingOutputCallResponse> AnswerAsync(
        StreamingOutputCallRequest request,
        CallContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        EchoFailure(request.ResponseStatus);
        foreach (ResponseParameters parameters in request.ResponseParameters)
        {
            if (parameters.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(parameters.IntervalUs), context.CancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Compress(parameters.Compressed, context);
            yield return new StreamingOutputCallResponse { Payload = NewPayload(request.ResponseType, parameters.Size) };
        }
    }

    private static Payload NewPayload(PayloadType type, int size)
    {
        if (type != PayloadType.Compressable)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"There is no payload of type {(int)type}.");
        }

        return size is >= 0 and <= MaxPayload
            ? Payload.Zeros(size)
            : throw new RpcException(RpcStatusCode.InvalidArgument, $"A payload of {size} bytes is out of range.");
    }

    private static void EchoMetadata(CallContext context)
    {
        if (context.RequestHeaders.TryGetValue(EchoedMetadata.InitialKey, out string? initial))
        {
            context.ResponseHeaders.Add(EchoedMetadata.InitialKey, initial);
        }

        if (context.RequestHeaders.TryGet(EchoedMetadata.TrailingKey, out RpcHeader trailing))
        {
            context.ResponseTrailers.Add(EchoedMetadata.TrailingKey, trailing.Bytes);
        }
    }

    private static void EchoFailure(EchoStatus? status)
    {
        if (status is { Code: not 0 })
        {
            throw new RpcException((RpcStatusCode)status.Code, status.Message);
        }
    }

    private static void CheckCompression(BoolValue? expected, CallContext context)
    {
        if (expected is { Value: true } && context.ReceivedCompression is null)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, "The message is not compressed, as it says it is.");
        }
    }

    private static void Compress(BoolValue? asked, CallContext context) => context.Compression = asked is { Value: true } ? "gzip" : "identity";
}
