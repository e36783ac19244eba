using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern;

/// <summary>Limits, timings and policies of a server.</summary>
/// <remarks>Read once, when the server is built. Not thread-safe.</remarks>
public sealed class RpcServerOptions
{
    /// <summary>Addresses to listen on: <c>tcp://0.0.0.0:8888</c>, <c>unix:///run/shop.sock</c>, <c>memory://shop</c>. Port 0 picks one.</summary>
    public IList<string> Endpoints { get; } = [];

    /// <summary>Adds an address to listen on.</summary>
    public RpcServerOptions Listen(string endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        Endpoints.Add(endpoint);
        return this;
    }

    /// <summary>Largest message accepted or sent, in bytes.</summary>
    /// <value>16 MiB by default. A larger message closes its connection; the log says so.</value>
    public int MaxMessageBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Bytes of replies that may wait for a client that does not read them. Past it, no further requests of that client are read.</summary>
    /// <value>16 MiB by default.</value>
    public int MaxQueuedBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Calls of one connection that may run at once. Past it, no further requests of that connection are read.</summary>
    /// <value>4,096 by default.</value>
    public int MaxConcurrentCallsPerConnection { get; set; } = 4_096;

    /// <summary>Connections that may be open at once over all endpoints. One more is closed at once; the log says so.</summary>
    /// <value>No limit by default.</value>
    public int MaxConnections { get; set; } = int.MaxValue;

    /// <summary>Limits of all calls together. Calls of the gRPC health service are not counted.</summary>
    /// <value>No limit by default.</value>
    public RpcCallLimits CallLimits { get; set; } = new();

    /// <summary>Limits of single methods, by <c>shop.Catalog/Place</c> or <c>Place</c>. They hold beside <see cref="CallLimits"/>.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, RpcCallLimits> MethodLimits { get; } = new Dictionary<string, RpcCallLimits>(StringComparer.Ordinal);

    /// <summary>Who may call what. Calls that are not allowed fail with <see cref="RpcStatusCode.PermissionDenied"/>, before their arguments are read.</summary>
    /// <value>Everybody may call everything by default.</value>
    public RpcAccessOptions Access { get; set; } = new();

    /// <summary>Which calls run first of those that wait: the greater number. Asked on the path of calls, from many threads, when a call must wait.</summary>
    /// <value><see langword="null"/> by default: in the order of their arrival.</value>
    public Func<RpcMethod, CallContext, int>? CallPriority { get; set; }

    /// <summary>Time in which a message that has begun to arrive must be complete.</summary>
    /// <value>5 seconds by default, as Kitex's read timeout. A slower client loses its connection.</value>
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that one send may take before the client counts as not reading.</summary>
    /// <value>5 seconds by default, as Kitex's write timeout.</value>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after which a connection without calls is closed.</summary>
    /// <value>10 minutes by default, as in Kitex.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Time that <see cref="RpcServer.StopAsync"/> gives calls to end, and a new connection, from when it was made, to send its first one.</summary>
    /// <value>5 seconds by default, as Kitex's exit wait time. Then their connections are closed.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Tells callers type and message of exceptions that handlers throw and methods do not declare.</summary>
    /// <value><see langword="false"/> by default: they may hold what is none of the caller's business. They are logged either way.</value>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Refuses requests that break the rules of their contract, before the handler sees them: arguments of unary methods, and each message of a stream.</summary>
    /// <value>
    /// <see langword="false"/> by default. The caller gets <see cref="RpcStatusCode.InvalidArgument"/> with the fields that are wrong, over Thrift an application exception whose message names them.
    /// It happens behind the middleware, which may still mend the arguments.
    /// </value>
    public bool ValidateRequests { get; set; }

    /// <summary>Adds a CRC-32C of the payload to replies over TTHeader. A checksum that a request carries is always verified.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool PayloadChecksum { get; set; }

    /// <summary>Encodings of messages over gRPC beside <c>gzip</c> and <c>deflate</c>.</summary>
    /// <value>Empty by default.</value>
    public IList<IRpcCompressor> Compressors { get; } = [];

