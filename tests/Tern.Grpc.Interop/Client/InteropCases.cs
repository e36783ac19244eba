using System.Threading.Channels;
using Tern.Grpc.Interop.Contracts;

namespace Tern.Grpc.Interop.Client;

/// <summary>The client's side of the cases. Source: gRPC <c>doc/interop-test-descriptions.md</c>.</summary>
internal sealed partial class InteropCases(RpcChannel channel)
{
    private const int LargeRequest = 271_828;
    private const int LargeResponse = 314_159;

    // Far above what a case takes on a busy machine; only a hang reaches it.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    private static readonly Dictionary<string, Func<InteropCases, Task>> s_cases = new(StringComparer.Ordinal)
    {
        ["empty_unary"] = static cases => cases.EmptyUnaryAsync(),
        ["large_unary"] = static cases => cases.LargeUnaryAsync(),
        ["client_compressed_unary"] = static cases => cases.ClientCompressedUnaryAsync(),
        ["server_compressed_unary"] = static cases => cases.ServerCompressedUnaryAsync(),
        ["client_streaming"] = static cases => cases.ClientStreamingAsync(),
        ["client_compressed_streaming"] = static cases => cases.ClientCompressedStreamingAsync(),
        ["server_streaming"] = static cases => cases.ServerStreamingAsync(),
        ["server_compressed_streaming"] = static cases => cases.ServerCompressedStreamingAsync(),
        ["ping_pong"] = static cases => cases.PingPongAsync(),
        ["empty_stream"] = static cases => cases.EmptyStreamAsync(),
        ["custom_metadata"] = static cases => cases.CustomMetadataAsync(),
        ["status_code_and_message"] = static cases => cases.StatusAsync("test status message"),
        ["special_status_message"] = static cases => cases.SpecialStatusMessageAsync(),
        ["unimplemented_method"] = static cases => cases.UnimplementedMethodAsync(),
        ["unimplemented_service"] = static cases => cases.UnimplementedServiceAsync(),
        ["cancel_after_begin"] = static cases => cases.CancelAfterBeginAsync(),
        ["cancel_after_first_response"] = static cases => cases.CancelAfterFirstResponseAsync(),
        ["timeout_on_sleeping_server"] = static cases => cases.TimeoutOnSleepingServerAsync(),
    };

    private readonly ITestService _service = channel.CreateClient<ITestService>();

    /// <summary>The cases in the order of their description.</summary>
    public static IReadOnlyCollection<string> Names => s_cases.Keys;

