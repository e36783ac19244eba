using System.Collections.Concurrent;

namespace Tern.Governance.Tests.Live;

/// <summary>Three server processes under load: one is killed, one is stopped, one is slow. Calls that may be retried do not fail.</summary>
public sealed class FaultTests
{
    private const int Callers = 8;

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.Grpc, ConnectionMode.Multiplexed)]
    public async Task KilledStoppedAndSlow_UnderLoad_CallsThatMayBeRetriedSucceed(RpcProtocol protocol, ConnectionMode mode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signals are those of Linux.");
        InstanceProcess[] instances = await Task.WhenAll(Enumerable.Range(0, 3).Select(static _ => InstanceProcess.StartAsync()));
        await using RpcChannel channel = RpcChannel.Connect($"list:///{string.Join(',', instances.Select(static instance => $"127.0.0.1:{instance.Port}"))}", options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            options.UseGovernance(Govern);
        });
        using var over = new CancellationTokenSource();
        var load = new Load(channel.CreateClient<IEcho>());
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => load.RunAsync(caller, over.Token), TestContext.Current.CancellationToken))];
        try
        {
            await load.UntilMoreAsync(500);
            await instances[0].SlowDownAsync(40);
            await load.UntilMoreAsync(500);
            instances[1].Send(Signal.Kill);
            await load.UntilMoreAsync(500);
            instances[2].Send(Signal.Stop);
            await load.UntilMoreAsync(300);
            instances[2].Send(Signal.Continue);
            await load.UntilMoreAsync(300);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(callers).Within();
            foreach (InstanceProcess instance in instances)
            {
                await instance.DisposeAsync();
            }
        }

        Assert.Empty(load.Failures.Take(3));
        Assert.NotEqual(BreakerState.Closed, channel.GetInstances().Single(instance => instance.Instance.Address.EndsWith($":{instances[1].Port}", StringComparison.Ordinal)).Breaker);
    }

    private static void Govern(GovernanceOptions options)
    {
        options.Balancer = LoadBalancers.LeastInFlight;
        options.Outliers = new OutlierOptions { BaseEjectionTime = TimeSpan.FromSeconds(5) };
        options.RetryBudget = 0.5;
        options.AllMethods.Timeout = Limit.Time;

        // Long beside what an answer takes on a busy machine, short beside what the test may take.
        options.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(1);
        options.Methods["Say"] = new MethodPolicyOptions { Retry = new RetryOptions { MaxRetries = 5 } };
    }

    private sealed class Load(IEcho echo)
    {
        private int _calls;

        public ConcurrentQueue<string> Failures { get; } = [];

        public async Task RunAsync(int caller, CancellationToken over)
        {
            for (int i = 0; !over.IsCancellationRequested; i++)
            {
                try
                {
                    string text = $"{caller}-{i}";
                    Assert.Equal(text, await echo.SayAsync(text));
                }
                catch (Exception exception)
                {
                    Failures.Enqueue(exception is RpcException failure ? $"{exception.Message} [{string.Join("; ", failure.Attempts)}]" : exception.ToString());
                }

                Interlocked.Increment(ref _calls);
            }
        }

        public Task UntilMoreAsync(int calls)
        {
            int wanted = Volatile.Read(ref _calls) + calls;
            return Limit.UntilAsync(() => Volatile.Read(ref _calls) >= wanted, $"{calls} more calls are made");
        }
    }
}
