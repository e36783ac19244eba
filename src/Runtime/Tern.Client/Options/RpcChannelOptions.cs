using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Client;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern;

/// <summary>Protocol, connections, limits and timings of a channel.</summary>
/// <remarks>Read once, when the channel is made. Not thread-safe.</remarks>
public sealed class RpcChannelOptions
{
    private List<RpcMiddleware> _middleware = [];
    private List<RpcStreamMiddleware> _streamMiddleware = [];

    /// <summary>Address of the server: <c>tcp://host:port</c>, <c>unix:///path</c> or <c>memory://name</c>.</summary>
    public string Target { get; set; } = "";

    /// <summary>Wire protocol.</summary>
    /// <value><see cref="RpcProtocol.ThriftFramed"/> by default, which Kitex and Apache Thrift both speak. Metadata, deadlines and business status need a TTHeader protocol.</value>
    public RpcProtocol Protocol { get; set; } = RpcProtocol.ThriftFramed;

    /// <summary>How messages are encoded over <see cref="RpcProtocol.Grpc"/>.</summary>
    /// <value><see cref="GrpcPayload.Protobuf"/> by default.</value>
    public GrpcPayload GrpcPayload { get; set; } = GrpcPayload.Protobuf;

    /// <summary>Name of the encoding that packs messages over gRPC when a call says nothing else: <c>gzip</c>, <c>deflate</c>, or one of <see cref="Compressors"/>.</summary>
    /// <value><see langword="null"/> by default: messages are not packed.</value>
    public string? Compression { get; set; }

    /// <summary>Encodings for gRPC beside <c>gzip</c> and <c>deflate</c>.</summary>
    /// <value>Empty by default.</value>
    public IList<IRpcCompressor> Compressors { get; } = [];

    /// <summary>Name of the server in the header <c>:authority</c> of gRPC.</summary>
    /// <value><see langword="null"/> by default: host and port of the target, <c>localhost</c> where it has none.</value>
    public string? Authority { get; set; }

    /// <summary>Whether calls that say nothing else wait for a connection, within their time, instead of failing when none can be made.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool WaitForReady { get; set; }

    /// <summary>Whether a client of a host opens its connections while the host starts, as <see cref="RpcChannel.WarmUpAsync"/> does. Channels that code makes do so when it asks them.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool WarmUp { get; set; }

    /// <summary>Windows, limits and keep-alive of HTTP/2, which carries gRPC.</summary>
    public Http2ClientOptions Http2 { get; set; } = new();

    /// <summary>Encoding of Thrift messages.</summary>
    /// <value><see cref="ThriftEncoding.Binary"/> by default; Kitex knows no other.</value>
    public ThriftEncoding Encoding { get; set; } = ThriftEncoding.Binary;

    /// <summary>How connections are used.</summary>
    /// <value><see cref="ConnectionMode.Pooled"/> by default. Over gRPC connections are always multiplexed, whatever is set here.</value>
    public ConnectionMode Connections { get; set; } = ConnectionMode.Pooled;

    /// <summary>Connections of a <see cref="ConnectionMode.Multiplexed"/> or gRPC channel; calls go to them in turn.</summary>
    /// <value>2 by default; 1 to 1,024.</value>
    public int ConnectionCount { get; set; } = 2;

    /// <summary>Idle connections that a <see cref="ConnectionMode.Pooled"/> channel keeps for an endpoint. More may be in use; what comes back beyond it is closed.</summary>
    /// <value>10 by default, as in Kitex; 1 to 65,535.</value>
    public int MaxIdlePerEndpoint { get; set; } = 10;

    /// <summary>Idle connections that the channel keeps over all endpoints.</summary>
    /// <value>100 by default, as in Kitex.</value>
    public int MaxIdle { get; set; } = 100;

    /// <summary>Idle connections that are kept however long they are idle.</summary>
    /// <value>0 by default; 0 to 5, as in Kitex.</value>
    public int MinIdlePerEndpoint { get; set; }

    /// <summary>Time after which an idle connection is closed.</summary>
    /// <value>1 minute by default; at least 2 seconds, as in Kitex.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time that a call may take when its caller sets none.</summary>
    /// <value>
    /// <see langword="null"/> by default: a call gives up after 30 seconds, and the server is told no deadline. A time that is set here or in <see cref="CallContext.Timeout"/>
    /// also travels to the server where the protocol can carry it. 1 millisecond to 1 day.
    /// </value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Time that a caller waits for one message of a stream of replies when its context sets none; past it the call fails with <see cref="RpcTimeoutException"/>.</summary>
    /// <value><see langword="null"/> by default: it waits as long as the stream lives. 1 millisecond to 1 day.</value>
    public TimeSpan? ReceiveTimeout { get; set; }

