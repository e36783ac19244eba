using Tern.Client;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern;

/// <summary>Carries calls to a server. Make one per server and keep it; clients made from it share its connections.</summary>
/// <remarks>Thread-safe. Connections are opened when they are first needed.</remarks>
public sealed class RpcChannel : IAsyncDisposable
{
    private readonly ChannelInvoker _invoker;

    private RpcChannel(RpcChannelOptions options)
    {
        Endpoint = RpcEndpoint.Parse(options.Target);
        _invoker = new ChannelInvoker(options, Endpoint);
    }

    /// <summary>Address of the server.</summary>
    public RpcEndpoint Endpoint { get; }

    /// <summary>Makes calls without a generated client.</summary>
    public IRpcInvoker Invoker => _invoker;

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
        where TService : class => ServiceContract<TService>.Get().CreateClient(_invoker);

    /// <summary>Lets calls that are under way end and closes every connection behind its last one. The channel must get no new calls.</summary>
    internal void Retire() => _invoker.Retire();

    /// <summary>Whether connections are open now.</summary>
    internal bool HasConnections => _invoker.HasConnections;

    /// <summary>Closes all connections; calls that wait for replies fail with <see cref="RpcConnectionException"/>.</summary>
    public ValueTask DisposeAsync() => _invoker.DisposeAsync();
}
