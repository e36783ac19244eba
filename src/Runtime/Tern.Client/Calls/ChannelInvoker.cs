using System.Diagnostics;
using System.Runtime.CompilerServices;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Transport;

namespace Tern.Client;

/// <summary>Carries calls to one endpoint: middleware, deadline, connection. Thread-safe.</summary>
internal sealed partial class ChannelInvoker : CallPath
{
    // A call without any deadline must not wait for ever for a server that says nothing.
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(30);

    // Timers take no more than 49 days.
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromDays(24);

    // A server that closes every connection at once must not keep a call busy with opening until its time is over.
    private const int MaxOpenings = 3;

    // What a call that waits for a connection leaves between two attempts. Source: gRPC connection-backoff.md, which begins with a second; here a server that starts is met sooner.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    private readonly RpcChannelOptions _options;
    private readonly RpcEndpoint _endpoint;
    private readonly TimeProvider _timeProvider;
    private readonly ConnectionSource _connections;
    private readonly bool _isGrpc;
    private readonly RpcPeer _peer;

    public ChannelInvoker(RpcChannelOptions options, RpcEndpoint endpoint)
        : base(options.Middleware, options.StreamMiddleware)
    {
        _options = options;
        _endpoint = endpoint;
        _peer = new RpcPeer(endpoint.ToString());
        _timeProvider = options.TimeProvider;
        _isGrpc = options.Protocol == RpcProtocol.Grpc;
        _connections = _isGrpc ? GrpcSource() : ThriftSource();
        _streams = _isGrpc ? (MultiplexedSource)_connections : StreamsOf(options, endpoint);
    }

    /// <summary>Where the channel's connections come from.</summary>
    public ConnectionSource Connections => _connections;

    public override ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
    {
        if (Pipeline is { } pipeline)
        {
            return InvokePipelineAsync(pipeline, MethodCodec<TArguments, TReply>.Of(method), arguments, context, cancellationToken);
        }

        try
        {
            PendingCall<TArguments, TReply>? call = TryStart(MethodCodec<TArguments, TReply>.Of(method), arguments, context, cancellationToken, limit: null, out CallPlan plan);
            return call is null
                ? StartLaterAsync(MethodCodec<TArguments, TReply>.Of(method), arguments, plan)
                : new ValueTask<TReply>(call, call.Version);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TReply>(CallFailure.Of(exception, method));
        }
    }

    public override ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
    {
        if (Pipeline is { } pipeline)
        {
            return Untyped(InvokePipelineAsync(pipeline, MethodCodec<TArguments, RpcVoid>.Of(method), arguments, context, cancellationToken));
        }

        var codec = MethodCodec<TArguments, RpcVoid>.Of(method);
        if (codec.Kind == MethodKind.OneWay)
        {
            return SendOneWayAsync(codec, arguments, context, connectLimit: null, cancellationToken);
        }

        try
        {
            PendingCall<TArguments, RpcVoid>? call = TryStart(codec, arguments, context, cancellationToken, limit: null, out CallPlan plan);
            return call is null ? Untyped(StartLaterAsync(codec, arguments, plan)) : new ValueTask(call, call.Version);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(CallFailure.Of(exception, method));
        }
    }

