namespace Tern.Protocols;

/// <summary>Keys that TTHeader gives a meaning. Source: CloudWeGo gopkg <c>protocol/ttheader/metakey.go</c>, Kitex <c>pkg/transmeta</c> and metainfo.</summary>
internal static class TTHeaderKeys
{
    // Integer keys.
    public const ushort TransportType = 1;
    public const ushort FromService = 3;
    public const ushort ToService = 6;
    public const ushort ToMethod = 9;
    public const ushort RpcTimeout = 12;
    public const ushort FromMethod = 20;
    public const ushort MessageType = 22;
    public const ushort FrameType = 27;

    // String keys.
    public const string ServiceName = "isn";
    public const string RemoteAddress = "rip";
    public const string ConnectionReset = "crrst";
    public const string Checksum = "crc32c";
    public const string CancelPath = "ttscp";
    public const string BizStatus = "biz-status";
    public const string BizMessage = "biz-message";
    public const string BizExtra = "biz-extra";
    public const string TransientPrefix = "RPC_TRANSIT_";
    public const string TransientUpstreamPrefix = "RPC_TRANSIT_UPSTREAM_";
    public const string PersistentPrefix = "RPC_PERSIST_";

    /// <summary>The transient key that travels as TTHeader's ACL token block instead of as a string key.</summary>
    public const string AclToken = "gdpr-token";
}
