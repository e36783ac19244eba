// case: game-particle-slots
// category: array-default
// rationale: particle slots are read up to Length instead of the live count; a grown history array is read past what was written
// csc: none

namespace NullSafety.GameParticleSlots;

public sealed class Particle
{
    public float X, Y, Vx, Vy;
    public int Life = 30;
    public bool Step(float dt)
    {
        X += Vx * dt;
        Y += Vy * dt;
        return --Life > 0;
    }
}

public sealed class Emitter
{
    private readonly Particle[] _slots;
    private int _live;
    public Emitter(int capacity) => _slots = new Particle[capacity];

    public void Spawn(float vx, float vy)
    {
        if (_live < _slots.Length) _slots[_live++] = new Particle { Vx = vx, Vy = vy };
    }

    public int StepAll(float dt)
    {
        int alive = 0;
        for (int i = 0; i < _slots.Length; i++)
            if (_slots[i].Step(dt)) alive++; // want: null-deref
        return alive;
    }

    public float Drift()
    {
        float sum = 0;
        foreach (var p in _slots)
        {
            if (p is null) continue;
            sum += p.Vx;
        }
        return sum;
    }
}

public sealed record InputFrame(int Tick, string Buttons);

public sealed class InputHistory
{
    private InputFrame[] _frames = { new(0, ""), new(1, "A") };

    public void Reserve(int extra) => Array.Resize(ref _frames, _frames.Length + extra);

    public void ReserveIdle(int extra)
    {
        int old = _frames.Length;
        Array.Resize(ref _frames, old + extra);
        for (int i = old; i < _frames.Length; i++) _frames[i] = new InputFrame(i, "");
    }

    public bool LastHeld(char button)
    {
        var last = _frames[^1];
        return last.Buttons.Contains(button); // want: null-deref
    }

    public int FirstTick() => _frames[0].Tick;
}

public static class Case
{
    public static void DemoStep()
    {
        var emitter = new Emitter(4);
        emitter.Spawn(1, 0);
        emitter.StepAll(0.016f);
    }

    public static void DemoDrift() => new Emitter(4).Drift();

    public static void DemoHistory()
    {
        var history = new InputHistory();
        history.Reserve(8);
        history.FirstTick();
        history.LastHeld('A');
    }

    public static void DemoIdle()
    {
        var history = new InputHistory();
        history.ReserveIdle(8);
        history.LastHeld('A');
    }
}
