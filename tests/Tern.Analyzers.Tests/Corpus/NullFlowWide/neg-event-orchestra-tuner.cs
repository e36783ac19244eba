// case: neg-event-orchestra-tuner
// category: negative-event
// rationale: callbacks are registered only while the members that they use are set
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.OrchestraTuner;

public sealed class Pitch(double hertz) : EventArgs
{
    public double Hertz { get; } = hertz;
}

public sealed class Microphone
{
    public event EventHandler<Pitch>? Heard;
    public bool HasListener => Heard != null;
    public void Play(double hertz) => Heard?.Invoke(this, new Pitch(hertz));
}

public sealed class Session(string player, double target)
{
    public string Player { get; } = player;
    public double Target { get; } = target;
    public List<double> Errors { get; } = [];
}

public sealed class Tuner
{
    private readonly Microphone _microphone = new();
    private Session? _session;
    private Action<string>? _done;

    public string Last { get; private set; } = "-";

    public void Start(string player, double target, Action<string>? done)
    {
        Stop();
        _session = new Session(player, target);
        _done = done;
        _microphone.Heard += OnHeard;
        if (done != null)
            _microphone.Heard += Announce;
    }

    private void OnHeard(object? sender, Pitch pitch)
    {
        double error = pitch.Hertz - _session.Target; // csc-false
        _session.Errors.Add(error);
        Last = $"{_session.Player} {error:0.0}";
    }

    private void Announce(object? sender, Pitch pitch)
    {
        if (Math.Abs(pitch.Hertz - _session.Target) < 0.5) // csc-false
            _done(_session.Player); // csc-false
    }

    public int Stop()
    {
        if (!Running)
            return 0;
        _microphone.Heard -= OnHeard;
        _microphone.Heard -= Announce;
        int count = _session.Errors.Count; // csc-false
        _session = null;
        _done = null;
        return count;
    }

    public bool Running => _session != null;
    public bool Listening => _microphone.HasListener;
    public void Play(double hertz) => _microphone.Play(hertz);
}

public static class TunerDemo
{
    public static string Demo1()
    {
        var tuner = new Tuner();
        var done = new List<string>();
        tuner.Play(440);
        int none = tuner.Stop();
        tuner.Start("oboe", 440, done.Add);
        tuner.Play(443);
        tuner.Play(440.2);
        string last = tuner.Last;
        int heard = tuner.Stop();
        tuner.Play(440);
        return $"{none} {last} {heard} {string.Join(",", done)} {tuner.Listening} {tuner.Last}";
    }

    public static string Demo2()
    {
        var tuner = new Tuner();
        var log = new List<string>();
        tuner.Start("cello", 220, null);
        tuner.Play(220);
        tuner.Start("viola", 293.7, log.Add);
        tuner.Play(293.5);
        tuner.Play(100);
        tuner.Start("horn", 349, null);
        tuner.Play(349);
        bool running = tuner.Running;
        return $"{running} {tuner.Stop()} {tuner.Stop()} {log.Count} {tuner.Last}";
    }
}
