using Tern.Serialization;

namespace Tern.Server;

/// <summary>All gates of a server. Made when it is built; limits change while it runs. Thread-safe.</summary>
internal sealed class ServerGates : IDisposable
{
    // Whoever asks whether a busy server lives must not be told that it does not.
    private const string Health = "grpc.health.v1.Health";

    private readonly List<(RpcMethod Method, MethodGates Gates)> _methods = [];
    private MethodGates? _fallback;
    private bool _isGuarded;
    private readonly CallGate _server;
    private readonly CallGate _none;

    private readonly ICallLimiter? _limiter;

    public ServerGates(RpcServerOptions options, TimeProvider time, ILimitReporter? reporter, ICallLimiter? limiter)
    {
        _limiter = limiter;
        Time = time;
        Refused = new RefusedCalls(reporter);
        Priority = options.CallPriority;
        _server = new CallGate("the server", time, Refused);
        _none = new CallGate("nothing", time, Refused);
    }

    public TimeProvider Time { get; }

    public RefusedCalls Refused { get; }

    /// <summary>Whether something is in the way of some method's calls.</summary>
    public bool IsGuarded => Volatile.Read(ref _isGuarded);

    public Func<RpcMethod, CallContext, int>? Priority { get; }

    /// <summary>The gates for a method of the server.</summary>
    public MethodGates Of(RpcMethod method)
    {
        var own = new CallGate(method.FullName, Time, Refused);
        var gates = method.Service == Health ? new MethodGates(own, _none, limiter: null, this) : new MethodGates(own, _server, _limiter, this);
        _methods.Add((method, gates));
        return gates;
    }

    /// <summary>The gates for what no service has, which the fallback handler serves.</summary>
    public MethodGates OfFallback() => _fallback = new MethodGates(_none, _server, _limiter, this);

    /// <summary>Sets who may call, and the limits.</summary>
    /// <exception cref="ArgumentException">Limits or rules are set for a method that no service has.</exception>
    public void Apply(RpcServerOptions options)
    {
        foreach (string name in options.MethodLimits.Keys)
        {
            if (!_methods.Exists(entry => IsCalled(entry.Method, name)))
            {
                throw new ArgumentException(
                    $"{nameof(RpcServerOptions.MethodLimits)} has limits for \"{name}\", which no service of this server has. There are {string.Join(", ", _methods.Select(static entry => entry.Method.FullName))}.",
                    nameof(options));
            }
        }

        CheckRules(options.Access);
        _server.Apply(options.CallLimits);
        foreach ((RpcMethod method, MethodGates gates) in _methods)
        {
            gates.Access = AccessPolicy.For(method, options.Access);
            gates.Own.Apply(options.MethodLimits.TryGetValue(method.FullName, out RpcCallLimits? limits) || options.MethodLimits.TryGetValue(method.Name, out limits) ? limits : s_off);
        }

        if (_fallback is not null)
        {
            _fallback.Access = AccessPolicy.ForAny(options.Access);
        }

        Volatile.Write(ref _isGuarded, _methods.Exists(static entry => !entry.Gates.IsOpen) || _fallback is { IsOpen: false });
    }

    public void Dispose()
    {
        _server.Dispose();
        _none.Dispose();
        _methods.ForEach(static entry => entry.Gates.Own.Dispose());
    }

    // A rule with a misspelled name would protect nothing, and nobody would notice. A fallback handler serves methods that nobody knows.
    private void CheckRules(RpcAccessOptions access)
    {
        string? unknown = _fallback is not null
            ? null
            : access.Rules.SelectMany(static rule => rule.Methods).FirstOrDefault(pattern => pattern != RpcAccessRule.Any && !_methods.Exists(entry => RpcAccessRule.IsFor(pattern, entry.Method)));
        if (unknown is not null)
        {
            throw new ArgumentException(
                $"{nameof(RpcServerOptions.Access)} has a rule for \"{unknown}\", which no service of this server has. There are {string.Join(", ", _methods.Select(static entry => entry.Method.FullName))}.",
                nameof(access));
        }
    }

    private static readonly RpcCallLimits s_off = new();

    private static bool IsCalled(RpcMethod method, string name) => method.FullName == name || method.Name == name;
}