    /// <summary>Runs a case; returns why it failed, or <see langword="null"/>.</summary>
    public async Task<Exception?> RunAsync(string name)
    {
        try
        {
            await s_cases[name](this).WaitAsync(s_limit);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static SimpleRequest LargeCall => new() { ResponseSize = LargeResponse, Payload = Payload.Zeros(LargeRequest) };

    private async Task EmptyUnaryAsync() => Check.Equal(new Empty(), await _service.EmptyCallAsync(new Empty()), "response");

    private async Task LargeUnaryAsync() => Check.Zeros(LargeResponse, (await _service.UnaryCallAsync(LargeCall)).Payload);

    private async Task ClientStreamingAsync()
    {
        StreamingInputCallResponse response = await _service.StreamingInputCallAsync(RequestsAsync());
        Check.Equal(74_922, response.AggregatedPayloadSize, "aggregated size");

        static async IAsyncEnumerable<StreamingInputCallRequest> RequestsAsync()
        {
            foreach (int size in new[] { 27_182, 8, 1_828, 45_904 })
            {
                await Task.Yield();
                yield return new StreamingInputCallRequest { Payload = Payload.Zeros(size) };
            }
        }
    }

    private async Task ServerStreamingAsync()
    {
        int[] sizes = [31_415, 9, 2_653, 58_979];
        StreamingOutputCallRequest request = new() { ResponseParameters = [.. sizes.Select(static size => new ResponseParameters { Size = size })] };
        int count = 0;
        await foreach (StreamingOutputCallResponse response in _service.StreamingOutputCallAsync(request))
        {
            Check.That(count < sizes.Length, "more than four responses");
            Check.Zeros(sizes[count++], response.Payload);
        }

        Check.Equal(sizes.Length, count, "number of responses");
    }

    private async Task PingPongAsync()
    {
        var requests = Channel.CreateUnbounded<StreamingOutputCallRequest>();
        await using IAsyncEnumerator<StreamingOutputCallResponse> responses =
            _service.FullDuplexCallAsync(requests.Reader.ReadAllAsync()).GetAsyncEnumerator();
        foreach ((int request, int response) in new[] { (27_182, 31_415), (8, 9), (1_828, 2_653), (45_904, 58_979) })
        {
            requests.Writer.TryWrite(DuplexRequest(request, response));
            Check.That(await responses.MoveNextAsync(), "the stream ended early");
            Check.Zeros(response, responses.Current.Payload);
        }

        requests.Writer.Complete();
        Check.That(!await responses.MoveNextAsync(), "more than four responses");
    }

    private async Task EmptyStreamAsync()
    {
        await foreach (StreamingOutputCallResponse response in _service.FullDuplexCallAsync(AsyncEnumerable.Empty<StreamingOutputCallRequest>()))
        {
            Check.That(false, "a response to nothing");
        }
    }

    private async Task CustomMetadataAsync()
    {
        CallContext unary = MetadataContext();
        Check.Zeros(LargeResponse, (await _service.UnaryCallAsync(LargeCall, unary)).Payload);
        CheckMetadata(unary);

        CallContext duplex = MetadataContext();
        int count = 0;
        await foreach (StreamingOutputCallResponse response in _service.FullDuplexCallAsync(Single(DuplexRequest(LargeRequest, LargeResponse)), duplex))
        {
            Check.Zeros(LargeResponse, response.Payload);
            count++;
        }

        Check.Equal(1, count, "number of responses");
        CheckMetadata(duplex);

        static CallContext MetadataContext()
        {
            var context = new CallContext();
            context.RequestHeaders.Add(EchoedMetadata.InitialKey, "test_initial_metadata_value");
            context.RequestHeaders.Add(EchoedMetadata.TrailingKey, new byte[] { 0xAB, 0xAB, 0xAB });
            return context;
        }

        static void CheckMetadata(CallContext context)
        {
            Check.Equal("test_initial_metadata_value", context.ResponseHeaders[EchoedMetadata.InitialKey], "initial metadata");
            Check.That(context.ResponseTrailers.TryGet(EchoedMetadata.TrailingKey, out RpcHeader trailing), "no trailing metadata");
            Check.Equal("ABABAB", Convert.ToHexString(trailing.Bytes.Span), "trailing metadata");
        }
    }

    private Task SpecialStatusMessageAsync() => StatusAsync("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n", isUnaryOnly: true);

    private async Task StatusAsync(string message, bool isUnaryOnly = false)
    {
        EchoStatus status = new() { Code = (int)RpcStatusCode.Unknown, Message = message };
        await ExpectAsync(async () => await _service.UnaryCallAsync(new SimpleRequest { ResponseStatus = status }));
        if (!isUnaryOnly)
        {
            await ExpectAsync(() => DrainAsync(_service.FullDuplexCallAsync(Single(new StreamingOutputCallRequest { ResponseStatus = status }))));
        }

        async Task ExpectAsync(Func<Task> call)
        {
            RpcException failure = await Check.FailsAsync(RpcStatusCode.Unknown, call);
            Check.Equal(message, failure.Message, "status message");
        }
    }

    private Task UnimplementedMethodAsync() =>
        Check.FailsAsync(RpcStatusCode.Unimplemented, async () => await _service.UnimplementedCallAsync(new Empty()));

    private Task UnimplementedServiceAsync() =>
        Check.FailsAsync(RpcStatusCode.Unimplemented, async () => await channel.CreateClient<IUnimplementedService>().UnimplementedCallAsync(new Empty()));

    private async Task CancelAfterBeginAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var requests = Channel.CreateUnbounded<StreamingInputCallRequest>();
        ValueTask<StreamingInputCallResponse> call = _service.StreamingInputCallAsync(
            requests.Reader.ReadAllAsync(), new CallContext { CancellationToken = cancellation.Token });
        cancellation.Cancel();
        await Check.IsCancelledAsync(async () => await call);
    }

    private async Task CancelAfterFirstResponseAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var requests = Channel.CreateUnbounded<StreamingOutputCallRequest>();
        await using IAsyncEnumerator<StreamingOutputCallResponse> responses = _service
            .FullDuplexCallAsync(requests.Reader.ReadAllAsync(), new CallContext { CancellationToken = cancellation.Token })
            .GetAsyncEnumerator();
        requests.Writer.TryWrite(DuplexRequest(27_182, 31_415));
        Check.That(await responses.MoveNextAsync(), "no response");
        cancellation.Cancel();
        await Check.IsCancelledAsync(async () => await responses.MoveNextAsync());
    }

    private async Task TimeoutOnSleepingServerAsync()
    {
        var requests = Channel.CreateUnbounded<StreamingOutputCallRequest>();
        requests.Writer.TryWrite(new StreamingOutputCallRequest { Payload = Payload.Zeros(27_182) });
        var context = new CallContext { Timeout = TimeSpan.FromMilliseconds(1) };
        await Check.FailsAsync(RpcStatusCode.DeadlineExceeded, () => DrainAsync(_service.FullDuplexCallAsync(requests.Reader.ReadAllAsync(), context)));
    }

    private static StreamingOutputCallRequest DuplexRequest(int request, int response) => new()
    {
        ResponseParameters = [new ResponseParameters { Size = response }],
        Payload = Payload.Zeros(request),
    };

    private static async IAsyncEnumerable<T> Single<T>(T item)
    {
        await Task.Yield();
        yield return item;
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (T item in stream)
        {
        }
    }
}
