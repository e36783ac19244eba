using Tern.Benchmarks.Harness;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>The multiplexed target with every stage of governance on: resolver, balancer, breakers, retry, timeouts.</summary>
internal sealed class TernGovernedTarget() : ManagedTarget("tern-governed", ConnectionKind.Multiplexed)
{
    public override async Task<IEchoServer> StartServerAsync() => await TernEchoServer.StartAsync("tcp://127.0.0.1:0");

    public override Task<IEchoClient> ConnectAsync(int port, LoadShape shape)
    {
        var channel = RpcChannel.Connect($"list:///127.0.0.1:{port}", options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.Connections = ConnectionMode.Multiplexed;
            options.ConnectionCount = shape.Connections;
            options.UseGovernance(governance =>
            {
                governance.MaxConcurrencyPerInstance = 100_000;
                governance.AllMethods.Timeout = TimeSpan.FromSeconds(5);
                governance.AllMethods.AttemptTimeout = TimeSpan.FromSeconds(2);
                governance.AllMethods.Retry = new RetryOptions();
                governance.AllMethods.Breaker = new BreakerOptions { ConsecutiveFailures = 50 };
            });
        });
        return Task.FromResult<IEchoClient>(new TernEchoClient(channel, server: null));
    }
}
