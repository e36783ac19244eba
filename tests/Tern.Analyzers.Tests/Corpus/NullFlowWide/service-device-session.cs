// case: service-device-session
// category: service
// rationale: request/reply session over a port with pending calls, replaced cancellation sources and reboots
// csc: false-positive

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DeviceSession;

public enum FrameKind { Reply, Notice, Fault }

public enum SessionState { Idle, Ready, Stopped }

/// <summary>A frame from the device. Replies have a payload, notices a topic; faults may have a detail.</summary>
public sealed record Frame(FrameKind Kind, int Call)
{
    public string? Payload { get; private init; }
    public string? Topic { get; private init; }
    public string? Detail { get; private init; }
    public static Frame Reply(int call, string payload) => new(FrameKind.Reply, call) { Payload = payload };
    public static Frame Notice(string topic) => new(FrameKind.Notice, 0) { Topic = topic };
    public static Frame Fault(int call, string? detail) => new(FrameKind.Fault, call) { Detail = detail };
}

public interface IPort
{
    Task WriteAsync(string command, int call);

    void Attach(Action<Frame> receiver);

    void Detach();
}

/// <summary>Answers commands from a script, for tests and demonstrations.</summary>
public sealed class ScriptedPort : IPort
{
    private readonly Dictionary<string, Func<int, IEnumerable<Frame>>> _script = new();
    private Action<Frame>? _receiver;
    public ScriptedPort On(string command, Func<int, IEnumerable<Frame>> frames)
    {
        _script[command] = frames;
        return this;
    }

    public void Attach(Action<Frame> receiver) => _receiver = receiver;
    public void Detach() => _receiver = null;

    public async Task WriteAsync(string command, int call)
    {
        if (_receiver == null)
            throw new InvalidOperationException("Nobody listens.");
        await Task.Yield();
        foreach (var frame in _script.TryGetValue(command, out var script) ? script(call) : [])
            _receiver?.Invoke(frame);
    }
}

public sealed class DeviceException(string message) : Exception(message);

internal sealed class PendingCall(string command)
{
    private readonly TaskCompletionSource<string> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public string Command { get; } = command;
    public Task<string> Task => _source.Task;
    public void Complete(string payload) => _source.TrySetResult(payload);
    public void Fail(Exception error) => _source.TrySetException(error);
    public void Cancel() => _source.TrySetCanceled();
}

public sealed class DeviceInfo(string name, string? serial)
{
    public string Name { get; } = name;
    public string? Serial { get; } = serial;
    public bool HasSerial => !string.IsNullOrEmpty(Serial);
    public string Label => HasSerial ? Name + "#" + Serial.TrimStart('0') : Name; // csc-false

    public static DeviceInfo Parse(string text)
    {
        var parts = text.Split(';');
        return new DeviceInfo(parts[0], parts.ElementAtOrDefault(1));
    }
}