    /// <summary>Largest message sent or accepted, in bytes.</summary>
    /// <value>16 MiB by default.</value>
    public int MaxMessageBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Bytes that may wait on one connection for a server that does not read; past it a call fails with <see cref="RpcStatusCode.ResourceExhausted"/>.</summary>
    /// <value>16 MiB by default.</value>
    public int MaxQueuedBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Calls that may wait for replies on one multiplexed connection; past it a call fails with <see cref="RpcStatusCode.ResourceExhausted"/>.</summary>
    /// <value>16,384 by default.</value>
    public int MaxPendingCallsPerConnection { get; set; } = 16_384;

    /// <summary>Time that one send may take before the server counts as not reading and the connection is closed.</summary>
    /// <value>5 seconds by default, as Kitex's write timeout.</value>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Name of this service, which servers see as their peer (TTHeader int key 3).</summary>
    /// <value><see langword="null"/> by default: none is sent.</value>
    public string? CallerService { get; set; }

    /// <summary>Name of the called service as discovery and proxies know it (TTHeader int key 6).</summary>
    /// <value><see langword="null"/> by default: the name in the contract.</value>
    public string? TargetService { get; set; }

    /// <summary>Refuses to send requests that break the rules of their contract: arguments of unary methods, and each message of a stream.</summary>
    /// <value><see langword="false"/> by default. A call then fails with <see cref="RpcValidationException"/>, behind the middleware, and nothing of the request is sent.</value>
    public bool ValidateRequests { get; set; }

    /// <summary>Adds a CRC-32C of the payload to requests over TTHeader. A checksum that a reply carries is always verified.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool PayloadChecksum { get; set; }

    /// <summary>Limits and policies for reading replies in Protobuf.</summary>
    public ProtobufReaderOptions ProtobufReader { get; set; } = ProtobufReaderOptions.Default;

    /// <summary>Limits and policies for reading replies in Thrift.</summary>
    public ThriftReaderOptions Reader { get; set; } = ThriftReaderOptions.Default;

    /// <summary>Sockets, connect timeout, TLS and certificates.</summary>
    public ClientTransportOptions Transport { get; set; } = new();

    /// <summary>Where to log; nowhere by default.</summary>
    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock; tests replace it.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal IReadOnlyList<RpcMiddleware> Middleware => _middleware;

    internal IReadOnlyList<RpcStreamMiddleware> StreamMiddleware => _streamMiddleware;

    /// <summary>Whether calls share connections.</summary>
    internal bool IsMultiplexed => Connections == ConnectionMode.Multiplexed || Protocol == RpcProtocol.Grpc;

