// case: neg-regulator-service
// category: negative-lifecycle
// rationale: Dispose, reopening and late initialisation, each with the guard that makes it safe
// csc: silent

using System.Diagnostics.CodeAnalysis;

namespace NullSafety.NegRegulatorService;

public sealed class Pendulum
{
    public Pendulum(double metres) => Metres = metres;

    public double Metres { get; set; }
}

public sealed class Regulator : IDisposable
{
    private Pendulum? _pendulum;
    private StringWriter _rateLog = null!;
    private bool _disposed;

    [MemberNotNullWhen(true, nameof(_pendulum))]
    public bool IsRunning => _pendulum is not null && !_disposed;

    public void Start(double metres)
    {
        ThrowIfDisposed();
        _pendulum = new Pendulum(metres);
        _rateLog = new StringWriter();
    }

    public void Stop() => _pendulum = null;

    public double Period()
    {
        EnsureStarted();
        return 2 * Math.PI * Math.Sqrt(_pendulum!.Metres / 9.81);
    }

    public void Trim(double millimetres)
    {
        if (!IsRunning)
        {
            return;
        }

        _pendulum.Metres += millimetres / 1000;
        _rateLog.Write(millimetres);
    }

    public string Log() => _disposed || _rateLog == null ? "" : _rateLog.ToString();

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _pendulum = null;
        _rateLog?.Dispose();
        _rateLog = null!;
    }

    private void EnsureStarted()
    {
        ThrowIfDisposed();
        if (_pendulum is null)
        {
            Start(0.994);
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);
}

public static class Case
{
    public static void DemoCycle()
    {
        using var regulator = new Regulator();
        regulator.Trim(0.2);
        regulator.Period();
        regulator.Stop();
        regulator.Trim(0.1);
        regulator.Start(0.99);
        regulator.Trim(0.3);
        regulator.Log();
    }

    public static void DemoTwice()
    {
        var regulator = new Regulator();
        regulator.Log();
        regulator.Dispose();
        regulator.Dispose();
        regulator.Trim(1);
        regulator.Log();
    }
}
