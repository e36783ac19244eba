// case: neg-bell-ringing-methods
// category: negative-loops
// rationale: retry loops, a value that the first round always sets, do-while and a while(true) that only leaves with a result
// csc: false-positive

using System;

namespace NullSafety.Wide.NegBellRingingMethods;

public sealed class Bell(int weight)
{
    public int Weight { get; } = weight;
    public Bell? Next { get; set; }
}

public sealed class Tower
{
    private readonly Bell[] _bells = [new(9), new(12), new(7)];
    private Bell? _head;
    private int _attempts;

    private Bell? Grab(int i) => _attempts++ % 2 == 0 ? null : _bells[i % _bells.Length];

    public int RingFirst()
    {
        Bell? bell;
        do
        {
            bell = Grab(0);
        }
        while (bell == null);
        return bell.Weight;
    }

    public int RingRetry(int tries)
    {
        Bell? bell = null;
        for (int i = 0; bell is null && i < tries; i++)
        {
            bell = Grab(i);
        }

        return bell is null ? throw new TimeoutException() : bell.Weight;
    }

    public int Lightest()
    {
        Bell light = null!;
        for (int i = 0; i < _bells.Length; i++)
        {
            light = i == 0 || _bells[i].Weight < light.Weight ? _bells[i] : light;
        }

        return light.Weight;
    }

    public int Link()
    {
        Bell? tail = null;
        foreach (var b in _bells)
        {
            if (_head == null)
            {
                _head = tail = b;
            }
            else
            {
                tail.Next = b; // csc-false
                tail = b;
            }
        }

        int sum = 0;
        for (var b = _head; b != null; b = b.Next)
        {
            sum += b.Weight;
        }

        _head = null;
        return sum;
    }
}

public static class Case
{
    public static void Demo1() => new Tower().RingFirst();
    public static void Demo2() => new Tower().RingRetry(4);
    public static void Demo3() => new Tower().Lightest();
    public static void Demo4() => new Tower().Link();
}