    /// <summary>Windows, limits and keep-alive of HTTP/2, which carries gRPC.</summary>
    public Http2ServerOptions Http2 { get; set; } = new();

    /// <summary>Limits and policies for reading arguments in Protobuf.</summary>
    public ProtobufReaderOptions ProtobufReader { get; set; } = ProtobufReaderOptions.Default;

    /// <summary>Limits and policies for reading arguments in Thrift.</summary>
    public ThriftReaderOptions Reader { get; set; } = ThriftReaderOptions.Default;

    /// <summary>Sockets, TLS and certificates.</summary>
    public ServerTransportOptions Transport { get; set; } = new();

    /// <summary>All values that make a server differ from another, as text.</summary>
    /// <remarks>Not what a configuration cannot change: functions. A test finds the option that is forgotten here.</remarks>
    internal string Fingerprint() => string.Join(
        '|',
        string.Join(',', Endpoints),
        MaxMessageBytes,
        MaxQueuedBytes,
        MaxConcurrentCallsPerConnection,
        MaxConnections,
        CallLimits.Fingerprint(),
        string.Join(',', MethodLimits.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Key}:{entry.Value.Fingerprint()}")),
        Access.Fingerprint(),
        MessageTimeout,
        WriteTimeout,
        IdleTimeout,
        DrainTimeout,
        IncludeExceptionDetails,
        ValidateRequests,
        PayloadChecksum,
        string.Join(',', Compressors.Select(static compressor => compressor.Name)),
        Http2.Fingerprint(),
        Reader.Fingerprint(),
        ProtobufReader.Fingerprint(),
        Transport.Fingerprint());

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    internal void Validate()
    {
        OptionRange.Check(MaxMessageBytes, 1_024, 0x3FFFFFFF, nameof(MaxMessageBytes));
        OptionRange.Check(MaxQueuedBytes, 1_024, int.MaxValue, nameof(MaxQueuedBytes));
        OptionRange.Check(MaxConcurrentCallsPerConnection, 1, 1_000_000, nameof(MaxConcurrentCallsPerConnection));
        OptionRange.Check(MaxConnections, 1, int.MaxValue, nameof(MaxConnections));
        OptionRange.Check(MessageTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(MessageTimeout));
        OptionRange.Check(WriteTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), nameof(WriteTimeout));
        OptionRange.Check(IdleTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(365), nameof(IdleTimeout));
        OptionRange.Check(DrainTimeout, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(DrainTimeout));
        OptionRange.CheckSet(CallLimits, nameof(CallLimits));
        CallLimits.Validate(nameof(CallLimits));
        foreach ((string method, RpcCallLimits limits) in MethodLimits)
        {
            OptionRange.CheckSet(limits, $"{nameof(MethodLimits)}[\"{method}\"]");
            limits.Validate($"{nameof(MethodLimits)}[\"{method}\"]");
        }

        OptionRange.CheckSet(Access, nameof(Access));
        Access.Validate(nameof(Access));
        OptionRange.CheckSet(Reader, nameof(Reader));
        OptionRange.CheckSet(ProtobufReader, nameof(ProtobufReader));
        OptionRange.CheckSet(Transport, nameof(Transport));
        OptionRange.CheckSet(Http2, nameof(Http2));
        Http2.Validate();
        foreach (IRpcCompressor compressor in Compressors)
        {
            if (compressor is null || string.IsNullOrEmpty(compressor.Name) || compressor.Name == GrpcCompression.Identity)
            {
                throw new ArgumentException($"Compressors holds one whose name is \"{compressor?.Name}\", which is no name of an encoding.", nameof(Compressors));
            }
        }

        Transport.Validate();
        foreach (string endpoint in Endpoints)
        {
            OptionRange.CheckSet(endpoint, "An entry of Endpoints");
            try
            {
                RpcEndpoint.Parse(endpoint);
            }
            catch (FormatException exception)
            {
                throw new ArgumentException($"Endpoints holds \"{endpoint}\", which is no address: {exception.Message}", nameof(Endpoints), exception);
            }
        }
    }
}
