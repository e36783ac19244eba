// case: neg-charger-session
// category: negative-async
// rationale: asynchronous initialisation, completion sources, semaphores and dispose guards around members that start as null
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegChargerSession;

public sealed class Meter
{
    public string Serial = "m-1";
    public int Kwh;
}

public sealed class ChargerSession : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource<Meter> _plugged = new();
    private Meter? _meter;
    private Task<Meter>? _opening;
    private CancellationTokenSource? _stop = new();
    private bool _disposed;

    private ChargerSession() { }

    public static Task<ChargerSession> StartAsync(string serial) => new ChargerSession().InitAsync(serial);

    private async Task<ChargerSession> InitAsync(string serial)
    {
        await Task.Yield();
        _meter = new Meter { Serial = serial };
        return this;
    }

    public int SerialWidth() => _meter!.Serial.Length;

    public void Plug() => _plugged.TrySetResult(_meter ?? new Meter());

    public async Task<int> Charge(int minutes)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var meter = await _plugged.Task;
        meter.Kwh += minutes;
        return meter.Kwh + meter.Serial.Length;
    }

    private Task<Meter> Opening => _opening ??= OpenAsync();

    private async Task<Meter> OpenAsync()
    {
        await _gate.WaitAsync();
        try { return _meter ??= new Meter(); }
        finally { _gate.Release(); }
    }

    public async Task<int> Report()
    {
        var meter = await Opening;
        return meter.Serial.Length;
    }

    public bool Stopping() => !_disposed && _stop!.IsCancellationRequested;

    public ValueTask DisposeAsync()
    {
        if (_disposed) return default;
        _stop!.Cancel();
        (_disposed, _stop) = (true, null);
        return default;
    }
}

public static class Demos
{
    public static async Task Demo1()
    {
        var session = await ChargerSession.StartAsync("c-42");
        session.Plug();
        Console.Write(session.SerialWidth() + await session.Charge(5) + await session.Report());
        await session.DisposeAsync();
        await session.DisposeAsync();
        Console.Write(session.Stopping());
    }
}
