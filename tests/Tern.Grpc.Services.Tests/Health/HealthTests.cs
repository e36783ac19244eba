namespace Tern.Grpc.Services.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly HealthService _health = new();
    private RpcServer _server = null!;
    private RpcChannel _channel = null!;
    private IHealth _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = new RpcServerBuilder().Listen($"memory://{Guid.NewGuid():N}").AddGrpcHealth(_health).Configure(options => options.DrainTimeout = Limit.Time).Build();
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _channel = RpcChannel.Connect(_server.Endpoints[0], options => options.Protocol = RpcProtocol.Grpc);
        _client = _channel.CreateClient<IHealth>();
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Check_KnownAndUnknown_AreTold()
    {
        _health.Set("shop.Catalog", ServingStatus.NotServing);

        Assert.Equal(ServingStatus.Serving, (await _client.CheckAsync(new HealthCheckRequest()).Within()).Status);
        Assert.Equal(ServingStatus.NotServing, (await _client.CheckAsync(new HealthCheckRequest { Service = "shop.Catalog" }).Within()).Status);
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => _client.CheckAsync(new HealthCheckRequest { Service = "nobody" }).AsTask().Within());
        Assert.Equal(RpcStatusCode.NotFound, error.Code);
    }

    [Fact]
    public async Task List_AllServices_AreThere()
    {
        _health.Set("a", ServingStatus.Serving);
        _health.Set("b", ServingStatus.NotServing);
        Assert.True(_health.Remove("a"));
        Assert.False(_health.Remove("a"));

        HealthListResponse all = await _client.ListAsync(new HealthListRequest()).Within();

        Assert.Equal([("", ServingStatus.Serving), ("b", ServingStatus.NotServing)], all.Statuses.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value.Status)));
    }

    [Fact]
    public async Task Watch_EveryChange_IsToldUntilTheServerStops()
    {
        await using IAsyncEnumerator<HealthCheckResponse> watch =
            _client.WatchAsync(new HealthCheckRequest { Service = "a" }).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync());
        _health.Set("a", ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await NextAsync());
        _health.Set("a", ServingStatus.Serving);
        _health.Set("b", ServingStatus.Serving);
        _health.Set("a", ServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await NextAsync());
        _health.Remove("a");
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync());
        _health.Set("a", ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await NextAsync());

        Task stopping = _server.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ServingStatus.NotServing, await NextAsync());
        Assert.False(await watch.MoveNextAsync().AsTask().Within());
        await stopping.Within();

        async Task<ServingStatus> NextAsync()
        {
            Assert.True(await watch.MoveNextAsync().AsTask().Within());
            return watch.Current.Status;
        }
    }
}
