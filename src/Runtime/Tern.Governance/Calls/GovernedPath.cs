using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tern.Client;
using Tern.Governance.Discovery;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Governance;

/// <summary>Carries calls to the instances of a service: policies of the method, then an instance, then its connections. Thread-safe.</summary>
internal sealed class GovernedPath : CallPath
{
    // As for a channel to one endpoint: a call without any deadline must not wait for ever.
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(30);

    private readonly RpcChannelOptions _channel;
    private readonly ILogger _log;
    private readonly RepeatBudget _budget;
    private readonly ConcurrentDictionary<RpcMethod, CallPolicy> _policies = new(ReferenceEqualityComparer.Instance);

    public GovernedPath(RpcChannelOptions channel, GovernanceOptions options)
        : base(channel.Middleware)
    {
        _channel = channel;
        Options = options;
        TimeProvider = channel.TimeProvider;
        _log = channel.Loggers.CreateLogger("Tern.Governance");
        _budget = new RepeatBudget(options.RetryBudget, options.RetryBudgetFloor, TimeProvider);
        ServiceTarget target = ServiceTarget.Parse(channel.Target);
        Directory = new InstanceDirectory(channel, options, ResolverOf(target, options), target);
    }

    public GovernanceOptions Options { get; }

    public override TimeProvider TimeProvider { get; }

    public override bool ValidatesRequests => _channel.ValidateRequests;

    public InstanceDirectory Directory { get; }

    public TimeSpan DefaultTimeout => _channel.Timeout ?? s_defaultTimeout;

    public override bool HasConnections => Directory.HasConnections;

