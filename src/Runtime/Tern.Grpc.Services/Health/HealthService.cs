using System.Runtime.CompilerServices;

namespace Tern.Grpc;

/// <summary>Keeps how the services of a server do, and tells whoever asks. Thread-safe.</summary>
public sealed class HealthService : IHealth
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ServingStatus> _statuses = new(StringComparer.Ordinal) { [""] = ServingStatus.Serving };
    private TaskCompletionSource _changed = NewSignal();
    private bool _isStopped;

    /// <summary>Says how a service does. The server as a whole serves until something else is said.</summary>
    /// <param name="service">Its name with package; empty for the server as a whole.</param>
    /// <param name="status">How it does.</param>
    /// <remarks>Without effect after <see cref="Stop"/>.</remarks>
    public void Set(string service, ServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            _statuses[service] = status;
            SignalChange();
        }
    }

    /// <summary>Forgets a service; tells whether it was known.</summary>
    public bool Remove(string service)
    {
        lock (_gate)
        {
            bool wasKnown = !_isStopped && _statuses.Remove(service);
            if (wasKnown)
            {
                SignalChange();
            }

            return wasKnown;
        }
    }

    /// <summary>Says of all services that they do not serve any more, and ends the streams of those who watch. A server does it when it begins to stop.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            foreach (string service in _statuses.Keys.ToArray())
            {
                _statuses[service] = ServingStatus.NotServing;
            }

            SignalChange();
        }
    }

    /// <inheritdoc/>
    public ValueTask<HealthCheckResponse> CheckAsync(HealthCheckRequest request, CallContext? context = null)
    {
        lock (_gate)
        {
            return _statuses.TryGetValue(request.Service, out ServingStatus status)
                ? ValueTask.FromResult(new HealthCheckResponse { Status = status })
                : throw new RpcException(RpcStatusCode.NotFound, $"unknown service \"{request.Service}\"");
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<HealthCheckResponse> WatchAsync(HealthCheckRequest request, CallContext? context = null) =>
        WatchAsync(request.Service, context?.CancellationToken ?? default);

    /// <inheritdoc/>
    public ValueTask<HealthListResponse> ListAsync(HealthListRequest request, CallContext? context = null)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(new HealthListResponse
            {
                Statuses = _statuses.ToDictionary(static entry => entry.Key, static entry => new HealthCheckResponse { Status = entry.Value }, StringComparer.Ordinal),
            });
        }
    }

    private async IAsyncEnumerable<HealthCheckResponse> WatchAsync(string service, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServingStatus? told = null;
        while (true)
        {
            ServingStatus status;
            Task changed;
            bool isStopped;
            lock (_gate)
            {
                status = _statuses.GetValueOrDefault(service, ServingStatus.ServiceUnknown);
                changed = _changed.Task;
                isStopped = _isStopped;
            }

            if (status != told)
            {
                told = status;
                yield return new HealthCheckResponse { Status = status };
            }

            if (isStopped)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void SignalChange()
    {
        TaskCompletionSource changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
