using Microsoft.Extensions.Logging;
using Tern.Client;
using Tern.Governance.Balancing;
using Tern.Transport;

namespace Tern.Governance;

/// <summary>Keeps the instances of one service current: asks its resolver, listens to it, and keeps the last good answer. Thread-safe.</summary>
internal sealed partial class InstanceDirectory : IAsyncDisposable
{
    private readonly RpcChannelOptions _channel;
    private readonly IServiceResolver _resolver;
    private readonly ServiceTarget _target;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly List<ChannelInvoker> _leaving = [];
    private volatile GovernanceOptions _options;
    private Random _random;
    private OutlierWatch? _outliers;
    private IDisposable? _subscription;
    private Task<InstanceSet>? _first;
    private volatile InstanceSet? _current;
    private long _lastGood;
    private long _lastUse;
    private int _isAsking;
    private bool _isUsed = true;
    private bool _isResting;
    private bool _isClosed;

    public InstanceDirectory(RpcChannelOptions channel, GovernanceOptions options, IServiceResolver resolver, ServiceTarget target)
    {
        _channel = channel;
        _options = options;
        _resolver = resolver;
        _target = target;
        _log = channel.Loggers.CreateLogger("Tern.Governance");
        _random = LockedRandom.Of(options.Random);
        _outliers = Watch(options);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = channel.TimeProvider.CreateTimer(static self => _ = ((InstanceDirectory)self!).RefreshAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The instances as they are known, for a call; <see langword="null"/> before the first answer.</summary>
    public InstanceSet? Current
    {
        get
        {
            if (!Volatile.Read(ref _isUsed))
            {
                NoteUse();
            }

            return _current;
        }
    }

    /// <summary>The same for somebody who only looks.</summary>
    public InstanceSet? Known => _current;

    public ServiceTarget Target => _target;

    public bool HasConnections
    {
        get
        {
            lock (_gate)
            {
                return _leaving.Exists(static path => path.HasConnections) || _current?.Nodes.Any(static node => node.Path.HasConnections) == true;
            }
        }
    }

    /// <summary>Waits for the first answer; all calls that come before it wait for the same one.</summary>
    /// <exception cref="RpcConnectionException">There is no answer, or no instance in it.</exception>
    public Task<InstanceSet> GetAsync()
    {
        if (Current is { } current)
        {
            return Task.FromResult(current);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(RpcChannel));
            if (_first is null || _first.IsFaulted || _first.IsCanceled)
            {
                _first = FirstAsync();
            }

            return _first;
        }
    }

    /// <summary>Asks the resolver and opens connections to all instances.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        InstanceSet instances = await GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        Exception? last = null;
        int reached = 0;
        foreach (Task opening in instances.Nodes.Select(node => OpenAsync(node)).ToArray())
        {
            try
            {
                await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
                reached++;
            }
            catch (RpcConnectionException exception)
            {
                last = exception;
            }
        }

        if (reached == 0 && last is not null)
        {
            throw new RpcConnectionException($"None of the {instances.Nodes.Count} instances of {_target} can be reached: {last.Message}", last) { MayHaveBeenSent = false };
        }

        async Task OpenAsync(InstanceNode node)
        {
            try
            {
                await node.Path.WarmUpAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RpcConnectionException exception)
            {
                GovernanceLog.WarmUpFailed(_log, node.Address, _target, exception);
                throw;
            }
        }
    }

    /// <summary>Takes over changed options; instances, their connections and what is known of them stay.</summary>
    public void Update(GovernanceOptions options)
    {
        lock (_gate)
        {
            bool keepsBreakers = options.InstanceBreaker?.Fingerprint() == _options.InstanceBreaker?.Fingerprint();
            bool keepsHealth = options.Outliers?.Fingerprint() == _options.Outliers?.Fingerprint();
            bool keepsRamps = options.SlowStart == _options.SlowStart;
            _random = LockedRandom.Of(options.Random);
            if (!keepsHealth)
            {
                _outliers = Watch(options);
            }

            _options = options;
            if (_current is { } current)
            {
                Install([.. current.Nodes.Select(node => Equip(
                    node.State.With(node.State.Instance), node.Path, keepsBreakers ? node.Breaker : BreakerOf(node.State.Instance), keepsHealth, keepsRamps))]);
                Schedule(null);
            }
        }
    }

    public void Retire()
    {
        foreach (ChannelInvoker path in Close())
        {
            path.Retire();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChannelInvoker path in Close())
        {
            await path.DisposeAsync().ConfigureAwait(false);
        }
    }