    /// <summary>Checks the options of governance and that something resolves the target.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public static void Validate(RpcChannelOptions channel, GovernanceOptions options)
    {
        options.Validate();
        try
        {
            _ = ResolverOf(ServiceTarget.Parse(channel.Target), options);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"Target is wrong: {exception.Message}", nameof(channel), exception);
        }
    }

    public override ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
    {
        MethodCodec<TArguments, TReply> codec = MethodCodec<TArguments, TReply>.Of(method);
        return Pipeline is { } pipeline
            ? InvokePipelineAsync(pipeline, codec, arguments, context, cancellationToken)
            : SendAsync(codec, arguments, context, cancellationToken);
    }

    public override ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
    {
        MethodCodec<TArguments, RpcVoid> codec = MethodCodec<TArguments, RpcVoid>.Of(method);
        if (Pipeline is not null || PolicyOf(method) is not { Fallback: null } policy)
        {
            return Untyped(InvokeAsync<TArguments, RpcVoid>(method, arguments, context, cancellationToken));
        }

        return TryBegin(policy, codec, arguments, context, cancellationToken, out Exception? refusal) is { } call
            ? AsUntyped(call)
            : ValueTask.FromException(refusal!);
    }

    public override ValueTask<TReply> SendAsync<TArguments, TReply>(
        MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
    {
        CallPolicy policy = PolicyOf(method);
        return policy.Fallback is { } fallback
            ? SendWithFallbackAsync(fallback, policy, method, arguments, context, cancellationToken)
            : SendGoverned(policy, method, arguments, context, cancellationToken);
    }

    public override async ValueTask<bool> OpenStreamAsync(ClientStream stream, CallContext? context)
    {
        CallPolicy policy = PolicyOf(stream.Method);
        BreakerEntry methodEntry = policy.Breaker?.TryEnter() ?? BreakerEntry.Entered;
        if (methodEntry == BreakerEntry.Refused)
        {
            throw BreakerOpen(stream.Method);
        }

        List<InstanceNode>? tried = null;
        for (int attempt = 1; ; attempt++)
        {
            InstanceSet instances = await Directory.GetAsync().ConfigureAwait(false);
            InstanceNode node = instances.Pick(new PickContext(stream.Method, context ?? CallContext.Current, attempt), tried)
                ?? throw new RpcConnectionException($"{stream.Method.FullName} was not opened: none of the {instances.Nodes.Count} instances of {Directory.Target} takes calls now.") { Method = stream.Method.FullName };
            BreakerEntry entry = node.Breaker?.TryEnter() ?? BreakerEntry.Entered;
            try
            {
                bool isOpen = await node.Path.OpenStreamAsync(stream, context).ConfigureAwait(false);
                node.Breaker?.Record(entry, failed: false);
                policy.Breaker?.Record(methodEntry, failed: false);
                return isOpen;
            }
            catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent)
            {
                node.Breaker?.Record(entry, failed: true);
                (tried ??= []).Add(node);
                if (attempt >= Options.MaxConnectAttempts || !instances.HasUntried(tried))
                {
                    policy.Breaker?.Record(methodEntry, failed: true);
                    throw;
                }
            }
            catch
            {
                node.Breaker?.Forget(entry);
                policy.Breaker?.Forget(methodEntry);
                throw;
            }
        }
    }

    public override void Retire() => Directory.Retire();

    public override ValueTask DisposeAsync() => Directory.DisposeAsync();

    private static IServiceResolver ResolverOf(ServiceTarget target, GovernanceOptions options)
    {
        if (options.Mesh && target.Scheme is not ("tcp" or "unix" or "memory"))
        {
            throw new FormatException($"'{target}' is to be resolved, and Mesh is on: set the target to the address of the proxy or of the service, such as tcp://catalog:8888.");
        }

        if (options.Resolvers.LastOrDefault(resolver => resolver.Scheme == target.Scheme) is { } given)
        {
            return given;
        }

        return target.Scheme switch
        {
            ListResolver.List or "tcp" or "unix" or "memory" => new ListResolver(target.Scheme),
            _ => throw new FormatException(
                $"Nothing resolves '{target}': add a resolver for '{target.Scheme}' to Resolvers. Known are list, tcp, unix, memory{string.Concat(options.Resolvers.Select(static resolver => ", " + resolver.Scheme))}."),
        };
    }

    private static ValueTask AsUntyped<TArguments>(GovernedCall<TArguments, RpcVoid> call)
        where TArguments : struct, IRpcArguments
    {
        short version = call.Version;
        _ = call.Start();
        return new ValueTask(call, version);
    }

    private CallPolicy PolicyOf(RpcMethod method) => _policies.TryGetValue(method, out CallPolicy? policy) ? policy : AddPolicy(method);

    private CallPolicy AddPolicy(RpcMethod method) => _policies.GetOrAdd(
        method,
        static (method, path) => new CallPolicy(
            method,
            path.Options.PolicyOf(method),
            path.TimeProvider,
            state => GovernanceLog.MethodBreakerChanged(path._log, method.FullName, path.Directory.Target, state),
            path._budget),
        this);

    private GovernedCall<TArguments, TReply>? TryBegin<TArguments, TReply>(
        CallPolicy policy, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken, out Exception? refusal)
        where TArguments : struct, IRpcArguments
    {
        refusal = null;
        BreakerEntry entry = policy.Breaker?.TryEnter() ?? BreakerEntry.Entered;
        if (entry == BreakerEntry.Refused)
        {
            refusal = BreakerOpen(method);
            return null;
        }

        return GovernedCall<TArguments, TReply>.Rent(this, policy, method, arguments, context, cancellationToken, entry);
    }

    private ValueTask<TReply> SendGoverned<TArguments, TReply>(
        CallPolicy policy, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments =>
        TryBegin(policy, method, arguments, context, cancellationToken, out Exception? refusal) is { } call ? call.Start() : ValueTask.FromException<TReply>(refusal!);

    private async ValueTask<TReply> SendWithFallbackAsync<TArguments, TReply>(
        RpcFallback fallback, CallPolicy policy, MethodCodec<TArguments, TReply> method, TArguments arguments, CallContext? context, CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        var invocation = new ClientInvocation<TArguments, TReply>(this, method, arguments, context, cancellationToken);
        Exception? error = null;
        try
        {
            invocation.SetReply(await SendGoverned(policy, method, arguments, context, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            error = exception;
        }

        bool hasAnswered = await fallback(invocation, error).ConfigureAwait(false);
        if (error is not null && !(hasAnswered && invocation.HasReply))
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }

        return invocation.GetReply<TReply>();
    }

    private RpcException BreakerOpen(RpcMethod method) => new(
        RpcStatusCode.Unavailable, $"{method.FullName} was not sent: its circuit breaker for {Directory.Target} is open after too many failures, and lets calls through again after its cool-down.")
    {
        Method = method.FullName,
    };
}
