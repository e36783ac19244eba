using Microsoft.Extensions.Logging;
using Tern.Server;

namespace Tern.Governance;

/// <summary>Keeps one server known to one registry. Thread-safe.</summary>
internal sealed class ServerRegistration : IServerAnnouncer
{
    private readonly IServiceRegistry _registry;
    private readonly RegistrationOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly string[] _services;
    private readonly ILogger _log;
    private readonly string _name;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Lock _gate = new();
    private readonly List<ServiceRegistration> _told = [];
    private ServiceInstance? _instance;
    private Task _registering = Task.CompletedTask;
    private bool _isLeaving;

    public ServerRegistration(IServiceRegistry registry, RegistrationOptions options, AnnouncedServer server)
    {
        _registry = registry;
        _options = options;
        _timeProvider = server.TimeProvider;
        _services = options.Service is { } one ? [one] : [.. server.Services.Where(static service => !IsOfGrpc(service))];
        _log = server.Loggers.CreateLogger("Tern.Governance");
        _name = registry.GetType().Name;
    }

    public void Announce(IReadOnlyList<RpcEndpoint> endpoints)
    {
        if (ServerAddress.Of(_options.Address, endpoints) is not { } address)
        {
            GovernanceLog.NoAddressToRegister(_log, _name);
            return;
        }

        lock (_gate)
        {
            if (_instance is null && !_isLeaving)
            {
                _instance = InstanceAt(address, _options.Weight, _options.Tags);
                using (ExecutionContext.SuppressFlow())
                {
                    _registering = Task.Run(() => RegisterAsync(_options.Delay));
                }
            }
        }
    }

    /// <summary>Tells the registry of another weight or other tags.</summary>
    public void Update(RegistrationOptions changed)
    {
        lock (_gate)
        {
            if (_instance is not { } known || _isLeaving)
            {
                _options.Weight = changed.Weight;
                _options.Tags.Clear();
                foreach ((string key, string value) in changed.Tags)
                {
                    _options.Tags[key] = value;
                }

                return;
            }

            ServiceInstance instance = InstanceAt(known.Address, changed.Weight, changed.Tags);
            if (instance != known)
            {
                _instance = instance;
                _registering = AfterAsync(_registering);
            }
        }

        async Task AfterAsync(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await RegisterAsync(TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    public async Task WithdrawAsync(CancellationToken cancellationToken)
    {
        Task registering;
        lock (_gate)
        {
            _isLeaving = true;
            registering = _registering;
        }

        await _leaving.CancelAsync().ConfigureAwait(false);
        await registering.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (_told.Count == 0)
        {
            return;
        }

        using (var limit = new CancellationTokenSource(_options.Timeout, _timeProvider))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken))
        {
            await Task.WhenAll(_told.Select(registration => DeregisterAsync(registration, either.Token))).ConfigureAwait(false);
        }

        if (_options.DrainDelay > TimeSpan.Zero)
        {
            await Task.Delay(_options.DrainDelay, _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsOfGrpc(string service) => service.StartsWith("grpc.health.", StringComparison.Ordinal) || service.StartsWith("grpc.reflection.", StringComparison.Ordinal);

    private static ServiceInstance InstanceAt(string address, int weight, IDictionary<string, string> tags) =>
        new(address) { Weight = weight, Tags = new Dictionary<string, string>(tags, StringComparer.Ordinal) };

    private async Task RegisterAsync(TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, _timeProvider, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (string service in _services)
        {
            for (int failures = 0; !_leaving.IsCancellationRequested; failures++)
            {
                if (await TryRegisterAsync(service, failures).ConfigureAwait(false))
                {
                    break;
                }
            }
        }
    }

    private async Task<bool> TryRegisterAsync(string service, int failures)
    {
        var registration = new ServiceRegistration(service, _instance!);
        try
        {
            // Before the question: one that is given up may have been heard.
            Note(registration);
            await AskAsync(registration, _registry.RegisterAsync, _leaving.Token).ConfigureAwait(false);
            GovernanceLog.Registered(_log, service, registration.Instance.Address, _name, registration.Instance.Weight);
            return true;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            TimeSpan pause = PauseBehind(failures);
            GovernanceLog.RegisterFailed(_log, service, _name, pause, exception);
            await Task.Delay(pause, _timeProvider, _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
    }

    // Only while it registers; whoever deregisters waits for that.
    private void Note(ServiceRegistration registration)
    {
        _told.RemoveAll(told => told.Service == registration.Service);
        _told.Add(registration);
    }

    private async Task DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                await AskAsync(registration, _registry.DeregisterAsync, cancellationToken).ConfigureAwait(false);
                GovernanceLog.Deregistered(_log, registration.Service, registration.Instance.Address, _name);
                return;
            }
            catch (Exception exception)
            {
                GovernanceLog.DeregisterFailed(_log, registration.Service, _name, exception);
            }

            await Task.Delay(PauseBehind(failures), _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // A registry that hangs, or does not heed the token, must not hold up the server.
    private async Task AskAsync(ServiceRegistration registration, Func<ServiceRegistration, CancellationToken, ValueTask> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ask(registration, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The registry did not answer within {_options.Timeout.TotalMilliseconds:0} ms.", exception);
        }
    }

    private TimeSpan PauseBehind(int failures)
    {
        TimeSpan full = _options.RetryDelay * Math.Pow(2, Math.Min(failures, 30));
        TimeSpan bounded = full < _options.MaxRetryDelay ? full : _options.MaxRetryDelay;
        return bounded * (0.5 + (0.5 * _options.Random.NextDouble()));
    }
}
