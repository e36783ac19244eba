using Microsoft.Extensions.Logging;

namespace Tern.Extensions.Hosting;

/// <summary>The channel of a named client, replaced when its options change. Thread-safe.</summary>
internal sealed class ReloadingInvoker : IRpcInvoker, IAsyncDisposable
{
    // Calls that are on their way when the channel is replaced are let end; none takes longer than its deadline, which is 30 s at most by default.
    private static readonly TimeSpan s_retirement = TimeSpan.FromSeconds(60);

    private readonly string _name;
    private readonly ILogger _log;
    private readonly OptionsReloader<RpcChannelOptions> _reloader;
    private readonly Lock _gate = new();
    private RpcChannel _channel;
    private string _fingerprint;

    public ReloadingInvoker(string name, RpcChannelOptions options, OptionsReloader<RpcChannelOptions> reloader, ILogger log)
    {
        _name = name;
        _log = log;
        _reloader = reloader;
        _fingerprint = options.Fingerprint();
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

    public ValueTask DisposeAsync()
    {
        _reloader.Dispose();
        return _channel.DisposeAsync();
    }

    private void Apply(RpcChannelOptions changed)
    {
        RpcChannel old;
        lock (_gate)
        {
            string fingerprint = changed.Fingerprint();
            if (fingerprint == _fingerprint)
            {
                return;
            }

            old = Interlocked.Exchange(ref _channel, RpcChannel.Connect(changed));
            _fingerprint = fingerprint;
        }

        HostingLog.ClientReloaded(_log, _name);
        _ = RetireAsync(old, changed.TimeProvider);
    }

    private static async Task RetireAsync(RpcChannel channel, TimeProvider timeProvider)
    {
        await Task.Delay(s_retirement, timeProvider).ConfigureAwait(false);
        await channel.DisposeAsync().ConfigureAwait(false);
    }
}
