using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Server;

public sealed class LimiterTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Limiter_OfTheBuilderOrOfTheServices_LimitsAndIsReported(bool byBuilder)
    {
        string endpoint = Hosts.NewEndpoint();
        var reporter = new Reporter();
        using IHost host = await Hosts.StartAsync(services =>
        {
            services.AddSingleton<ILimitReporter>(reporter);
            ITernServerBuilder server = services.AddTernServer(options => options.Listen(endpoint)).AddService<IHosted>(new Handler());
            if (byBuilder)
            {
                server.UseLimiter(new Nobody());
            }
            else
            {
                services.AddSingleton<ICallLimiter, Nobody>();
            }
        });
        await using RpcChannel channel = RpcChannel.Connect(endpoint, static options => options.Protocol = RpcProtocol.ThriftTTHeader);

        RpcException refused = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<IHosted>().SayAsync("hi"));

        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
        Assert.Contains("not today", refused.Message);
        Assert.Equal([RpcLimitKind.Limiter], reporter.Calls);
    }

    private sealed class Nobody : ICallLimiter
    {
        public ValueTask<CallPermit> AcquireAsync(RpcMethod method, CallContext context) => new(CallPermit.Refused(reason: "not today"));
    }

    private sealed class Handler : IHosted
    {
        public ValueTask<string> SayAsync(string text, CallContext? context = null) => new(text);
    }

    private sealed class Reporter : ILimitReporter
    {
        public ConcurrentQueue<RpcLimitKind> Calls { get; } = [];

        public void ConnectionRefused(string remoteAddress)
        {
        }

        public void CallRefused(RpcMethod method, CallContext context, RpcLimitKind limit) => Calls.Enqueue(limit);
    }
}
