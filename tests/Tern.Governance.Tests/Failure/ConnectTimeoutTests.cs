using System.Net;
using System.Net.Sockets;

namespace Tern.Governance.Tests.Failure;

/// <summary>The time that a policy gives a connection: behind it the attempt was not sent, and goes on to the next instance.</summary>
public sealed class ConnectTimeoutTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData("Move", false)]
    [InlineData("Move", true)]
    [InlineData("Note", false)]
    [InlineData("Count", false)]
    public async Task Call_NobodyAnswersTheHandshake_TriesEachInstanceForThatLong(string method, bool hasMiddleware)
    {
        // They accept and say nothing, so TLS never gets anywhere.
        using var first = new Silent();
        using var second = new Silent();
        var time = new ManualTime();
        await using Fleet fleet = await Fleet.StartAsync(0);
        fleet.Answer = () => [new ServiceInstance(first.Address), new ServiceInstance(second.Address)];
        await using RpcChannel channel = fleet.Connect(
            options =>
            {
                options.Methods[method] = new MethodPolicyOptions { ConnectTimeout = s_limit };
                if (hasMiddleware)
                {
                    options.UseInstance(static (invocation, next) => next(invocation));
                }
            },
            options =>
            {
                options.TimeProvider = time;
                options.Transport.Tls = new TlsClientOptions();
                options.Transport.ConnectTimeout = TimeSpan.FromMinutes(1);
            });

        long begun = time.GetTimestamp();
        Task call = CallAsync(channel, method);
        RpcConnectionException failure = await Assert.ThrowsAsync<RpcConnectionException>(() => time.RunUntilAsync(call, TimeSpan.FromMilliseconds(5)));

        Assert.False(failure.MayHaveBeenSent);
        Assert.Contains("within 50 ms (ConnectTimeout of the method's policy)", failure.Message);

        // The clock goes on while the second attempt begins, which takes its time on a busy machine.
        Assert.InRange(time.GetElapsedTime(begun), s_limit * 2, TimeSpan.FromSeconds(30));
        if (method != "Count")
        {
            Assert.Equal(new[] { first.Address, second.Address }.Order(), failure.Attempts.Select(static attempt => attempt.Endpoint).Order());
        }
    }

    [Fact]
    public void Policy_ConnectTimeoutOutOfRange_IsNamed()
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => RpcChannel.Connect("memory://x", static options =>
            options.UseGovernance(static governance => governance.AllMethods.ConnectTimeout = TimeSpan.FromDays(2))));

        Assert.Contains("AllMethods.ConnectTimeout", error.Message);
    }

    private static async Task CallAsync(RpcChannel channel, string method)
    {
        switch (method)
        {
            case "Move":
                await channel.CreateClient<IEcho>().MoveAsync(default, 1, 2);
                break;
            case "Note":
                await channel.CreateClient<IEcho>().NoteAsync("hi");
                break;
            default:
                await foreach (Point _ in channel.CreateClient<IStreams>().CountAsync(default))
                {
                }

                break;
        }
    }

    private sealed class Silent : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Silent() => _listener.Start();

        public string Address => $"tcp://{_listener.LocalEndpoint}";

        public void Dispose() => _listener.Dispose();
    }
}
