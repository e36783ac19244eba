using Tern.Grpc.Interop.Contracts;

namespace Tern.Grpc.Interop.Client;

/// <content>The cases about compression: whether a message is compressed is a flag of that message.</content>
internal sealed partial class InteropCases
{
    private const string Packed = "gzip";
    private const string Plain = "identity";

    private async Task ClientCompressedUnaryAsync()
    {
        // A server that can see the flag refuses a message that says more than is true.
        await Check.FailsAsync(RpcStatusCode.InvalidArgument, async () => await CallAsync(Plain, expectCompressed: true));
        Check.Zeros(LargeResponse, (await CallAsync(Packed, expectCompressed: true)).Payload);
        Check.Zeros(LargeResponse, (await CallAsync(Plain, expectCompressed: false)).Payload);

        async Task<SimpleResponse> CallAsync(string compression, bool expectCompressed) => await _service.UnaryCallAsync(
            LargeCall with { ExpectCompressed = new BoolValue { Value = expectCompressed } }, new CallContext { Compression = compression });
    }

    private async Task ServerCompressedUnaryAsync()
    {
        foreach (bool compressed in new[] { true, false })
        {
            var context = new CallContext();
            SimpleResponse response = await _service.UnaryCallAsync(LargeCall with { ResponseCompressed = new BoolValue { Value = compressed } }, context);
            Check.Equal(compressed, context.ReceivedCompression is not null, "compressed flag");
            Check.Zeros(LargeResponse, response.Payload);
        }
    }

    private async Task ClientCompressedStreamingAsync()
    {
        var context = new CallContext { Compression = Plain };
        await Check.FailsAsync(RpcStatusCode.InvalidArgument, async () => await _service.StreamingInputCallAsync(Single(NewRequest(27_182, true)), context));

        context = new CallContext { Compression = Packed };
        StreamingInputCallResponse response = await _service.StreamingInputCallAsync(RequestsAsync(context), context);
        Check.Equal(73_086, response.AggregatedPayloadSize, "aggregated size");

        static async IAsyncEnumerable<StreamingInputCallRequest> RequestsAsync(CallContext context)
        {
            await Task.Yield();
            yield return NewRequest(27_182, true);
            context.Compression = Plain;
            yield return NewRequest(45_904, false);
        }

        static StreamingInputCallRequest NewRequest(int size, bool expectCompressed) => new()
        {
            ExpectCompressed = new BoolValue { Value = expectCompressed },
            Payload = Payload.Zeros(size),
        };
    }

    private async Task ServerCompressedStreamingAsync()
    {
        (int Size, bool IsCompressed)[] asked = [(31_415, true), (92_653, false)];
        StreamingOutputCallRequest request = new()
        {
            ResponseParameters = [.. asked.Select(static item => new ResponseParameters { Size = item.Size, Compressed = new BoolValue { Value = item.IsCompressed } })],
        };
        var context = new CallContext();
        int count = 0;
        await foreach (StreamingOutputCallResponse response in _service.StreamingOutputCallAsync(request, context))
        {
            Check.That(count < asked.Length, "more than two responses");
            Check.Equal(asked[count].IsCompressed, context.ReceivedCompression is not null, $"compressed flag of response {count}");
            Check.Zeros(asked[count++].Size, response.Payload);
        }

        Check.Equal(asked.Length, count, "number of responses");
    }
}
