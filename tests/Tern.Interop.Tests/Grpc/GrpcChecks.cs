using Tern.Grpc.Interop.Contracts;
using Tern.Interop.Tests.Contracts.Grpc;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Grpc;

/// <summary>What gRPC's own cases lack, with Tern as the client.</summary>
internal static class GrpcChecks
{
    private const int EightMebibytes = 8 * 1_024 * 1_024;

    public static async Task RunAsync(RpcChannel channel)
    {
        await CheckLargeMessagesAsync(channel.CreateClient<ITestService>());
        await CheckEveryStatusCodeAsync(channel.CreateClient<ITestService>());
        await CheckCompressedMessagesAsync(channel.CreateClient<ITestService>());
        IChecks checks = channel.CreateClient<IChecks>();
        await CheckDetailsAsync(checks);
        await CheckDeadlineAsync(checks);
        await CheckCancellationAsync(checks);
    }

    private static async Task CheckLargeMessagesAsync(ITestService service)
    {
        SimpleResponse response = await service.UnaryCallAsync(new SimpleRequest { ResponseSize = EightMebibytes, Payload = Payload.Zeros(EightMebibytes) });
        Assert.Equal(EightMebibytes, response.Payload?.Body.Length);

        StreamingOutputCallRequest request = new()
        {
            ResponseParameters = [new ResponseParameters { Size = EightMebibytes }],
            Payload = Payload.Zeros(EightMebibytes),
        };
        List<int?> sizes = [];
        await foreach (StreamingOutputCallResponse item in service.FullDuplexCallAsync(new[] { request, request }.ToAsyncEnumerable()))
        {
            sizes.Add(item.Payload?.Body.Length);
        }

        Assert.Equal([EightMebibytes, EightMebibytes], sizes);
    }

    private static async Task CheckEveryStatusCodeAsync(ITestService service)
    {
        for (int code = 1; code <= 16; code++)
        {
            SimpleRequest request = new() { ResponseStatus = new EchoStatus { Code = code, Message = $"code {code}" } };
            RpcException failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await service.UnaryCallAsync(request));
            Assert.Equal(((RpcStatusCode)code, $"code {code}"), (failure.Code, failure.Message));
        }
    }

    // Whether or not the peer can see the flag, it must unpack the message.
    private static async Task CheckCompressedMessagesAsync(ITestService service)
    {
        foreach (string encoding in new[] { "gzip", "deflate" })
        {
            var context = new CallContext { Compression = encoding };
            SimpleResponse response = await service.UnaryCallAsync(new SimpleRequest { ResponseSize = 100_000, Payload = Payload.Zeros(100_000) }, context);
            Assert.Equal(100_000, response.Payload?.Body.Length);
            StreamingInputCallRequest item = new() { Payload = Payload.Zeros(1_000) };
            StreamingInputCallResponse sum = await service.StreamingInputCallAsync(new[] { item, item, item }.ToAsyncEnumerable(), context);
            Assert.Equal(3_000, sum.AggregatedPayloadSize);
        }
    }

    private static async Task CheckDetailsAsync(IChecks checks)
    {
        RpcException failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await checks.FailAsync(new FailRequest { Code = 9, Message = "not now", Reason = "closed on Sundays" }));
        Assert.Equal((RpcStatusCode.FailedPrecondition, "not now"), (failure.Code, failure.Message));
        RpcStatusDetail detail = Assert.Single(failure.Details);
        Assert.Equal(Reason.TypeUrl, detail.TypeUrl);
        Assert.Equal("closed on Sundays", ProtobufSerializer.Read<Reason>(detail.Value.Span).Text);

        failure = await Assert.ThrowsAnyAsync<RpcException>(async () => await checks.FailAsync(new FailRequest { Code = 5 }));
        Assert.Equal(RpcStatusCode.NotFound, failure.Code);
        Assert.Empty(failure.Details);
    }

    private static async Task CheckDeadlineAsync(IChecks checks)
    {
        TimeLeft left = await checks.RemainingAsync(new Nothing(), new CallContext { Timeout = TimeSpan.FromSeconds(1_000) });
        Assert.InRange(left.Milliseconds ?? 0, 800_000, 1_100_000);
        Assert.Null((await checks.RemainingAsync(new Nothing())).Milliseconds);

        // Where the time runs out before the first reply, the server may not have begun.
        bool began = false;
        RpcException failure = await Assert.ThrowsAnyAsync<RpcException>(async () =>
        {
            var context = new CallContext { Timeout = TimeSpan.FromMilliseconds(500) };
            await foreach (Nothing item in checks.WaitStreamAsync(new WaitRequest { Id = "late" }, context))
            {
                began = true;
            }
        });
        Assert.Equal(RpcStatusCode.DeadlineExceeded, failure.Code);
        Assert.True(!began || (await checks.WasCancelledAsync(new WaitRequest { Id = "late" }, Patient)).Value);
    }

    private static async Task CheckCancellationAsync(IChecks checks)
    {
        // Leaving the enumeration cancels the call, as the token does.
        await foreach (Nothing item in checks.WaitStreamAsync(new WaitRequest { Id = "left" }))
        {
            break;
        }

        Assert.True((await checks.WasCancelledAsync(new WaitRequest { Id = "left" }, Patient)).Value);

        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var context = new CallContext { CancellationToken = cancellation.Token };
            await foreach (Nothing item in checks.WaitStreamAsync(new WaitRequest { Id = "cancelled" }, context))
            {
                cancellation.Cancel();
            }
        });
        Assert.True((await checks.WasCancelledAsync(new WaitRequest { Id = "cancelled" }, Patient)).Value);
    }

    private static CallContext Patient => new() { Timeout = TimeSpan.FromMinutes(3) };
}
