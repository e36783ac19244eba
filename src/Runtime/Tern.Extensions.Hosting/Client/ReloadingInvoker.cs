using Microsoft.Extensions.Logging;

namespace Tern.Extensions.Hosting;

/// <summary>The channel of a named client, replaced when its options change. Thread-safe.</summary>
internal sealed class ReloadingInvoker : IRpcInvoker, IAsyncDisposable, IDisposable
{
    private readonly string _name;
    private readonly ILogger _log;
    private readonly OptionsReloader<RpcChannelOptions> _reloader;
    private readonly List<RpcChannel> _retired = [];
    private volatile RpcChannel _channel;
    private string _fingerprint;

    public ReloadingInvoker(string name, RpcChannelOptions options, OptionsReloader<RpcChannelOptions> reloader, ILogger log)
    {
        _name = name;
        _log = log;
        _reloader = reloader;
        _fingerprint = FingerprintOf(options);
        _channel = RpcChannel.Connect(options);
        reloader.Start(Apply, exception => HostingLog.ClientReloadFailed(log, name, exception));
    }

    public ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments => _channel.Invoker.InvokeAsync(method, arguments, context, cancellationToken);

    public ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments => _channel.Invoker.InvokeAsync(method, arguments, context, cancellationToken);

    public IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, TRequest request, CallContext? context, CancellationToken cancellationToken) =>
        _channel.Invoker.ServerStreamAsync(method, request, context, cancellationToken);

    public ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken) =>
        _channel.Invoker.ClientStreamAsync(method, requests, context, cancellationToken);

    public IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken) =>
        _channel.Invoker.DuplexStreamAsync(method, requests, context, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _reloader.Dispose();
        await _channel.DisposeAsync().ConfigureAwait(false);
        foreach (RpcChannel channel in _retired)
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A container may be disposed without being awaited. Closing a channel waits for nothing.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Opens connections before the first call.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken) => _channel.WarmUpAsync(cancellationToken);

    private static string FingerprintOf(RpcChannelOptions options) => $"{options.Fingerprint()}|{options.Governance?.Fingerprint}";

    // Called by the reloader: never twice at once, nor after it was disposed.
    private void Apply(RpcChannelOptions changed)
    {
        string fingerprint = FingerprintOf(changed);
        if (fingerprint == _fingerprint)
        {
            // Policies change under the calls; connections, breakers and measures go on.
            changed.Governance?.Update(_channel.Path);
            return;
        }

        RpcChannel old = _channel;
        _channel = RpcChannel.Connect(changed);
        _fingerprint = fingerprint;
        HostingLog.ClientReloaded(_log, _name);

        // Calls that are under way end where they are; the connections go behind them.
        old.Retire();
        _retired.RemoveAll(static channel => !channel.HasConnections);
        _retired.Add(old);
    }
}
