using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Server;

public sealed class ScopeTests
{
    private readonly Journal _journal = new();
    private readonly RecordingLoggers _logs = new();

    [Fact]
    public async Task Call_HasAScopeOfItsOwn_DisposedBehindIt()
    {
        using IHost host = await StartAsync();
        await using RpcChannel channel = Connect(host);
        var client = channel.CreateClient<IHosted>();

        Assert.Equal("1 a", await client.SayAsync("a"));
        Assert.Equal("2 b", await client.SayAsync("b"));

        await Limit.UntilAsync(() => _journal.Disposed.Count == 2, "both scopes are disposed");
        Assert.Equal([1, 2], _journal.Disposed);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)]
    public async Task Reply_GoesBeforeTheEndOfTheScope(RpcProtocol protocol, ConnectionMode mode)
    {
        using IHost host = await StartAsync();
        await using RpcChannel channel = Connect(host, protocol, mode);
        _journal.Release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Assert.Equal("1 a", await channel.CreateClient<IHosted>().SayAsync("a").Within());

        Assert.Empty(_journal.Disposed);
        _journal.Release.SetResult();
        await Limit.UntilAsync(() => _journal.Disposed.Count == 1, "the scope is disposed");
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("throw later")]
    [InlineData("null")]
    public async Task Failure_OfTheHandler_DisposesTheScopeToo(string how)
    {
        using IHost host = await StartAsync();
        await using RpcChannel channel = Connect(host);

        await Assert.ThrowsAnyAsync<RpcException>(async () => await channel.CreateClient<IHosted>().SayAsync(how));

        await Limit.UntilAsync(() => _journal.Disposed.Count == 1, "the scope is disposed");
    }

    [Fact]
    public async Task Handler_WhoseConstructorThrows_FailsTheCallAndLeavesNoScope()
    {
        using IHost host = await StartAsync(services => services.AddTernServer().AddService<ISide, Throwing>());
        await using RpcChannel channel = Connect(host);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<ISide>().SideAsync("x"));

        Assert.Equal(RpcStatusCode.Internal, error.Code);
        await Limit.UntilAsync(() => _journal.Disposed.Count == 1, "what was made for it is disposed");
    }

    [Fact]
    public async Task Handler_ThatNeedsWhatNobodyAdded_FailsTheCallAndNamesItInTheLog()
    {
        using IHost host = await StartAsync(services => services.AddTernServer().AddService<ISide, NeedsMissing>());
        await using RpcChannel channel = Connect(host);

        RpcException error = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateClient<ISide>().SideAsync("x"));

        Assert.Equal(RpcStatusCode.Internal, error.Code);
        await _logs.WaitForAsync(104);
        Assert.Contains(nameof(IPlain), _logs.Exceptions.First(entry => entry.Id == 104).Exception!.Message, StringComparison.Ordinal);
        await using RpcChannel next = Connect(host);
        Assert.EndsWith(" a", await next.CreateClient<IHosted>().SayAsync("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scope_ThatCannotBeDisposed_IsLoggedAndHurtsNobody()
    {
        using IHost host = await StartAsync();
        await using RpcChannel channel = Connect(host);
        _journal.Failure = new InvalidOperationException("cannot be disposed");

        Assert.Equal("1 a", await channel.CreateClient<IHosted>().SayAsync("a"));
        await _logs.WaitForAsync(204);
        Assert.Equal("2 b", await channel.CreateClient<IHosted>().SayAsync("b"));
    }

    [Fact]
    public async Task Middleware_ThatTriesAgain_GetsAHandlerOfItsOwnEachTime()
    {
        using IHost host = await StartAsync(services => services.AddTernServer().Use(static async (invocation, next) =>
        {
            await next(invocation);
            await next(invocation);
        }));
        await using RpcChannel channel = Connect(host);

        Assert.Equal("2 a", await channel.CreateClient<IHosted>().SayAsync("a"));

        await Limit.UntilAsync(() => _journal.Disposed.Count == 2, "both scopes are disposed");
    }

    [Fact]
    public async Task Singleton_ServesAllCalls()
    {
        using IHost host = await StartAsync(services => services.AddSingleton<Scoped>().AddSingleton<Dependency>());
        await using RpcChannel channel = Connect(host);

        Assert.Equal("1 a", await channel.CreateClient<IHosted>().SayAsync("a"));
        Assert.Equal("1 b", await channel.CreateClient<IHosted>().SayAsync("b"));

        Assert.Empty(_journal.Disposed);
    }

    [Fact]
    public async Task Stop_WaitsForScopesToEnd()
    {
        var time = new ManualTime();
        using IHost host = await StartAsync(time: time);
        await using RpcChannel channel = Connect(host);
        _journal.Release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.Equal("1 a", await channel.CreateClient<IHosted>().SayAsync("a").Within());
        await channel.DisposeAsync();

        Task stop = host.StopAsync(TestContext.Current.CancellationToken);
        await _logs.WaitForAsync(7);
        await Limit.SettleAsync();
        Assert.False(stop.IsCompleted);
        _journal.Release.SetResult();

        await stop.Within();
        Assert.Single(_journal.Disposed);
    }

    private Task<IHost> StartAsync(Action<IServiceCollection>? add = null, TimeProvider? time = null)
    {
        string endpoint = Hosts.NewEndpoint();
        return Hosts.StartAsync(
            services =>
            {
                services.AddSingleton(_journal);
                add?.Invoke(services);
                services.AddTernServer(options =>
                {
                    options.Listen(endpoint);
                    TestServer.BeGenerous(options, time);
                }).AddService<IHosted, Scoped>();
                if (add is null || services.All(service => service.ServiceType != typeof(Dependency)))
                {
                    services.AddScoped<Dependency>();
                }
            },
            logs: _logs,
            time: time);
    }

    private static RpcChannel Connect(IHost host, RpcProtocol protocol = RpcProtocol.ThriftFramed, ConnectionMode mode = ConnectionMode.Pooled) =>
        RpcChannel.Connect(host.Services.GetRequiredService<RpcServer>().Endpoints[0], options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            TestServer.BeGenerous(options);
        });

    /// <summary>What is made and disposed.</summary>
    internal sealed class Journal
    {
        private int _made;

        public ConcurrentQueue<int> Disposed { get; } = new();

        public TaskCompletionSource? Release { get; set; }

        public Exception? Failure { get; set; }

        public int Next() => Interlocked.Increment(ref _made);
    }

    internal sealed class Dependency(Journal journal) : IAsyncDisposable
    {
        public int Id { get; } = journal.Next();

        public async ValueTask DisposeAsync()
        {
            if (journal.Release is { } release)
            {
                await release.Task;
            }

            journal.Disposed.Enqueue(Id);
            if (journal.Failure is { } failure)
            {
                throw failure;
            }
        }
    }

    internal sealed class Scoped(Dependency dependency) : IHosted
    {
        public async ValueTask<string> SayAsync(string text, CallContext? context = null)
        {
            if (text == "throw later")
            {
                await Task.Yield();
            }

            return text.StartsWith("throw", StringComparison.Ordinal) ? throw new InvalidOperationException("asked for") : text == "null" ? null! : $"{dependency.Id} {text}";
        }
    }

    internal sealed class Throwing : ISide
    {
        public Throwing(Dependency dependency) => throw new InvalidOperationException($"asked for, with {dependency.Id}");

        public ValueTask<string> SideAsync(string text) => new(text);
    }

    internal sealed class NeedsMissing(Dependency dependency, IPlain missing) : ISide
    {
        public ValueTask<string> SideAsync(string text) => new($"{dependency} {missing}");
    }
}
