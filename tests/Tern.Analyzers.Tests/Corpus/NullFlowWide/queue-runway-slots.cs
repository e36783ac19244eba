// case: queue-runway-slots
// category: queues
// rationale: dequeue and channel read whose bool is dropped, a null parked in a priority queue
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide.QueueRunwaySlots;

public sealed record Flight(string Callsign, int Fuel);

public sealed class Tower
{
    private readonly ConcurrentQueue<Flight> _holding = new();
    private readonly PriorityQueue<Flight, int> _landing = new();
    private readonly Channel<Flight> _departures = Channel.CreateUnbounded<Flight>();

    public Tower Hold(Flight f)
    {
        _holding.Enqueue(f);
        return this;
    }

    public Tower Sequence(int slots)
    {
        for (int i = 0; i < slots; i++)
        {
            _holding.TryDequeue(out var next);
            _landing.Enqueue(next!, i);
        }

        return this;
    }

    public string Land()
    {
        string order = "";
        while (_landing.TryDequeue(out var flight, out int slot))
        {
            order += flight.Callsign + slot; // want: null-deref
        }

        return order;
    }

    public int NextFuel()
    {
        var first = _holding.TryPeek(out var f) ? f : _holding.FirstOrDefault();
        return first!.Fuel; // want: null-deref
    }

    public int NextFuelOrZero() => _holding.TryPeek(out var f) ? f.Fuel : 0;

    public async Task<string> TaxiAsync()
    {
        _departures.Writer.TryComplete();
        await _departures.Reader.WaitToReadAsync();
        _departures.Reader.TryRead(out var flight);
        return flight!.Callsign; // want: null-deref
    }

    public int TaxiAll(Flight f)
    {
        int n = 0;
        _departures.Writer.TryWrite(f);
        while (_departures.Reader.TryRead(out var flight))
        {
            n += flight.Callsign.Length;
        }

        return n;
    }
}

public static class Case
{
    public static void Demo1() => new Tower().Hold(new Flight("BAW1", 20)).Sequence(2).Land();
    public static void Demo2() => new Tower().NextFuel();
    public static void Demo3() => new Tower().NextFuelOrZero();
    public static Task Demo4() => new Tower().TaxiAsync();
    public static void Demo5() => new Tower().TaxiAll(new Flight("KLM2", 9));
    public static void Demo6() => new Tower().Hold(new Flight("BAW1", 20)).Sequence(1).Land();
}
