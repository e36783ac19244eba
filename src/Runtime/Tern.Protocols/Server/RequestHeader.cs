namespace Tern.Protocols;

/// <summary>What the header of a request means on one connection. Shared by calls with the same header; immutable.</summary>
internal sealed class RequestHeader : RequestOrigin
{
    private readonly TTHeaderInfo? _info;

    /// <summary>The meaning of no header at all.</summary>
    public RequestHeader(RpcPeer peer, ServiceMethods methods)
        : base(peer)
    {
        Methods = methods;
    }

    public RequestHeader(TTHeaderInfo info, RpcPeer peer, IServerMethods server)
        : base(peer)
    {
        _info = info;
        Methods = server.Of(info.Service is { Length: > 0 } service ? service : null);
        string? fromService = info.Int(TTHeaderKeys.FromService);
        string? fromMethod = info.Int(TTHeaderKeys.FromMethod);
        Peer = fromService is null && fromMethod is null && info.RemoteAddress is null
            ? peer
            : peer with { Service = fromService, Method = fromMethod, ReportedAddress = info.RemoteAddress };
        Timeout = info.Timeout;
        Ints = info.Ints;
        HasMetadata = info.Transient is not null || info.Persistent is not null;
    }

    public ServiceMethods Methods { get; }

    public string? Service => _info?.Service;

    public string? Checksum => _info?.Checksum;

    /// <inheritdoc/>
    public override void CopyTo(CallContext context)
    {
        Copy(_info!.Transient, context, static context => context.Transient);
        Copy(_info.Persistent, context, static context => context.Persistent);
    }

    private static void Copy(List<KeyValuePair<string, string>>? entries, CallContext context, Func<CallContext, RpcMetadata> target)
    {
        if (entries is null)
        {
            return;
        }

        RpcMetadata metadata = target(context);
        foreach (KeyValuePair<string, string> entry in entries)
        {
            metadata.Set(entry.Key, entry.Value);
        }
    }
}