    /// <summary>Adds middleware around every call; the first added is the outermost.</summary>
    public RpcChannelOptions Use(RpcMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>Adds middleware around every message of streaming calls; the first added is the outermost.</summary>
    public RpcChannelOptions UseStream(RpcStreamMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _streamMiddleware.Add(middleware);
        return this;
    }

    /// <summary>Applies a bundle of options (a suite).</summary>
    public RpcChannelOptions UseSuite(IChannelSuite suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        suite.Apply(this);
        return this;
    }

    /// <summary>What finds servers and handles their failures; <see langword="null"/>: the channel has the one server of its target.</summary>
    internal IChannelGovernance? Governance { get; set; }

    /// <summary>The options of one instance of the service that the channel calls.</summary>
    internal RpcChannelOptions ForInstance(string address, IReadOnlyList<RpcMiddleware> middleware)
    {
        var copy = (RpcChannelOptions)MemberwiseClone();
        copy.Target = address;
        copy._middleware = [.. middleware];
        copy._streamMiddleware = [];
        copy.Governance = null;
        return copy;
    }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    internal void Validate()
    {
        OptionRange.CheckSet(Target, nameof(Target));
        OptionRange.CheckDefined(Encoding, nameof(Encoding));
        OptionRange.CheckDefined(Connections, nameof(Connections));
        if (Governance is null)
        {
            try
            {
                RpcEndpoint.Parse(Target);
            }
            catch (FormatException exception)
            {
                throw new ArgumentException($"Target is wrong: {exception.Message} Targets that are resolved, such as dns:///name:port, need options.UseGovernance().", nameof(Target), exception);
            }
        }
        else
        {
            Governance.Validate(this);
        }

        if (Protocol is not (RpcProtocol.ThriftBuffered or RpcProtocol.ThriftFramed or RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed or RpcProtocol.KitexProtobuf or RpcProtocol.Grpc))
        {
            throw new ArgumentException($"Protocol is {Protocol}, which this version cannot speak. Use one of the Thrift protocols or gRPC.", nameof(Protocol));
        }

        bool hasHeader = Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed or RpcProtocol.KitexProtobuf;
        if (Connections == ConnectionMode.Multiplexed && !hasHeader && Protocol != RpcProtocol.Grpc)
        {
            throw new ArgumentException(
                $"Connections is Multiplexed and Protocol is {Protocol}, which cannot tell replies apart. Set Protocol to ThriftTTHeader, or Connections to Pooled.", nameof(Connections));
        }

        if (PayloadChecksum && !hasHeader)
        {
            throw new ArgumentException($"PayloadChecksum needs a TTHeader protocol; Protocol is {Protocol}.", nameof(PayloadChecksum));
        }

        ValidateGrpc();
        OptionRange.Check(ConnectionCount, 1, 1_024, nameof(ConnectionCount));
        OptionRange.Check(MaxIdlePerEndpoint, 1, 65_535, nameof(MaxIdlePerEndpoint));
        OptionRange.Check(MaxIdle, 1, int.MaxValue, nameof(MaxIdle));
        OptionRange.Check(MinIdlePerEndpoint, 0, 5, nameof(MinIdlePerEndpoint));
        OptionRange.Check(IdleTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromDays(365), nameof(IdleTimeout));
        OptionRange.Check(MaxMessageBytes, 1_024, 0x3FFFFFFF, nameof(MaxMessageBytes));
        OptionRange.Check(MaxQueuedBytes, 1_024, int.MaxValue, nameof(MaxQueuedBytes));
        OptionRange.Check(MaxPendingCallsPerConnection, 1, 1_000_000, nameof(MaxPendingCallsPerConnection));
        OptionRange.Check(WriteTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(WriteTimeout));
        if (Timeout is { } timeout)
        {
            OptionRange.Check(timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), nameof(Timeout));
        }

        if (ReceiveTimeout is { } receiveTimeout)
        {
            OptionRange.Check(receiveTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), nameof(ReceiveTimeout));
        }

        OptionRange.CheckSet(Reader, nameof(Reader));
        OptionRange.CheckSet(ProtobufReader, nameof(ProtobufReader));
        OptionRange.CheckSet(Transport, nameof(Transport));
        OptionRange.CheckSet(Loggers, nameof(Loggers));
        OptionRange.CheckSet(TimeProvider, nameof(TimeProvider));
        Transport.Validate();
    }

    private void ValidateGrpc()
    {
        foreach (IRpcCompressor compressor in Compressors)
        {
            if (compressor is null || string.IsNullOrEmpty(compressor.Name) || compressor.Name == GrpcCompression.Identity)
            {
                throw new ArgumentException($"Compressors holds one whose name is \"{compressor?.Name}\", which is no name of an encoding.", nameof(Compressors));
            }
        }

        if (Compression is not (null or GrpcCompression.Identity) && new GrpcCompression(Compressors).Find(Compression) is null)
        {
            throw new ArgumentException($"Compression is \"{Compression}\", which is neither gzip nor deflate nor one of Compressors.", nameof(Compression));
        }

        if (Authority is { } authority && (authority.Length == 0 || authority.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            throw new ArgumentException($"Authority is \"{authority}\", which is no name of a host.", nameof(Authority));
        }

        OptionRange.CheckSet(Http2, nameof(Http2));
        Http2.Validate();
    }

    /// <summary>All values that make a channel differ from another, as text.</summary>
    /// <remarks>Not what a configuration cannot change: functions, and what the host gives. A test finds the option that is forgotten here.</remarks>
    internal string Fingerprint() => string.Join(
        '|',
        Target,
        Protocol,
        Encoding,
        Connections,
        ConnectionCount,
        MaxIdlePerEndpoint,
        MaxIdle,
        MinIdlePerEndpoint,
        IdleTimeout,
        Timeout,
        ReceiveTimeout,
        MaxMessageBytes,
        MaxQueuedBytes,
        MaxPendingCallsPerConnection,
        WriteTimeout,
        CallerService,
        TargetService,
        ValidateRequests,
        PayloadChecksum,
        GrpcPayload,
        Compression,
        string.Join(',', Compressors.Select(static compressor => compressor.Name)),
        Authority,
        WaitForReady,
        WarmUp,
        Http2.Fingerprint(),
        Reader.Fingerprint(),
        ProtobufReader.Fingerprint(),
        Transport.Fingerprint());
}
