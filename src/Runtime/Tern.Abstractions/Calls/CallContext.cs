namespace Tern;

/// <summary>What surrounds one call on both ends: cancellation, deadline, metadata and peer.</summary>
/// <remarks>
/// <para>A caller creates one, sets what the call needs, passes it, and reads <see cref="Backward"/> when the call has ended. It may be used for several calls in
/// a row, not for two at once.</para>
/// <para>A handler receives one as parameter or finds it in <see cref="Current"/>. It is valid until the handler's task completes and must not be kept: instances
/// are reused. Deadline, persistent metadata and trace travel on by themselves to calls that the handler makes.</para>
/// <para>Not thread-safe.</para>
/// </remarks>
public sealed partial class CallContext
{
    private static readonly AsyncLocal<CallContext?> s_flowing = new();

    [ThreadStatic]
    private static CallContext? t_running;

    private RpcMetadata? _transient;
    private RpcMetadata? _persistent;
    private RpcMetadata? _backward;
    private RpcHeaders? _requestHeaders;
    private RpcHeaders? _responseHeaders;
    private RpcHeaders? _responseTrailers;
    private CancellationToken _cancellationToken;
    private Dictionary<ushort, string>? _transportKeys;
    private long _deadline = NoDeadline;
    private TimeSpan? _timeout;
    private TimeSpan? _receiveTimeout;

    /// <summary>The context of the call that the running handler serves; <see langword="null"/> outside of handlers.</summary>
    /// <remarks>
    /// It follows the handler through its awaits. Where a request carried neither metadata nor a deadline, what follows is a context of the connection:
    /// it has the peer, and everything that travels on is empty as it was in the request; to set <see cref="Backward"/> after an await, take the context as a parameter of the
    /// contract method instead. Work that a handler leaves behind must not read it: where a request carried a deadline and no metadata, it becomes the context of a later call of the
    /// same connection.
    /// </remarks>
    public static CallContext? Current
    {
        get
        {
            // A handler's first part may run code of another call on its thread, by completing what that one awaits: what flows there tells whose code it is.
            CallContext? flowing = s_flowing.Value;
            return flowing is not null && t_running is { } running && ReferenceEquals(running.FlowsAs, flowing) ? running : flowing;
        }
    }

    /// <summary>Cancels the call. On a server it is cancelled at the deadline and when the connection is lost.</summary>
    /// <value><see cref="CancellationToken.None"/> by default.</value>
    public CancellationToken CancellationToken
    {
        get => Lifetime is null ? _cancellationToken : Lifetime.Ended;
        set
        {
            _cancellationToken = value;
            Lifetime = null;
        }
    }

