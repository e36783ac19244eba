using System.Threading.Tasks.Sources;

namespace Tern.Benchmarks.Targets.Ours;

/// <summary>A stream of requests that are given one by one, each when the one before has been answered. It allocates nothing.</summary>
internal sealed class TextSource : IAsyncEnumerable<string>, IAsyncEnumerator<string>, IValueTaskSource<bool>
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private string? _next;
    private bool _isAwaited;

    public string Current { get; private set; } = "";

    public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    /// <summary>Gives the next request.</summary>
    public void Send(string text)
    {
        lock (_gate)
        {
            if (!_isAwaited)
            {
                _next = text;
                return;
            }

            _isAwaited = false;
            Current = text;
        }

        _core.SetResult(true);
    }

    public ValueTask<bool> MoveNextAsync()
    {
        lock (_gate)
        {
            if (_next is { } text)
            {
                _next = null;
                Current = text;
                return new ValueTask<bool>(true);
            }

            _core.Reset();
            _isAwaited = true;
            return new ValueTask<bool>(this, _core.Version);
        }
    }

    public ValueTask DisposeAsync() => default;

    bool IValueTaskSource<bool>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
