using System.Collections.Concurrent;
using Tern.Protocols;

namespace Tern.Client.Tests.Faults;

/// <summary>Counts what the whole process has in use, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ChaosTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(ChaosTests))]
public sealed class ChaosTests
{
    private const int Callers = 20;
    private const int CallsEach = 500;

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, "memory")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, "tcp")]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled, "tcp")]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled, "memory")]
    [InlineData(RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.ShortLived, "memory")]
    public async Task TenThousandCalls_CancelledAndTimedOutAtRandom_LeaveNothingBehind(RpcProtocol protocol, ConnectionMode mode, string scheme)
    {
        long before = PoolThread.InUse;
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TestServer server = await TestServer.StartAsync(endpoint: scheme == "tcp" ? "tcp://127.0.0.1:0" : null);
        server.Echo.Say = async (text, context) =>
        {
            if (text[0] == 'a')
            {
                await Task.Yield();
            }
            else if (text[0] == 'n')
            {
                await release.Task.WaitAsync(context!.CancellationToken);
            }

            return text;
        };
        RpcChannel channel = server.Connect(protocol, mode);
        IEcho client = channel.CreateClient<IEcho>();
        var outcomes = new ConcurrentDictionary<string, int>();

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallManyAsync(client, new Random(caller), outcomes)))).Within();

        release.SetResult();
        Assert.Equal(Callers * CallsEach, outcomes.Values.Sum());
        Assert.Equal(["answered", "cancelled", "timed out"], outcomes.Keys.Order());
        Assert.All(outcomes.Values, count => Assert.InRange(count, 200, int.MaxValue));
        await Limit.UntilAsync(() => server.Server.CallsInFlight == 0, "all handlers end");
        if (channel.Source() is PooledSource pool)
        {
            await Limit.UntilAsync(() => pool.OpenCount == pool.IdleCount, "connections are idle or closed");
            Assert.InRange(pool.OpenCount, 0, mode == ConnectionMode.Pooled ? 10 : 0);
        }

        await channel.DisposeAsync();
        Assert.Equal(0, channel.Source().OpenCount);
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 0, "the server lets go of all connections");
        await server.DisposeAsync();
        await Limit.UntilAsync(() => PoolThread.InUse <= before, $"no pooled call is left in use ({PoolThread.InUse - before} are)");
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, "memory")]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled, "memory")]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled, "tcp")]
    public async Task ManyCalls_OneBehindTheOther_DoNotPileUpOnTheStack(RpcProtocol protocol, ConnectionMode mode, string scheme)
    {
        await using TestServer server = await TestServer.StartAsync(endpoint: scheme == "tcp" ? "tcp://127.0.0.1:0" : null);
        await using RpcChannel channel = server.Connect(protocol, mode, options => options.ConnectionCount = 1);
        IEcho client = channel.CreateClient<IEcho>();
        for (int i = 0; i < 20_000; i++)
        {
            Assert.Equal("x", await client.SayAsync("x"));
        }
    }

    private static async Task CallManyAsync(IEcho client, Random random, ConcurrentDictionary<string, int> outcomes)
    {
        for (int i = 0; i < CallsEach; i++)
        {
            string outcome;
            string text = random.Next(10) switch
            {
                < 3 => $"now {i}",
                < 7 => $"awaits {i}",
                _ => $"never {i}",
            };
            text = text[0] == 'n' && text[1] == 'o' ? $"at once {i}" : text;
            using var source = new CancellationTokenSource();
            var context = new CallContext { CancellationToken = source.Token };
            bool isEndless = text[0] == 'n';
            if (isEndless ? random.Next(2) == 0 : random.Next(8) == 0)
            {
                context.Timeout = TimeSpan.FromMilliseconds(random.Next(1, 4));
            }
            else if (isEndless || random.Next(3) == 0)
            {
                _ = CancelAsync(source, random.Next(30));
            }

            try
            {
                Assert.Equal(text, await client.SayAsync(text, context));
                outcome = "answered";
            }
            catch (OperationCanceledException)
            {
                outcome = "cancelled";
            }
            catch (RpcTimeoutException)
            {
                outcome = "timed out";
            }

            outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
        }
    }

    private static async Task CancelAsync(CancellationTokenSource source, int yields)
    {
        for (; yields > 0; yields--)
        {
            await Task.Yield();
        }

        try
        {
            await source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The call was faster.
        }
    }
}
