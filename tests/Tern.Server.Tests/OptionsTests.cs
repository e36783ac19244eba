namespace Tern.Server.Tests;

public sealed class OptionsTests
{
    public static TheoryData<string, Action<RpcServerOptions>> Wrong => new()
    {
        { "An entry of Endpoints must not be null.", options => options.Endpoints.Add(null!) },
        { "Endpoints holds \"http://*:80\", which is no address: ", options => options.Listen("http://*:80") },
        { "MaxMessageBytes is 1023; it must lie between 1024 and 1073741823.", options => options.MaxMessageBytes = 1_023 },
        { "MaxMessageBytes is 1073741824; it must lie between 1024 and 1073741823.", options => options.MaxMessageBytes = 0x40000000 },
        { "MaxQueuedBytes is -1; it must lie between 1024 and 2147483647.", options => options.MaxQueuedBytes = -1 },
        { "MaxConcurrentCallsPerConnection is 0; it must lie between 1 and 1000000.", options => options.MaxConcurrentCallsPerConnection = 0 },
        { "MaxConcurrentCallsPerConnection is 1000001; it must lie between 1 and 1000000.", options => options.MaxConcurrentCallsPerConnection = 1_000_001 },
        { "MaxConnections is 0; it must lie between 1 and 2147483647.", options => options.MaxConnections = 0 },
        { "CallLimits must not be null.", options => options.CallLimits = null! },
        { "CallLimits.CallsPerSecond is 0; it must lie between 1 and 2147483647.", options => options.CallLimits.CallsPerSecond = 0 },
        { "CallLimits.ConcurrentCalls is 0; it must lie between 1 and 2147483647.", options => options.CallLimits.ConcurrentCalls = 0 },
        { "CallLimits.QueueLength is 100001; it must lie between 0 and 100000.", options => options.CallLimits.QueueLength = 100_001 },
        { "CallLimits.QueueTimeout is 00:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", options => options.CallLimits.QueueTimeout = TimeSpan.Zero },
        { "CallLimits.QueueLength is 5, and nothing says how many calls may run at once", options => options.CallLimits.QueueLength = 5 },
        { "CallLimits.Adaptive.Most is 3; it must lie between 4 and 2147483647.", options => options.CallLimits.Adaptive = new RpcAdaptiveLimit { Most = 3 } },
        { "CallLimits.Adaptive.Initial is 2; it must lie between 4 and 1000.", options => options.CallLimits.Adaptive = new RpcAdaptiveLimit { Initial = 2 } },
        { "CallLimits.Adaptive.Tolerance is 0.5; it must lie between 1 and 10.", options => options.CallLimits.Adaptive = new RpcAdaptiveLimit { Tolerance = 0.5 } },
        { "MethodLimits[\"Say\"].CallsPerSecond is -1; it must lie between 1 and 2147483647.", options => options.MethodLimits["Say"] = new RpcCallLimits { CallsPerSecond = -1 } },
        { "MessageTimeout is 00:00:00.0090000; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.MessageTimeout = TimeSpan.FromMilliseconds(9) },
        { "MessageTimeout is 2.00:00:00; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.MessageTimeout = TimeSpan.FromDays(2) },
        { "WriteTimeout is 00:00:00; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.WriteTimeout = TimeSpan.Zero },
        { "WriteTimeout is 2.00:00:00; it must lie between 00:00:00.0100000 and 1.00:00:00.", options => options.WriteTimeout = TimeSpan.FromDays(2) },
        { "IdleTimeout is 00:00:00.0990000; it must lie between 00:00:00.1000000 and 365.00:00:00.", options => options.IdleTimeout = TimeSpan.FromMilliseconds(99) },
        { "IdleTimeout is 366.00:00:00; it must lie between 00:00:00.1000000 and 365.00:00:00.", options => options.IdleTimeout = TimeSpan.FromDays(366) },
        { "DrainTimeout is -00:00:01; it must lie between 00:00:00 and 1.00:00:00.", options => options.DrainTimeout = TimeSpan.FromSeconds(-1) },
        { "DrainTimeout is 2.00:00:00; it must lie between 00:00:00 and 1.00:00:00.", options => options.DrainTimeout = TimeSpan.FromDays(2) },
        { "Reader must not be null.", options => options.Reader = null! },
        { "Transport must not be null.", options => options.Transport = null! },
        { "Backlog is 0; it must lie between 1 and 65535.", options => options.Transport.Backlog = 0 },
        { "Backlog is 65536; it must lie between 1 and 65535.", options => options.Transport.Backlog = 65_536 },
        { "ReceiveBufferBytes is 1023; it must lie between 1024 and 2147483647.", options => options.Transport.ReceiveBufferBytes = 1_023 },
        { "SendBufferBytes is 0; it must lie between 1024 and 2147483647.", options => options.Transport.SendBufferBytes = 0 },
        { "KeepAlive must not be null.", options => options.Transport.KeepAlive = null! },
        { "KeepAlive.Time is 2.00:00:00; it must lie between 00:00:01 and 1.00:00:00.", options => options.Transport.KeepAlive.Time = TimeSpan.FromDays(2) },
        { "KeepAlive.Interval is 00:00:00; it must lie between 00:00:01 and 01:00:00.", options => options.Transport.KeepAlive.Interval = TimeSpan.Zero },
        { "KeepAlive.RetryCount is 0; it must lie between 1 and 100.", options => options.Transport.KeepAlive.RetryCount = 0 },
        { "Tls needs a certificate: set Tls.CertificatePath or Tls.CertificateSelector.", options => options.Transport.Tls = new TlsServerOptions() },
        { "Tls.ApplicationProtocols must not be null.", options => options.Transport.Tls = Tls(tls => tls.ApplicationProtocols = null!) },
        { "Tls.ClientCertificates is 99; it must be one of None, Allow, Require.", options => options.Transport.Tls = Tls(tls => tls.ClientCertificates = (ClientCertificateMode)99) },
        { "Tls.HandshakeTimeout is 00:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", options => options.Transport.Tls = Tls(tls => tls.HandshakeTimeout = TimeSpan.Zero) },
        { "Tls.HandshakeTimeout is 02:00:00; it must lie between 00:00:00.0010000 and 01:00:00.", options => options.Transport.Tls = Tls(tls => tls.HandshakeTimeout = TimeSpan.FromHours(2)) },
        { "Tls.MaxPendingHandshakes is 0; it must lie between 1 and 65535.", options => options.Transport.Tls = Tls(tls => tls.MaxPendingHandshakes = 0) },
        { "Tls.ReloadInterval is 2.00:00:00; it must lie between 00:00:00 and 1.00:00:00.", options => options.Transport.Tls = Tls(tls => tls.ReloadInterval = TimeSpan.FromDays(2)) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Build_WrongOption_SaysWhichAndWhatItMayBe(string message, Action<RpcServerOptions> spoil)
    {
        RpcServerBuilder builder = new RpcServerBuilder().Listen("memory://never").Configure(spoil);

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => builder.Build());

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static TlsServerOptions Tls(Action<TlsServerOptions> spoil)
    {
        var tls = new TlsServerOptions { CertificatePath = "/not/read/yet.pem" };
        spoil(tls);
        return tls;
    }
}
