namespace Tern.Client.Tests;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<RpcChannelOptions>> Wrong => new()
    {
        { "Target must not be null.", options => options.Target = null! },
        { "Target is wrong: Endpoint '' has no scheme", options => options.Target = "" },
        { "Target is wrong: Endpoint 'http://example:80' has the unknown scheme 'http'", options => options.Target = "http://example:80" },
        { "Protocol is 99, which this version cannot speak. Use one of the Thrift protocols or gRPC.", options => options.Protocol = (RpcProtocol)99 },
        { "Encoding is 99; it must be one of Binary, Compact.", options => options.Encoding = (Serialization.ThriftEncoding)99 },
        { "Connections is 99; it must be one of ShortLived, Pooled, Multiplexed.", options => options.Connections = (ConnectionMode)99 },
        {
            "Connections is Multiplexed and Protocol is ThriftFramed, which cannot tell replies apart. Set Protocol to ThriftTTHeader, or Connections to Pooled.",
            options => options.Connections = ConnectionMode.Multiplexed
        },
        { "PayloadChecksum needs a TTHeader protocol; Protocol is ThriftFramed.", options => options.PayloadChecksum = true },
        { "ConnectionCount is 0; it must lie between 1 and 1024.", options => options.ConnectionCount = 0 },
        { "ConnectionCount is 1025; it must lie between 1 and 1024.", options => options.ConnectionCount = 1_025 },
        { "MaxIdlePerEndpoint is 0; it must lie between 1 and 65535.", options => options.MaxIdlePerEndpoint = 0 },
        { "MaxIdlePerEndpoint is 65536; it must lie between 1 and 65535.", options => options.MaxIdlePerEndpoint = 65_536 },
        { "MaxIdle is 0; it must lie between 1 and 2147483647.", options => options.MaxIdle = 0 },
        { "MinIdlePerEndpoint is -1; it must lie between 0 and 5.", options => options.MinIdlePerEndpoint = -1 },
        { "MinIdlePerEndpoint is 6; it must lie between 0 and 5.", options => options.MinIdlePerEndpoint = 6 },
        { "IdleTimeout is 00:00:01; it must lie between 00:00:02 and 365.00:00:00.", options => options.IdleTimeout = TimeSpan.FromSeconds(1) },
        { "IdleTimeout is 366.00:00:00; it must lie between 00:00:02 and 365.00:00:00.", options => options.IdleTimeout = TimeSpan.FromDays(366) },
        { "Timeout is 00:00:00; it must lie between 00:00:00.0010000 and 1.00:00:00.", options => options.Timeout = TimeSpan.Zero },
        { "Timeout is 2.00:00:00; it must lie between 00:00:00.0010000 and 1.00:00:00.", options => options.Timeout = TimeSpan.FromDays(2) },
        { "MaxMessageBytes is 1023; it must lie between 1024 and 1073741823.", options => options.MaxMessageBytes = 1_023 },
        { "MaxMessageBytes is 1073741824; it must lie between 1024 and 1073741823.", options => options.MaxMessageBytes = 0x40000000 },
        { "MaxQueuedBytes is 0; it must lie between 1024 and 2147483647.", options => options.MaxQueuedBytes = 0 },
        { "MaxPendingCallsPerConnection is 0; it must lie between 1 and 1000000.", options => options.MaxPendingCallsPerConnection = 0 },
        { "MaxPendingCallsPerConnection is 1000001; it must lie between 1 and 1000000.", options => options.MaxPendingCallsPerConnection = 1_000_001 },
        { "WriteTimeout is 00:00:00.0090000; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.WriteTimeout = TimeSpan.FromMilliseconds(9) },
        { "ReceiveTimeout is 00:00:00; it must lie between 00:00:00.0010000 and 1.00:00:00.", options => options.ReceiveTimeout = TimeSpan.Zero },
        { "WriteTimeout is 2.00:00:00; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.WriteTimeout = TimeSpan.FromDays(2) },
        { "Compressors holds one whose name is \"\", which is no name of an encoding.", options => options.Compressors.Add(null!) },
        { "Compression is \"zip\", which is neither gzip nor deflate nor one of Compressors.", options => options.Compression = "zip" },
        { "Authority is \"a b\", which is no name of a host.", options => options.Authority = "a b" },
        { "Http2 must not be null.", options => options.Http2 = null! },
        { "ProtobufReader must not be null.", options => options.ProtobufReader = null! },
        { "Reader must not be null.", options => options.Reader = null! },
        { "Transport must not be null.", options => options.Transport = null! },
        { "Loggers must not be null.", options => options.Loggers = null! },
        { "TimeProvider must not be null.", options => options.TimeProvider = null! },
        { "ConnectTimeout is 00:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", options => options.Transport.ConnectTimeout = TimeSpan.Zero },
        { "ConnectTimeout is 02:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", options => options.Transport.ConnectTimeout = TimeSpan.FromHours(2) },
        { "ReceiveBufferBytes is 1023; it must lie between 1024 and 2147483647.", options => options.Transport.ReceiveBufferBytes = 1_023 },
        { "SendBufferBytes is 0; it must lie between 1024 and 2147483647.", options => options.Transport.SendBufferBytes = 0 },
        { "KeepAlive must not be null.", options => options.Transport.KeepAlive = null! },
        { "KeepAlive.Time is 00:00:00; it must lie between 00:00:01 and 1.00:00:00.", options => options.Transport.KeepAlive.Time = TimeSpan.Zero },
        { "KeepAlive.Interval is 02:00:00; it must lie between 00:00:01 and 01:00:00.", options => options.Transport.KeepAlive.Interval = TimeSpan.FromHours(2) },
        { "KeepAlive.RetryCount is 101; it must lie between 1 and 100.", options => options.Transport.KeepAlive.RetryCount = 101 },
        { "Tls.ApplicationProtocols must not be null.", options => options.Transport.Tls = new TlsClientOptions { ApplicationProtocols = null! } },
        { "Tls.RevocationMode is 99; it must be one of NoCheck, Online, Offline.", options => options.Transport.Tls = new TlsClientOptions { RevocationMode = (System.Security.Cryptography.X509Certificates.X509RevocationMode)99 } },
        { "Tls.ReloadInterval is -00:00:01; it must lie between 00:00:00 and 1.00:00:00.", options => options.Transport.Tls = new TlsClientOptions { ReloadInterval = TimeSpan.FromSeconds(-1) } },
        { "Tls.ReloadInterval is 2.00:00:00; it must lie between 00:00:00 and 1.00:00:00.", options => options.Transport.Tls = new TlsClientOptions { ReloadInterval = TimeSpan.FromDays(2) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Connect_WrongOption_SaysWhichAndWhatItMayBe(string message, Action<RpcChannelOptions> spoil)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => RpcChannel.Connect("tcp://127.0.0.1:1", spoil));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_EveryOptionAtItsLimits_IsTaken()
    {
        RpcChannel.Connect("tcp://127.0.0.1:1", options =>
        {
            (options.ConnectionCount, options.MaxIdlePerEndpoint, options.MaxIdle, options.MinIdlePerEndpoint) = (1_024, 65_535, int.MaxValue, 5);
            (options.IdleTimeout, options.Timeout, options.WriteTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10));
            (options.MaxMessageBytes, options.MaxQueuedBytes, options.MaxPendingCallsPerConnection) = (0x3FFFFFFF, 1_024, 1_000_000);
            options.Transport.ConnectTimeout = TimeSpan.FromHours(1);
        });
    }
}
