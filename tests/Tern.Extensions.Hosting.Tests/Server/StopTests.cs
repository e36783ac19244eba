using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Server;

public sealed class StopTests
{
    [Theory]
    [InlineData(RpcProtocol.ThriftBuffered, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.ShortLived)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)]
    public async Task Stop_CallInFlight_IsAnsweredAndNewOnesAreNotSent(RpcProtocol protocol, ConnectionMode mode)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string endpoint = Hosts.NewEndpoint();
        var logs = new RecordingLoggers();
        var handler = new Hosted(async text =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        });
        using IHost host = await Hosts.StartAsync(
            services => services
                .AddTernServer(options =>
                {
                    options.Listen(endpoint);
                    TestServer.BeGenerous(options);
                })
                .AddService<IHosted>(handler),
            logs: logs);
        await using RpcChannel channel = RpcChannel.Connect(endpoint, options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            TestServer.BeGenerous(options);
        });
        Task<string> call = channel.CreateClient<IHosted>().SayAsync("x").AsTask();
        await started.Task.Within();

        Task stop = host.StopAsync(TestContext.Current.CancellationToken);
        await logs.WaitForAsync(5);
        RpcConnectionException refused = await Assert.ThrowsAsync<RpcConnectionException>(async () =>
        {
            await using RpcChannel other = RpcChannel.Connect(endpoint);
            await other.CreateClient<IHosted>().SayAsync("late");
        });
        Assert.False(refused.MayHaveBeenSent);
        Assert.False(stop.IsCompleted);
        release.SetResult();

        Assert.Equal("x", await call.Within());
        await stop.Within();
        Assert.Equal(0, host.Services.GetRequiredService<RpcServer>().ConnectionCount);
    }

    [Fact]
    public async Task Stop_HandlerThatNeverEnds_GivesUpAfterTheDrainTime()
    {
        var time = new ManualTime();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string endpoint = Hosts.NewEndpoint();
        using IHost host = await Hosts.StartAsync(
            services => services
                .AddSingleton(started)
                .AddTernServer(options => options.Listen(endpoint))
                .AddService<IHosted, Stuck>(),
            time: time);
        await using RpcChannel channel = RpcChannel.Connect(endpoint, TestServer.BeGenerous);
        Task<string> call = channel.CreateClient<IHosted>().SayAsync("x").AsTask();
        await started.Task.Within();

        await time.RunUntilAsync(host.StopAsync(TestContext.Current.CancellationToken), TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
    }

    internal sealed class Stuck(TaskCompletionSource started) : IHosted
    {
        public async ValueTask<string> SayAsync(string text, CallContext? context = null)
        {
            started.SetResult();
            await new TaskCompletionSource().Task;
            return text;
        }
    }
}
