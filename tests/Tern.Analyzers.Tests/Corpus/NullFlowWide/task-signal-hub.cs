// case: task-signal-hub
// category: null-task
// rationale: a Task-returning member returns null when idle, an interface stub returns default, a conditional call is awaited
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.TaskSignalHub;

public interface ISink
{
    Task WriteAsync(string text);

    ValueTask FlushAsync();
}

public sealed class ConsoleSink : ISink
{
    public Task WriteAsync(string text) => Task.CompletedTask;

    public ValueTask FlushAsync() => default;
}

public sealed class MutedSink : ISink
{
    public Task WriteAsync(string text) => default!;

    public ValueTask FlushAsync() => default;
}

public sealed class SignalHub
{
    private readonly Dictionary<string, ISink> _sinks = new() { ["out"] = new ConsoleSink(), ["mute"] = new MutedSink() };
    private Task? _running;

    public void Start() => _running = Task.Delay(1);

    private Task Current() => _running!;

    private ISink? Find(string name) => _sinks.TryGetValue(name, out var s) ? s : null;

    public async Task StopAsync()
    {
        await Current(); // want: null-deref
        _running = null;
    }

    public async Task StopIfStartedAsync()
    {
        if (_running is { } task)
        {
            await task.ConfigureAwait(false);
            _running = null;
        }
    }

    public async Task SendAsync(string name, string text)
    {
        var sink = Find(name) ?? _sinks["mute"];
        await sink.FlushAsync();
        await sink.WriteAsync(text); // want: null-deref
    }

    public async Task SendMaybeAsync(string name, string text)
    {
        await (Find(name)?.WriteAsync(text))!; // want: null-deref
    }

    public Task SendOrSkipAsync(string name, string text) => (name == "mute" ? null : Find(name)?.WriteAsync(text)) ?? Task.CompletedTask;
}

public static class Case
{
    public static Task Demo1() => new SignalHub().StopAsync();
    public static Task Demo2() => new SignalHub().SendAsync("mute", "x");
    public static Task Demo3() => new SignalHub().SendMaybeAsync("nowhere", "x");
    public static async Task Demo4()
    {
        var hub = new SignalHub();
        await hub.StopIfStartedAsync();
        hub.Start();
        await hub.StopIfStartedAsync();
        await hub.SendOrSkipAsync("nowhere", "x");
        await hub.SendAsync("out", "x");
    }
}