/// <summary>Start the session first; after Stop it cannot be used again.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly IPort _port;
    private readonly ConcurrentDictionary<int, PendingCall> _pending = new();
    private readonly List<string> _log = new();
    private CancellationTokenSource? _lifetime;
    private DeviceInfo? _info;
    private string? _lastTopic;
    private int _calls;
    private int _notices;
    private Lazy<string>? _banner;

    public Session(IPort port)
    {
        _port = port;
        Notified += topic => _log.Add(topic);
    }

    public event Action<string> Notified;
    public SessionState State { get; private set; }
    public int Waiting => _pending.Count;
    public string LastTopic => _notices > 0 ? _lastTopic.ToUpperInvariant() : "none"; // csc-false
    public string Banner => _banner?.Value ?? "not started";

    public async Task StartAsync()
    {
        if (State != SessionState.Idle)
            throw new InvalidOperationException("The session was started before.");
        _port.Attach(OnFrame);
        _lifetime = new CancellationTokenSource();
        State = SessionState.Ready;
        await IdentifyAsync();
        _banner = new Lazy<string>(() => "log of " + _log.Count + " lines");
    }

    public async Task<string> SendAsync(string command)
    {
        RequireReady();
        int id = Interlocked.Increment(ref _calls);
        var call = _pending.GetOrAdd(id, _ => new PendingCall(command));
        using var registration = _lifetime.Token.Register(call.Cancel); // csc-false
        try
        {
            await _port.WriteAsync(command, id);
            return await call.Task;
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    public async Task<string> LabelAsync()
    {
        var info = _info ?? await IdentifyAsync();
        return info.Label;
    }

    public async Task<string> StatusAsync()
    {
        if (_info == null)
            return "unknown device";
        var status = await SendAsync("status");
        return _info.Label + " is " + status; // want: null-deref
    }

    public async Task<string> RetryAsync(string command, int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempts);
        DeviceException? last = null;
        string? answer = null;
        for (int i = 0; i <= attempts && answer == null; i++)
        {
            try
            {
                answer = await SendAsync(command);
            }
            catch (DeviceException e)
            {
                last = e;
            }
        }
        return answer ?? "gave up: " + last!.Message;
    }

    public void CancelCalls()
    {
        RequireReady();
        var old = Interlocked.Exchange(ref _lifetime, new CancellationTokenSource());
        old!.Cancel();
        old.Dispose();
    }

    public string Oldest() => _pending.OrderBy(p => p.Key).Select(p => p.Value).FirstOrDefault()?.Command ?? "";

    public void Stop()
    {
        if (State == SessionState.Stopped)
            return;
        State = SessionState.Stopped;
        _port.Detach();
        Interlocked.Exchange(ref _lifetime, null)?.Cancel();
        foreach (var call in _pending.Values)
            call.Fail(new DeviceException("stopped during " + call.Command));
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private async Task<DeviceInfo> IdentifyAsync() => _info = DeviceInfo.Parse(await SendAsync("identify"));

    private void OnFrame(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Reply when _pending.TryGetValue(frame.Call, out var call):
                call.Complete(frame.Payload!);
                break;
            case FrameKind.Notice:
                OnNotice(frame.Topic!);
                break;
            case FrameKind.Fault:
                var reason = frame.Detail!.Trim(); // want: null-deref
                _log.Add(reason);
                _pending.GetValueOrDefault(frame.Call)?.Fail(new DeviceException(reason));
                break;
        }
    }

    private void OnNotice(string topic)
    {
        _lastTopic = topic;
        _notices++;
        if (topic == "reboot")
            _info = null;
        Notified(topic);
    }

    private void RequireReady()
    {
        if (State != SessionState.Ready || _lifetime is null)
            throw new InvalidOperationException("The session is not ready.");
    }
}

public static class Case
{
    private static ScriptedPort Port() => new ScriptedPort()
        .On("identify", id => [Frame.Reply(id, "pump;0042")])
        .On("status", id => [Frame.Notice("tick"), Frame.Reply(id, "fine")])
        .On("jam", id => [Frame.Fault(id, " jammed ")])
        .On("reset", id => [Frame.Notice("reboot"), Frame.Reply(id, "done")]);

    public static async Task DemoTalk()
    {
        await using var session = new Session(Port());
        _ = session.Banner + session.LastTopic + session.Oldest() + await session.StatusAsync();
        await session.StartAsync();
        _ = await session.StatusAsync() + await session.SendAsync("reset") + await session.LabelAsync() + await session.StatusAsync();
        _ = await session.RetryAsync("jam", 2) + await session.RetryAsync("status", 2) + session.Banner + session.LastTopic + DeviceInfo.Parse("x").Label;
    }

    public static async Task DemoCancel()
    {
        await using var session = new Session(Port());
        await session.StartAsync();
        var hanging = session.SendAsync("hang");
        _ = session.Oldest() + session.Waiting;
        session.CancelCalls();
        await hanging.ContinueWith(t => t.IsCanceled);
        _ = await session.StatusAsync();
        session.Stop();
    }

    public static async Task DemoRebootDuringStatus()
    {
        await using var session = new Session(Port().On("status", id => [Frame.Notice("reboot"), Frame.Reply(id, "late")]));
        await session.StartAsync();
        await session.StatusAsync();
    }

    public static async Task DemoBareFault()
    {
        await using var session = new Session(Port().On("jam", id => [Frame.Fault(id, null)]));
        await session.StartAsync();
        await session.SendAsync("jam");
    }
}
