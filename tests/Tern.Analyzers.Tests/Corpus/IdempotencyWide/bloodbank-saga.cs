// case: bloodbank-saga
// category: saga
// rationale: steps of a saga call a courier without a key and publish without a message id
// rule: TERN2005, TERN2011

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.BloodbankSaga;

[RpcService]
public interface ICourierService
{
    Task<string> DispatchAsync(string hospital, int bags);
    Task<string> DispatchOnceAsync(string hospital, int bags, string idempotencyKey);
    [Idempotent]
    Task AnnounceArrivalAsync(string hospital);
}

public sealed class ServiceBusMessage(string body)
{
    public string Body { get; } = body;
    public string? MessageId { get; set; }
}

public sealed class ServiceBusSender(Action<ServiceBusMessage> broker)
{
    public Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
    {
        broker(message);
        return Task.CompletedTask;
    }
}

public sealed record TransfusionRequest(string RequestId, string Hospital, string Group, int Bags);

public interface ISagaStep
{
    [Idempotent]
    Task RunAsync(TransfusionRequest request);
}

public sealed class DispatchStep(ICourierService courier) : ISagaStep
{
    public async Task RunAsync(TransfusionRequest request)
    {
        await courier.AnnounceArrivalAsync(request.Hospital);
        await courier.DispatchAsync(request.Hospital, request.Bags); // want: TERN2005
    }
}

public sealed class NotifyStep(ServiceBusSender sender) : ISagaStep
{
    public async Task RunAsync(TransfusionRequest request)
    {
        await sender.SendMessageAsync(new ServiceBusMessage($"{request.Hospital}:{request.Group}x{request.Bags}")); // want: TERN2011
    }
}

public sealed class KeyedStep(ICourierService courier, ServiceBusSender sender) : ISagaStep
{
    public async Task RunAsync(TransfusionRequest request)
    {
        await courier.DispatchOnceAsync(request.Hospital, request.Bags, idempotencyKey: request.RequestId);
        await sender.SendMessageAsync(new ServiceBusMessage(request.Group) { MessageId = request.RequestId });
    }
}

public static class Case
{
    private static readonly Fleet Vans = new();
    private static readonly List<string> Delivered = [];
    private static readonly ServiceBusSender Sender = new(m => { if (m.MessageId is null || !Delivered.Contains(m.MessageId)) Delivered.Add(m.MessageId ?? m.Body); });
    private static readonly TransfusionRequest Request = new("q-1", "St Anne", "0-", 2);
    public static IAsyncEnumerable<string> DemoDispatch() => Twice(() => new DispatchStep(Vans).RunAsync(Request), () => Vans.Trips.Count);
    public static IAsyncEnumerable<string> DemoNotify() => Twice(() => new NotifyStep(Sender).RunAsync(Request), () => Delivered.Count);
    public static IAsyncEnumerable<string> SafeKeyed() => Twice(() => new KeyedStep(Vans, Sender).RunAsync(Request), () => $"{Vans.Trips.Count} {Delivered.Count}");

    private sealed class Fleet : ICourierService
    {
        public Dictionary<string, string> Trips { get; } = [];
        public Task<string> DispatchAsync(string hospital, int bags) => DispatchOnceAsync(hospital, bags, $"trip{Trips.Count}");
        public Task<string> DispatchOnceAsync(string hospital, int bags, string idempotencyKey) => Task.FromResult(Trips[idempotencyKey] = hospital);
        public Task AnnounceArrivalAsync(string hospital) => Task.CompletedTask;
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
