using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tern.Client;
using Tern.Governance.Discovery;
using Tern.Protocols;
using Tern.Serialization;
using Tern.Server;

namespace Tern.Governance;

/// <summary>Carries calls to the instances of a service: policies of the method, then an instance, then its connections. Thread-safe.</summary>
internal sealed partial class GovernedPath : CallPath
{
    // As for a channel to one endpoint: a call without any deadline must not wait for ever.
    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(30);

    private readonly RpcChannelOptions _channel;
    private readonly ILogger _log;
    private readonly double _secondsPerTick;
    private volatile Policies _policies;

    public GovernedPath(RpcChannelOptions channel, GovernanceOptions options)
        : base(channel.Middleware, channel.StreamMiddleware)
    {
        _channel = channel;
        TimeProvider = channel.TimeProvider;
        _secondsPerTick = 1.0 / channel.TimeProvider.TimestampFrequency;
        _log = channel.Loggers.CreateLogger("Tern.Governance");
        options = ForMesh(options);
        _policies = new Policies(options, new RepeatBudget(options.RetryBudget, options.RetryBudgetFloor, TimeProvider), former: null);
        ServiceTarget target = ServiceTarget.Parse(channel.Target);
        Directory = new InstanceDirectory(channel, options, ResolverOf(target, options), target);
    }

    public GovernanceOptions Options => _policies.Options;

    public override TimeProvider TimeProvider { get; }

    public override bool ValidatesRequests => _channel.ValidateRequests;

    public InstanceDirectory Directory { get; }

    public TimeSpan DefaultTimeout => _channel.Timeout ?? s_defaultTimeout;

    public override bool HasConnections => Directory.HasConnections;

    /// <summary>Seconds between two timestamps of the clock.</summary>
    public double SecondsBetween(long started, long ended) => (ended - started) * _secondsPerTick;

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

    /// <summary>Takes over changed options. Resolvers and middleware stay as they were; connections, breakers and measures go on.</summary>
    public void Update(GovernanceOptions options)
    {
        options = ForMesh(options);
        Policies former = _policies;
        Dictionary<string, string?> before = former.Options.Values().ToDictionary(static entry => entry.Name, static entry => entry.Value, StringComparer.Ordinal);
        Dictionary<string, string?> after = options.Values().ToDictionary(static entry => entry.Name, static entry => entry.Value, StringComparer.Ordinal);
        string[] changes =
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
                .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
                .Select(name => $"{name} from {before.GetValueOrDefault(name) ?? "nothing"} to {after.GetValueOrDefault(name) ?? "nothing"}"),
        ];
        RepeatBudget budget = options.RetryBudget == former.Options.RetryBudget && options.RetryBudgetFloor == former.Options.RetryBudgetFloor
            ? former.Budget
            : new RepeatBudget(options.RetryBudget, options.RetryBudgetFloor, TimeProvider);
        _policies = new Policies(options, budget, former.ByMethod);
        Directory.Update(options);
        if (changes.Length > 0)
        {
            GovernanceLog.PoliciesChanged(_log, Directory.Target, string.Join("; ", changes));
        }
    }

    /// <summary>State of a method's breaker; <see langword="null"/> if it has none, or was not called yet.</summary>
    public BreakerState? BreakerStateOf(string method) =>
        _policies.ByMethod.FirstOrDefault(entry => entry.Key.FullName == method || entry.Key.Name == method).Value?.Breaker?.State;

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
        if (Pipeline is not null || PolicyOf(method, context) is not { Fallback: null } policy)
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
        CallPolicy policy = PolicyOf(method, context);
        return policy.Fallback is { } fallback
            ? SendWithFallbackAsync(fallback, policy, method, arguments, context, cancellationToken)
            : SendGoverned(policy, method, arguments, context, cancellationToken);
    }

    public override Task WarmUpAsync(CancellationToken cancellationToken) => Directory.WarmUpAsync(cancellationToken);

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
            DnsResolver.Dns => ServiceResolvers.Dns(),
            _ => throw new FormatException(
                $"Nothing resolves '{target}': add a resolver for '{target.Scheme}' to Resolvers. Known are list, dns, tcp, unix, memory{string.Concat(options.Resolvers.Select(static resolver => ", " + resolver.Scheme))}."),
        };
    }

    // What the proxy does is not done twice.
    private static GovernanceOptions ForMesh(GovernanceOptions options) => options.Mesh ? options.WithoutWhatProxiesDo() : options;

    private static ValueTask AsUntyped<TArguments>(GovernedCall<TArguments, RpcVoid> call)
        where TArguments : struct, IRpcArguments
    {
        short version = call.Version;
        _ = call.Start();
        return new ValueTask(call, version);
    }

    private CallPolicy PolicyOf(RpcMethod method, CallContext? context)
    {
        Policies policies = _policies;
        CallPolicy policy = policies.ByMethod.TryGetValue(method, out CallPolicy? known) ? known : AddPolicy(policies, method);
        return context?.Governance is CallOverride own ? own.Over(policy, TimeProvider) : policy;
    }

    private CallPolicy AddPolicy(Policies policies, RpcMethod method) => policies.ByMethod.GetOrAdd(
        method,
        static (method, state) => new CallPolicy(
            method,
            state.policies.Options.PolicyOf(method),
            AccessPolicy.For(method, state.policies.Options.Access),
            state.path.TimeProvider,
            changed => state.path.OnBreakerChanged(method, changed),
            state.policies.Budget,
            state.policies.Former?.GetValueOrDefault(method)),
        (path: this, policies));

    private void OnBreakerChanged(RpcMethod method, BreakerState state)
    {
        GovernanceLog.MethodBreakerChanged(_log, method.FullName, Directory.Target, state);
        Options.OnBreakerChanged?.Invoke(new BreakerChange(Directory.Target.ToString(), method.FullName, Instance: null, state));
    }

    private GovernedCall<TArguments, TReply>? TryBegin<TArguments, TReply>(
        CallPolicy policy, MethodCodec<TArguments, TReply> method, in TArguments arguments, CallContext? context, CancellationToken cancellationToken, out Exception? refusal)
        where TArguments : struct, IRpcArguments
    {
        refusal = Deny(policy, method, context);
        if (refusal is not null)
        {
            return null;
        }

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

    // Empty where the caller has set nothing.
    private RpcException? Deny(CallPolicy policy, RpcMethod method, CallContext? context) =>
        policy.Access?.Check(method, context ?? CallContext.Current ?? new CallContext(), _channel.CallerService ?? "");

    private RpcException BreakerOpen(RpcMethod method) => new(
        RpcStatusCode.Unavailable, $"{method.FullName} was not sent: its circuit breaker for {Directory.Target} is open after too many failures, and lets calls through again after its cool-down.")
    {
        Method = method.FullName,
    };

    /// <summary>The options at one time, and what was made of them for each method.</summary>
    private sealed class Policies(GovernanceOptions options, RepeatBudget budget, IReadOnlyDictionary<RpcMethod, CallPolicy>? former)
    {
        public GovernanceOptions Options => options;

        public RepeatBudget Budget => budget;

        public ConcurrentDictionary<RpcMethod, CallPolicy> ByMethod { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>What governed before.</summary>
        public IReadOnlyDictionary<RpcMethod, CallPolicy>? Former => former;
    }
}
