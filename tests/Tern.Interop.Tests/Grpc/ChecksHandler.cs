using System.Collections.Concurrent;
using Tern.Interop.Tests.Contracts.Grpc;
using Tern.Serialization;

namespace Tern.Interop.Tests.Grpc;

/// <summary>The service of Peers/Grpc/checks.proto, as the peers implement it too.</summary>
internal sealed class ChecksHandler : IChecks
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _cancelled = new();

    public ValueTask<Nothing> FailAsync(FailRequest request, CallContext? context = null) => throw new RpcException((RpcStatusCode)request.Code, request.Message)
    {
        Details = request.Reason.Length == 0 ? [] : [new RpcStatusDetail(Reason.TypeUrl, ProtobufSerializer.ToArray(new Reason { Text = request.Reason }))],
    };

    public ValueTask<TimeLeft> RemainingAsync(Nothing request, CallContext? context = null) =>
        new(new TimeLeft { Milliseconds = (long?)context!.Remaining?.TotalMilliseconds });

    public async ValueTask<Nothing> WaitAsync(WaitRequest request, CallContext? context = null)
    {
        await WaitForEndAsync(request, context!);
        return new Nothing();
    }

    public async IAsyncEnumerable<Nothing> WaitStreamAsync(WaitRequest request, CallContext? context = null)
    {
        Task ended = WaitForEndAsync(request, context!);
        yield return new Nothing();
        await ended;
    }

    public async ValueTask<Cancelled> WasCancelledAsync(WaitRequest request, CallContext? context = null)
    {
        Task cancelled = Entry(request).Task;
        return new Cancelled { Value = await Task.WhenAny(cancelled, Task.Delay(s_limit)) == cancelled };
    }

    private async Task WaitForEndAsync(WaitRequest request, CallContext context)
    {
        TaskCompletionSource entry = Entry(request);
        await Task.Delay(s_limit, context.CancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        entry.TrySetResult();
    }

    private TaskCompletionSource Entry(WaitRequest request) =>
        _cancelled.GetOrAdd(request.Id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
