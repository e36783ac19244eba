using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tern.Transport.Tests;

/// <summary>Keeps what was logged, and lets a test wait for it.</summary>
internal sealed class RecordingLogger : ILogger
{
    private readonly ConcurrentQueue<(int Id, string Message)> _entries = new();
    private readonly SemaphoreSlim _added = new(0);

    public int Count(int id) => _entries.Count(entry => entry.Id == id);

    public async Task<string> WaitForAsync(int id)
    {
        while (true)
        {
            foreach (var entry in _entries)
            {
                if (entry.Id == id)
                {
                    return entry.Message;
                }
            }

            await _added.WaitAsync(TestContext.Current.CancellationToken).Within();
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue((eventId.Id, formatter(state, exception)));
        _added.Release();
    }
}
