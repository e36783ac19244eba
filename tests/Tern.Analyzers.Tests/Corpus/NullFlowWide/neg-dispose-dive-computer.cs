// case: neg-dispose-dive-computer
// category: negative-dispose
// rationale: a dispose guard throws after the fields have been released
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.DiveComputer;

public sealed class Sensor : IDisposable
{
    private int _tick;
    public bool Closed { get; private set; }
    public double Read() => 1.0 + _tick++ * 0.4;
    public void Dispose() => Closed = true;
}

public sealed class DiveComputer : IDisposable
{
    private Sensor? _sensor = new();
    private List<double>? _profile = [];
    private bool _disposed;

    public event EventHandler? Surfaced;

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    public double Sample()
    {
        ThrowIfDisposed();
        double bar = _sensor.Read(); // csc-false
        _profile.Add(bar); // csc-false
        return bar;
    }

    public double MaxDepth()
    {
        if (_disposed)
            return 0;
        double max = 0;
        foreach (double bar in _profile) // csc-false
            max = Math.Max(max, (bar - 1) * 10);
        return max;
    }

    public int Samples
    {
        get
        {
            ThrowIfDisposed();
            return _profile.Count; // csc-false
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _sensor.Dispose(); // csc-false
        _sensor = null;
        _profile = null;
        Surfaced?.Invoke(this, EventArgs.Empty);
    }
}

public static class DiveDemo
{
    public static double Demo1()
    {
        using var computer = new DiveComputer();
        double sum = computer.MaxDepth();
        for (int i = 0; i < 5; i++)
            sum += computer.Sample();
        return sum + computer.MaxDepth() + computer.Samples;
    }

    public static string Demo2()
    {
        var computer = new DiveComputer();
        int surfaced = 0;
        double seen = -1;
        computer.Surfaced += (_, _) => surfaced++;
        computer.Surfaced += (_, _) => seen = computer.MaxDepth();
        computer.Sample();
        computer.Dispose();
        computer.Dispose();
        int refused = 0;
        try { computer.Sample(); }
        catch (ObjectDisposedException) { refused++; }
        try { refused += computer.Samples; }
        catch (ObjectDisposedException) { refused++; }
        return $"{surfaced} {seen} {refused} {computer.MaxDepth()}";
    }
}
