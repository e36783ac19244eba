namespace Tern.Client.Tests;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<RpcChannelOptions>> Wrong => new()
    {
        { nameof(RpcChannelOptions.Target), options => options.Target = "" },
        { nameof(RpcChannelOptions.Target), options => options.Target = "http://example" },
        { nameof(RpcChannelOptions.Protocol), options => options.Protocol = (RpcProtocol)99 },
        { nameof(RpcChannelOptions.Connections), options => options.Connections = ConnectionMode.Multiplexed },
        { nameof(RpcChannelOptions.PayloadChecksum), options => options.PayloadChecksum = true },
        { nameof(RpcChannelOptions.ConnectionCount), options => options.ConnectionCount = 0 },
        { nameof(RpcChannelOptions.MaxIdlePerEndpoint), options => options.MaxIdlePerEndpoint = 0 },
        { nameof(RpcChannelOptions.MaxIdle), options => options.MaxIdle = 0 },
        { nameof(RpcChannelOptions.MinIdlePerEndpoint), options => options.MinIdlePerEndpoint = 6 },
        { nameof(RpcChannelOptions.IdleTimeout), options => options.IdleTimeout = TimeSpan.FromSeconds(1) },
        { nameof(RpcChannelOptions.Timeout), options => options.Timeout = TimeSpan.Zero },
        { nameof(RpcChannelOptions.MaxMessageBytes), options => options.MaxMessageBytes = 1 },
        { nameof(RpcChannelOptions.MaxQueuedBytes), options => options.MaxQueuedBytes = 0 },
        { nameof(RpcChannelOptions.MaxPendingCallsPerConnection), options => options.MaxPendingCallsPerConnection = 0 },
        { nameof(RpcChannelOptions.WriteTimeout), options => options.WriteTimeout = TimeSpan.FromDays(2) },
        { nameof(RpcChannelOptions.Reader), options => options.Reader = null! },
        { nameof(RpcChannelOptions.Transport), options => options.Transport = null! },
        { nameof(RpcChannelOptions.TimeProvider), options => options.TimeProvider = null! },
        { nameof(ClientTransportOptions.ConnectTimeout), options => options.Transport.ConnectTimeout = TimeSpan.Zero },
        { "Tls.ReloadInterval", options => options.Transport.Tls = new TlsClientOptions { ReloadInterval = TimeSpan.FromDays(2) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Connect_WrongOption_NamesIt(string property, Action<RpcChannelOptions> spoil)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => RpcChannel.Connect("tcp://127.0.0.1:1", spoil));

        Assert.Contains(property, error.Message, StringComparison.Ordinal);
    }
}
