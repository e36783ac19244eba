// case: neg-balloon-flight-link
// category: negative-async
// rationale: async initialisation, TaskCompletionSource, a Dispose guard and reset followed by re-creation
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegBalloonFlightLink;

public sealed class Modem : IDisposable
{
    public string Band { get; } = "uhf";

    public void Dispose() => GC.SuppressFinalize(this);
}

public sealed class FlightLink : IDisposable
{
    private Modem? _modem;
    private TaskCompletionSource<string>? _fix;
    private string _callsign = null!;
    private bool _disposed;

    private FlightLink()
    {
    }

    public static async Task<FlightLink> OpenAsync(string callsign)
    {
        var link = new FlightLink();
        await link.InitAsync(callsign);
        return link;
    }

    private async Task InitAsync(string callsign)
    {
        await Task.Yield();
        _callsign = callsign;
        _modem = new Modem();
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_disposed, this);

    public int Send(string text)
    {
        ThrowIfClosed();
        return _callsign.Length + _modem.Band.Length + text.Length; // csc-false
    }

    public async Task<int> FixAsync()
    {
        _fix = new TaskCompletionSource<string>();
        _ = Task.Run(() => Arrived("52.1N"));
        string fix = await _fix.Task;
        return fix.Length;
    }

    private void Arrived(string fix) => _fix?.TrySetResult(fix);

    public int Cycle()
    {
        ThrowIfClosed();
        _modem?.Dispose();
        _modem = null;
        _modem = new Modem();
        return _modem.Band.Length;
    }

    public void Dispose()
    {
        _disposed = true;
        _modem?.Dispose();
        _modem = null;
    }
}

public static class Case
{
    public static async Task Demo1()
    {
        using var link = await FlightLink.OpenAsync("HAB1");
        link.Send("up");
        await link.FixAsync();
        link.Cycle();
    }
}