    /// <summary>Makes one attempt of a governed call: behind the middleware, and within a limit that may be shorter than the time of the call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="context">What the caller set.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <param name="limit">Time that the attempt may take; <see langword="null"/>: what context and channel say.</param>
    /// <param name="connectLimit">Time that it waits for a connection to be opened; <see langword="null"/>: what the channel says.</param>
    public ValueTask<TReply> AttemptAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken, TimeSpan? limit, TimeSpan? connectLimit)
        where TArguments : struct, IRpcArguments
    {
        if (Pipeline is { } pipeline)
        {
            return AttemptBehindMiddlewareAsync(pipeline, method, arguments, context, limit, connectLimit, cancellationToken);
        }

        if (method.Kind == MethodKind.OneWay)
        {
            return SendOneWayTypedAsync(method, arguments, context, connectLimit, cancellationToken);
        }

        try
        {
            PendingCall<TArguments, TReply>? call = TryStart(method, arguments, context, cancellationToken, limit, out CallPlan plan);
            return call is null ? StartLaterAsync(method, arguments, plan with { ConnectLimit = connectLimit }) : new ValueTask<TReply>(call, call.Version);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TReply>(CallFailure.Of(exception, method));
        }
    }

    public override ValueTask<TReply> SendAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken) =>
        SendAsync(method, arguments, context, connectLimit: null, cancellationToken);

    public override ValueTask<TReply> SendAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, TimeSpan? connectLimit, CancellationToken cancellationToken)
    {
        if (method.Kind == MethodKind.OneWay)
        {
            return SendOneWayTypedAsync(method, arguments, context, connectLimit, cancellationToken);
        }

        PendingCall<TArguments, TReply>? call = TryStart(method, arguments, context, cancellationToken, limit: null, out CallPlan plan);
        return call is null ? StartLaterAsync(method, arguments, plan with { ConnectLimit = connectLimit }) : new ValueTask<TReply>(call, call.Version);
    }

    public override bool HasConnections => _connections.OpenCount > 0 || _streams.OpenCount > 0;

    public override Task WarmUpAsync(CancellationToken cancellationToken) => _connections.WarmUpAsync(cancellationToken);

    public override void Retire()
    {
        _connections.Retire();
        _streams.Retire();
    }

    public override async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync().ConfigureAwait(false);
        await _streams.DisposeAsync().ConfigureAwait(false);
    }

    private static RequestFormat FormatOf(RpcChannelOptions options) => new()
    {
        Protocol = options.Protocol,
        Encoding = options.Encoding,
        FromService = options.CallerService,
        ToService = options.TargetService,
        Checksum = options.PayloadChecksum,
        MaxMessageBytes = options.MaxMessageBytes,
        Reader = options.Reader,
        ProtobufReader = options.ProtobufReader,
    };

    private ConnectionSource ThriftSource()
    {
        var requests = new RequestWriter(FormatOf(_options), _options.IsMultiplexed);
        return _options.IsMultiplexed
            ? new MultiplexedSource(_options, _endpoint, (pipe, limits, peer, end) => new MultiplexedConnection(pipe, requests, limits, peer, end))
            : new PooledSource(
                _options,
                _endpoint,
                (pipe, limits, peer, end) => new SerialConnection(pipe, requests, limits, peer, end),
                keepsIdle: _options.Connections == ConnectionMode.Pooled);
    }

    /// <inheritdoc/>
    public override bool ValidatesRequests => _options.ValidateRequests;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _timeProvider;

    /// <summary>Refuses arguments that break a rule of their contract, if the channel asks for that.</summary>
    /// <exception cref="RpcValidationException">They break one.</exception>
    private void Check<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        if (_options.ValidateRequests && method.HasRules && RequestRules.Check(method, in arguments, _timeProvider) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Sends a call if a connection is ready; <see langword="null"/>, and nothing sent, if one must be opened first.</summary>
    private PendingCall<TArguments, TReply>? TryStart<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken, TimeSpan? limit, out CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        Check(method, arguments);
        plan = Plan(context, cancellationToken, _options.Timeout, s_defaultTimeout, limit);
        plan.CancellationToken.ThrowIfCancellationRequested();
        if (_connections.TryGet() is not { } connection)
        {
            return null;
        }

        try
        {
            return Start(connection, method, arguments, plan);
        }
        catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent)
        {
            // It was closed just now; the call goes over another.
            return null;
        }
    }

    private PendingCall<TArguments, TReply> Start<TArguments, TReply>(
        ClientConnection connection, MethodCodec<TArguments, TReply> method, in TArguments arguments, in CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        PendingCall<TArguments, TReply> call = PendingCall<TArguments, TReply>.Rent(method);
        call.Started = plan.Started;
        call.DeadlineTimestamp = plan.Deadline;
        call.Timeout = plan.Timeout;
        call.Context = plan.Metadata.Own;
        Describe(plan, connection, method);
        try
        {
            if (_isGrpc)
            {
                call.Keep(arguments);
                call.Metadata = plan.Metadata;
                call.CancellationToken = plan.CancellationToken;
                GrpcOf(connection).Send(call);
            }
            else
            {
                ThriftOf(connection).Send(call, method, arguments, plan.Metadata);
            }
        }
        catch
        {
            call.Abandon();
            if (connection.IsUsable)
            {
                _connections.ReleaseUnused(connection);
            }

            throw;
        }

        call.RegisterCancellation(plan.CancellationToken);
        return call;
    }

    private async ValueTask<TReply> StartLaterAsync<TArguments, TReply>(MethodCodec<TArguments, TReply> method, TArguments arguments, CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        try
        {
            PendingCall<TArguments, TReply>? call = null;
            for (int attempt = 1; call is null; attempt++)
            {
                ClientConnection connection = await OpenAsync(method, plan).ConfigureAwait(false);
                try
                {
                    call = Start(connection, method, arguments, plan);
                }
                catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent && attempt < MaxOpenings)
                {
                }
            }

            return await new ValueTask<TReply>(call, call.Version).ConfigureAwait(false);
        }
        catch (Exception exception) when (CallFailure.IsForeign(exception))
        {
            throw CallFailure.Of(exception, method);
        }
    }

    private async ValueTask<ClientConnection> OpenAsync(RpcMethod method, CallPlan plan)
    {
        for (TimeSpan pause = s_firstPause; ; pause = LongerPause(pause))
        {
            try
            {
                return await OpenOnceAsync(method, plan).ConfigureAwait(false);
            }
            catch (RpcConnectionException) when (WaitsForReady(plan))
            {
                TimeSpan left = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), plan.Deadline);
                await Task.Delay(left < pause && left > TimeSpan.Zero ? left : pause, _timeProvider, plan.CancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan LongerPause(TimeSpan pause) => pause * 1.6 < s_longestPause ? pause * 1.6 : s_longestPause;

    private bool WaitsForReady(in CallPlan plan) => plan.Metadata.Own?.WaitForReady ?? _options.WaitForReady;

    private async ValueTask<ClientConnection> OpenOnceAsync(RpcMethod method, CallPlan plan)
    {
        TimeSpan left = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), plan.Deadline);
        TimeSpan wait = plan.ConnectLimit < left ? plan.ConnectLimit.Value : left;
        Task<ClientConnection>? opening = null;
        try
        {
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException();
            }

            opening = _connections.OpenAsync(plan.CancellationToken).AsTask();
            ClientConnection connection = await opening.WaitAsync(wait, _timeProvider, plan.CancellationToken).ConfigureAwait(false);
            opening = null;
            return connection;
        }
        catch (TimeoutException exception) when (wait < left)
        {
            throw NotConnected(method, plan, exception);
        }
        catch (TimeoutException exception)
        {
            throw new RpcTimeoutException($"{method.FullName} was not sent within {plan.Timeout.TotalMilliseconds:0.###} ms: no connection to {_endpoint} could be made in time.", exception)
            {
                Method = method.FullName,
                Attempts = AttemptsOf(plan, "no connection in time"),
            };
        }
        catch (RpcConnectionException exception)
        {
            throw new RpcConnectionException(exception.Message, exception)
            {
                MayHaveBeenSent = exception.MayHaveBeenSent,
                Method = method.FullName,
                Attempts = AttemptsOf(plan, exception.Message),
            };
        }
        finally
        {
            if (opening is not null)
            {
                _ = TakeBackAsync(opening);
            }
        }
    }

    private RpcConnectionException NotConnected(RpcMethod method, CallPlan plan, TimeoutException exception)
    {
        string reason = $"not connected to {_endpoint} within {plan.ConnectLimit?.TotalMilliseconds:0.###} ms (ConnectTimeout of the method's policy)";
        return new RpcConnectionException($"{method.FullName} was not sent: {reason}.", exception)
        {
            MayHaveBeenSent = false,
            Method = method.FullName,
            Attempts = AttemptsOf(plan, reason),
        };
    }

    // The opening may go on without its caller; the connection that it brings must not be lost.
    private async Task TakeBackAsync(Task<ClientConnection> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            _connections.ReleaseUnused(opening.Result);
        }
    }

    private RpcAttempt[] AttemptsOf(CallPlan plan, string outcome) =>
        [new RpcAttempt(_endpoint.ToString(), "the channel's endpoint", _timeProvider.GetElapsedTime(plan.Started), TimeSpan.Zero, outcome)];

    private ValueTask SendOneWayAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, TimeSpan? connectLimit, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        try
        {
            Check(method, arguments);
            CallPlan plan = Plan(context, cancellationToken, _options.Timeout, s_defaultTimeout) with { ConnectLimit = connectLimit };
            plan.CancellationToken.ThrowIfCancellationRequested();
            return _connections.TryGet() is { } connection && TrySendOneWay(connection, method, arguments, plan)
                ? default
                : SendOneWayLaterAsync(method, arguments, plan);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(CallFailure.Of(exception, method));
        }
    }

    private async ValueTask SendOneWayLaterAsync<TArguments, TReply>(MethodCodec<TArguments, TReply> method, TArguments arguments, CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                ClientConnection connection = await OpenAsync(method, plan).ConfigureAwait(false);
                if (attempt == MaxOpenings)
                {
                    SendOneWay(connection, method, arguments, plan);
                    return;
                }

                if (TrySendOneWay(connection, method, arguments, plan))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (CallFailure.IsForeign(exception))
        {
            throw CallFailure.Of(exception, method);
        }
    }

    private async ValueTask<TReply> SendOneWayTypedAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, TArguments arguments, CallContext? context, TimeSpan? connectLimit, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        await SendOneWayAsync(method, arguments, context, connectLimit, cancellationToken).ConfigureAwait(false);
        return default!;
    }

    /// <summary>Sends a one-way call; <see langword="false"/> if the connection was closed just now.</summary>
    private bool TrySendOneWay<TArguments, TReply>(ClientConnection connection, MethodCodec<TArguments, TReply> method, in TArguments arguments, in CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        try
        {
            SendOneWay(connection, method, arguments, plan);
            return true;
        }
        catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent)
        {
            return false;
        }
    }

    private void SendOneWay<TArguments, TReply>(ClientConnection connection, MethodCodec<TArguments, TReply> method, in TArguments arguments, in CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        Describe(plan, connection, method);
        try
        {
            if (_isGrpc)
            {
                SendOneWayGrpc(GrpcOf(connection), method, arguments, plan);
            }
            else
            {
                ThriftOf(connection).SendOneWay(method, arguments, connection.NextOneWaySequenceId(), plan.Metadata);
            }
        }
        finally
        {
            _connections.ReleaseAfterOneWay(connection);
        }
    }

    private async ValueTask<TReply> AttemptBehindMiddlewareAsync<TArguments, TReply>(
        RpcDelegate pipeline, MethodCodec<TArguments, TReply> method, TArguments arguments, CallContext? context, TimeSpan? limit, TimeSpan? connectLimit, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        CallContext own = ForMiddleware(context, limit);
        try
        {
            var invocation = new ClientInvocation<TArguments, TReply>(this, method, arguments, own, cancellationToken) { ConnectLimit = connectLimit };
            return await invocation.RunAsync(pipeline).ConfigureAwait(false);
        }
        finally
        {
            if (context is { IsOfHandler: false } && !ReferenceEquals(context, own))
            {
                context.TakeAnswerOf(own);
            }
        }
    }

    // Middleware around an attempt sees how long it may take, and by the peer which instance it is for.
    private CallContext ForMiddleware(CallContext? context, TimeSpan? limit)
    {
        TimeSpan? told = context is { IsOfHandler: true, Remaining: { } left } && left > TimeSpan.Zero ? left : context?.Timeout;
        bool isShorter = limit is { } time && !(told <= time);
        CallContext own = context is { IsOfHandler: false } && !isShorter ? context : context?.ForAttempt() ?? new CallContext();
        own.Timeout = isShorter ? limit : told;
        own.Peer = _peer;
        return own;
    }

    private CallPlan Plan(CallContext? context, CancellationToken cancellationToken, TimeSpan? channelTimeout, TimeSpan otherwise, TimeSpan? limit = null)
    {
        // A handler that passes its own context on makes a call of its own: what is for one hop stays here.
        CallContext? own = context is { IsOfHandler: false } ? context : null;
        CallContext? ambient = context is { IsOfHandler: true } ? context : CallContext.Current;
        TimeSpan? told = own?.Timeout ?? channelTimeout;
        if (limit is { } atMost && (told is null || atMost < told))
        {
            told = atMost;
        }

        if (ambient?.Remaining is { } left && (told is null || left < told))
        {
            told = left > TimeSpan.Zero
                ? left
                : throw new RpcTimeoutException("The call was not sent: the deadline of the call that the handler serves has passed.");
        }

        if (told > s_longestTimeout)
        {
            told = s_longestTimeout;
        }

        TimeSpan timeout = told ?? otherwise;
        long started = _timeProvider.GetTimestamp();
        return new CallPlan(
            new RequestMetadata(told, own, ambient),
            timeout,
            started,
            started + (long)(timeout.TotalSeconds * _timeProvider.TimestampFrequency),
            cancellationToken.CanBeCanceled ? cancellationToken : context?.CancellationToken ?? default);
    }

    private static ThriftClientConnection ThriftOf(ClientConnection connection)
    {
        // A cast would walk up the class's parents on every call; the channel makes no other connections.
        Debug.Assert(connection is ThriftClientConnection, "The channel speaks Thrift.");
        return Unsafe.As<ThriftClientConnection>(connection);
    }

    private void Describe(in CallPlan plan, ClientConnection connection, RpcMethod method)
    {
        if (plan.Metadata.Own is { } context)
        {
            context.Peer = connection.Peer;
            context.Method = method;
            context.Protocol = _options.Protocol;
        }
    }
}

/// <summary>What is known of a call before it has a connection.</summary>
internal readonly record struct CallPlan(RequestMetadata Metadata, TimeSpan Timeout, long Started, long Deadline, CancellationToken CancellationToken)
{
    /// <summary>Time that the call waits for a connection to be opened; <see langword="null"/>: as long as that takes.</summary>
    public TimeSpan? ConnectLimit { get; init; }
}