    private List<ChannelInvoker> Close()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _closing.Cancel();
                _timer.Dispose();
                _subscription?.Dispose();
            }

            return [.. _leaving, .. _current?.Nodes.Select(static node => node.Path) ?? []];
        }
    }

    private OutlierWatch? Watch(GovernanceOptions options) =>
        options.Outliers is { } outliers ? new OutlierWatch(outliers, _channel.TimeProvider, _target, _log) : null;

    /// <summary>Takes over an answer. One without an instance that may get calls changes nothing.</summary>
    private void Apply(ResolvedService answer)
    {
        var wanted = new SortedDictionary<string, ServiceInstance>(StringComparer.Ordinal);
        foreach (ServiceInstance instance in answer.Instances.Where(static instance => instance.Weight > 0))
        {
            wanted[instance.Address] = instance;
        }

        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            if (wanted.Count == 0)
            {
                GovernanceLog.NoInstances(_log, _target, _current?.Nodes.Count ?? 0);
            }
            else
            {
                _lastGood = _channel.TimeProvider.GetTimestamp();
                if (_current is not { } before || !before.Nodes.Select(static node => node.State.Instance).SequenceEqual(wanted.Values))
                {
                    Replace(wanted);
                }
            }

            Schedule(answer.ValidFor);
        }
    }

    private void Replace(SortedDictionary<string, ServiceInstance> wanted)
    {
        bool isFirst = _current is null;
        Dictionary<string, InstanceNode> known = _current?.Nodes.ToDictionary(static node => node.Address, StringComparer.Ordinal) ?? [];
        var nodes = new List<InstanceNode>(wanted.Count);
        foreach (ServiceInstance instance in wanted.Values)
        {
            if (!known.Remove(instance.Address, out InstanceNode? node))
            {
                node = TryCreate(instance);
                if (!isFirst)
                {
                    node?.State.Ramp?.Begin();
                }
            }
            else if (node.State.Instance != instance)
            {
                // Connections, breaker and what is known of it stay; weight and tags are new.
                node = new InstanceNode(node.State.With(instance), node.Path, node.Breaker);
            }

            if (node is not null)
            {
                nodes.Add(node);
            }
        }

        if (nodes.Count == 0)
        {
            return;
        }

        Install([.. nodes]);
        GovernanceLog.InstancesChanged(_log, _target, nodes.Count, known.Count);
        Leave(known.Values);
    }

    private void Install(InstanceNode[] nodes)
    {
        _outliers?.Follow(nodes.Select(static node => node.State.Health).OfType<InstanceHealth>());
        _current = new InstanceSet(nodes, _options.Balancer, _random, _options.MaxConcurrencyPerInstance);
    }

    // Calls that are under way end where they are.
    private void Leave(IEnumerable<InstanceNode> gone)
    {
        _leaving.RemoveAll(static path => !path.HasConnections);
        foreach (InstanceNode node in gone)
        {
            node.Path.Retire();
            _leaving.Add(node.Path);
        }
    }

    private InstanceNode? TryCreate(ServiceInstance instance)
    {
        RpcEndpoint endpoint;
        try
        {
            endpoint = RpcEndpoint.Parse(instance.Address.Contains("://", StringComparison.Ordinal) ? instance.Address : "tcp://" + instance.Address) with
            {
                ServerName = instance.Tag(ServiceTags.ServerName),
            };
        }
        catch (FormatException exception)
        {
            GovernanceLog.BadAddress(_log, _target, instance.Address, exception);
            return null;
        }

        var path = new ChannelInvoker(_channel.ForInstance(endpoint.ToString(), _options.InstanceMiddleware), endpoint);
        return Equip(new InstanceState(instance, new InstanceLoad(_channel.TimeProvider)), path, BreakerOf(instance));
    }

    private InstanceNode Equip(InstanceState state, ChannelInvoker path, CallBreaker? breaker, bool keepsHealth = false, bool keepsRamp = false)
    {
        state.Gate = breaker;
        if (!keepsRamp)
        {
            state.Ramp = _options.SlowStart is { } time ? new SlowStart(time, _channel.TimeProvider) : null;
        }

        if (!keepsHealth)
        {
            state.Health = _outliers is { } watch ? new InstanceHealth(watch, state.Instance.Address) : null;
        }

        if (state.Health is { } health)
        {
            health.Ramp = state.Ramp;
        }

        return new InstanceNode(state, path, breaker);
    }

    private CallBreaker? BreakerOf(ServiceInstance instance) => _options.InstanceBreaker is { } options
        ? new CallBreaker(options, _channel.TimeProvider, changed => OnBreakerChanged(instance.Address, changed))
        : null;

    private void OnBreakerChanged(string address, BreakerState state)
    {
        GovernanceLog.InstanceBreakerChanged(_log, address, _target, state);
        _options.OnBreakerChanged?.Invoke(new BreakerChange(_target.ToString(), Method: null, address, state));
    }
}
