using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tern.Tests;

/// <summary>Keeps what was logged.</summary>
internal sealed class RecordingLoggers : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Message)> _entries = new();
    private readonly ConcurrentQueue<(int Id, Exception? Exception)> _exceptions = new();

    public IReadOnlyList<(int Id, LogLevel Level, string Message)> Entries => [.. _entries];

    /// <summary>What was logged with the events.</summary>
    public IReadOnlyList<(int Id, Exception? Exception)> Exceptions => [.. _exceptions];

    /// <summary>Waits for an event and gives its text.</summary>
    public async Task<string> WaitForAsync(int id)
    {
        await Limit.UntilAsync(() => _entries.Any(entry => entry.Id == id), $"event {id} is logged");
        return _entries.First(entry => entry.Id == id).Message;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _exceptions.Enqueue((eventId.Id, exception));
        _entries.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
    }

    public void Dispose()
    {
    }
}
