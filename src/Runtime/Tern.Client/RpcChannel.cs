using Tern.Client;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern;

/// <summary>Carries calls to a server. Make one per server and keep it; clients made from it share its connections.</summary>
/// <remarks>Thread-safe. Connections are opened when they are first needed.</remarks>
public sealed class RpcChannel : IAsyncDisposable
{
    private readonly CallPath _path;
    private readonly RpcEndpoint? _endpoint;

    private RpcChannel(RpcChannelOptions options)
    {
        Target = options.Target;
        if (options.Governance is { } governance)
        {
            _path = governance.CreatePath(options);
            return;
        }

        _endpoint = RpcEndpoint.Parse(options.Target);
        _path = new ChannelInvoker(options, _endpoint);
    }

    /// <summary>What the channel calls: the address of a server, or what a resolver finds the instances of a service by.</summary>
    public string Target { get; }

    /// <summary>Address of the server.</summary>
    /// <exception cref="InvalidOperationException">The channel has no address of its own: it finds the instances of a service by its <see cref="Target"/>.</exception>
    public RpcEndpoint Endpoint => _endpoint ?? throw new InvalidOperationException($"The channel of {Target} has no address of its own; it calls the instances that its resolver finds.");

    /// <summary>Makes calls without a generated client.</summary>
    public IRpcInvoker Invoker => _path;

    /// <summary>Makes a channel; nothing is sent yet.</summary>
    /// <param name="target">Address of the server: <c>tcp://host:port</c>, <c>unix:///path</c> or <c>memory://name</c>.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="ArgumentException">The address or an option is wrong; the message names it.</exception>
    public static RpcChannel Connect(string target, Action<RpcChannelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var options = new RpcChannelOptions { Target = target };
        configure?.Invoke(options);
        return Connect(options);
    }

    /// <summary>Makes a channel; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public static RpcChannel Connect(RpcChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new RpcChannel(options);
    }

    /// <summary>Creates a client of an annotated interface. Clients are cheap, thread-safe and need no disposal.</summary>
    /// <exception cref="InvalidOperationException">No client was generated for the interface.</exception>
    public TService CreateClient<TService>()
        where TService : class => ServiceContract<TService>.Get().CreateClient(_path);

    /// <summary>Opens connections before the first call, so that it need not wait for them: all of a multiplexed channel, one or <see cref="RpcChannelOptions.MinIdlePerEndpoint"/> of a pooled one.</summary>
    /// <remarks>A channel with governance asks its resolver and does so for every instance; instances that cannot be reached are logged.</remarks>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcConnectionException">No server can be reached.</exception>
    public Task WarmUpAsync(CancellationToken cancellationToken = default) => _path.WarmUpAsync(cancellationToken);

    /// <summary>Lets calls that are under way end and closes every connection behind its last one. The channel must get no new calls.</summary>
    internal void Retire() => _path.Retire();

    /// <summary>What carries the calls.</summary>
    internal CallPath Path => _path;

    /// <summary>Whether connections are open now.</summary>
    internal bool HasConnections => _path.HasConnections;

    /// <summary>Closes all connections; calls that wait for replies fail with <see cref="RpcConnectionException"/>.</summary>
    public ValueTask DisposeAsync() => _path.DisposeAsync();
}