    /// <summary>Time that the call may take, set by a caller; the server learns it where the protocol can carry it (TTHeader, gRPC).</summary>
    /// <value><see langword="null"/> by default: the channel's default timeout, and no more than the time left to the handler that makes the call.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        set
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(value));
            }

            _timeout = value;
        }
    }

    /// <summary>Time that a caller waits for one message of a stream of replies; past it the call fails with <see cref="RpcTimeoutException"/> and is cancelled on the server.</summary>
    /// <remarks>Only time counts in which the caller waits: one that takes its messages slowly loses nothing. Calls with a single reply have <see cref="Timeout"/> alone.</remarks>
    /// <value><see langword="null"/> by default: the time of the channel.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public TimeSpan? ReceiveTimeout
    {
        get => _receiveTimeout;
        set
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(value));
            }

            _receiveTimeout = value;
        }
    }

    /// <summary>Time left until the deadline, never negative; <see langword="null"/> if there is no deadline.</summary>
    /// <remarks>For a caller that set <see cref="Timeout"/> and has not made the call yet, it is that time.</remarks>
    public TimeSpan? Remaining
    {
        get
        {
            if (_deadline == NoDeadline)
            {
                return _timeout;
            }

            TimeSpan left = TimeProvider.GetElapsedTime(TimeProvider.GetTimestamp(), _deadline);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Point in time at which the call ends; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? Deadline => Remaining is { } left ? TimeProvider.GetUtcNow() + left : null;

    /// <summary>Metadata for the next hop only (Kitex: transient metainfo).</summary>
    /// <remarks>A handler reads what its caller set; it does not travel on.</remarks>
    public RpcMetadata Transient => _transient ??= new RpcMetadata();

    /// <summary>Metadata that travels along the whole chain of calls (Kitex: persistent metainfo).</summary>
    public RpcMetadata Persistent => _persistent ??= new RpcMetadata();

    /// <summary>Metadata of the answer: a handler sets it, the caller reads it when the call has ended (Kitex: backward metainfo).</summary>
    /// <exception cref="InvalidOperationException">This is the context of a connection and not of one call; see <see cref="Current"/>.</exception>
    public RpcMetadata Backward
    {
        get
        {
            ThrowIfOfConnection();
            return _backward ??= new RpcMetadata();
        }
    }

    /// <summary>Headers of a gRPC request beyond those of the protocol and of <see cref="Persistent"/> and <see cref="Transient"/>: a caller sets them, a handler reads them.</summary>
    /// <remarks>Other protocols do not carry them.</remarks>
    public RpcHeaders RequestHeaders => _requestHeaders ??= new RpcHeaders();

    /// <summary>Headers of a gRPC response, which arrive before its first message: a handler sets them before it answers, the caller reads them.</summary>
    /// <inheritdoc cref="Backward" path="/exception"/>
    public RpcHeaders ResponseHeaders
    {
        get
        {
            ThrowIfOfConnection();
            return _responseHeaders ??= new RpcHeaders();
        }
    }

    /// <summary>Headers behind the last message of a gRPC response: a handler sets them until it ends, also when it fails; the caller reads them when the call has ended.</summary>
    /// <inheritdoc cref="Backward" path="/exception"/>
    public RpcHeaders ResponseTrailers
    {
        get
        {
            ThrowIfOfConnection();
            return _responseTrailers ??= new RpcHeaders();
        }
    }

    /// <summary>Name of the encoding that packs this call's messages over gRPC: <c>gzip</c>, <c>deflate</c>, <c>identity</c>, or one that the options add.</summary>
    /// <value>
    /// <see langword="null"/> by default: on a caller's context what the channel's options say; on a handler's, <c>identity</c>. A handler may set it before it answers; it
    /// is followed if the caller accepts it.
    /// </value>
    /// <remarks>
    /// It is read for each message that is written. The encoding of a direction is announced once, before its first message, so within a stream only a change to
    /// <c>identity</c> and back has an effect; set it before the message is yielded.
    /// </remarks>
    public string? Compression { get; set; }

    /// <summary>Name of the encoding in which the last message came that this end received over gRPC; <see langword="null"/> if it came as it is, or before the first.</summary>
    /// <remarks>On a handler's context it speaks of the request, on a caller's of the reply; in a stream of the message that was taken from it last.</remarks>
    public string? ReceivedCompression { get; internal set; }

    /// <summary>Whether the call waits for a connection, within its time, instead of failing when none can be made.</summary>
    /// <value><see langword="null"/> by default: what the channel's options say.</value>
    public bool? WaitForReady { get; set; }

    /// <summary>TTHeader's integer keys of the request beyond those that Tern fills: log id (2), environment (10), and what proxies need.</summary>
    /// <remarks>A handler sees all keys that the request carried; values are passed through untouched.</remarks>
    public IDictionary<ushort, string> TransportKeys => _transportKeys ??= TransportKeySource is { } source ? new(source) : [];

    /// <summary>What the caller has set for the governance of its calls.</summary>
    internal object? Governance { get; set; }

    /// <summary>The other end; <see langword="null"/> on a caller's context before the call.</summary>
    public RpcPeer? Peer { get; internal set; }

    /// <summary>The method that is called; <see langword="null"/> on a caller's context before the call.</summary>
    public RpcMethod? Method { get; internal set; }

    /// <summary>Protocol of the request; <see langword="null"/> on a caller's context before the call.</summary>
    public RpcProtocol? Protocol { get; internal set; }

    private void ThrowIfOfConnection()
    {
        if (_isOfConnection)
        {
            ThrowNoAnswer();
        }
    }

    private static void ThrowNoAnswer() => throw new InvalidOperationException(
        "CallContext.Current belongs to the connection here, so it cannot set metadata of the answer: the request carried neither metadata nor a deadline, and the "
        + "handler has awaited. Declare `CallContext? context = null` as last parameter of the contract method and use that, or set it before the first await.");
}
