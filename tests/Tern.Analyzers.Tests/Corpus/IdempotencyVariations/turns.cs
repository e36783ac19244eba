// variations: turns
// rationale: numbers that choose who is next, and those that somebody gets

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Turns;

public sealed class Gate { private string? _owner; private readonly object _inner = new(); public void Hold(string who) { lock (_inner) { _owner = who; } } public void Release() { lock (_inner) { _owner = null; } } }

public sealed class Desk(string[] clerks, Gate doorLock)
{
    private int _next, _turn, _number, _head, _last; private readonly string[] _ring = new string[8]; private string _who = "";

    [Idempotent]
    public string A1() => clerks[(Interlocked.Increment(ref _next) & int.MaxValue) % clerks.Length];

    [Idempotent]
    public string A2()
    {
        uint turn = (uint)Interlocked.Increment(ref _turn);
        return clerks[(int)(turn % (uint)clerks.Length)];
    }

    [Idempotent]
    public string A3() => clerks[Math.Abs(_next++) % clerks.Length];

    [Idempotent]
    public void A4() { doorLock.Hold(Guid.NewGuid().ToString()); try { _who = "x"; } finally { doorLock.Release(); } }

    [Idempotent]
    public int B1() => Interlocked.Increment(ref _number); // want: TERN2007

    [Idempotent]
    public void B2(string name) => _ring[_head++ % _ring.Length] = name; // want: TERN2007

    [Idempotent]
    public int B3()
    {
        int number = Interlocked.Increment(ref _last); // want: TERN2007
        return number % 2 == 0 ? number : -number;
    }
}
