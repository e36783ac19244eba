// case: slot-train-dispatch
// category: generic-slot
// rationale: a generic block section keeps default! while no train stands in it
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.TrainDispatch;

public sealed record Train(string Number, int Cars);

public sealed class Block<T>
{
    private T _occupant = default!;

    public bool Occupied { get; private set; }

    public T Occupant => _occupant;

    public void Enter(T occupant)
    {
        _occupant = occupant;
        Occupied = true;
    }

    public T Leave()
    {
        T gone = _occupant;
        _occupant = default!;
        Occupied = false;
        return gone;
    }
}

public sealed class Siding<T>
{
    private readonly T[] _tracks;
    private int _count;

    public Siding(int tracks) => _tracks = new T[tracks];

    public void Store(T item) => _tracks[_count++] = item;

    public T Last => _count == 0 ? default! : _tracks[_count - 1];
    public T At(int track) => _tracks[track];
}

public sealed class Dispatcher
{
    private readonly Block<Train> _platform = new();
    private readonly Siding<Train> _yard = new(4);
    private readonly Block<int> _axleCounter = new();

    public void Arrive(Train train)
    {
        _platform.Enter(train);
        _axleCounter.Enter(train.Cars * 4);
    }

    public void Depart() => _yard.Store(_platform.Leave());

    public string Announce()
    {
        return "Standing: " + _platform.Occupant.Number; // want: null-deref
    }

    public string AnnounceIfAny() => _platform.Occupied ? "Standing: " + _platform.Occupant.Number : "Clear";

    public int NextShunt()
    {
        var train = _yard.Last;
        return train.Cars; // want: null-deref
    }

    public int CarsOnTrack(int track)
    {
        return _yard.At(track).Cars; // want: null-deref
    }

    public int Axles => _axleCounter.Occupant.GetHashCode();
}

public static class Timetable
{
    private static Dispatcher Morning(bool departed)
    {
        var d = new Dispatcher();
        d.Arrive(new Train("IC 501", 9));
        if (departed)
            d.Depart();

        return d;
    }

    public static string Demo1() => Morning(true).Announce();
    public static int Demo2() => Morning(false).NextShunt();
    public static int Demo3() => Morning(true).CarsOnTrack(2);
    public static string Demo4() => Morning(false).Announce() + Morning(true).AnnounceIfAny();
    public static int Demo5() => Morning(true).NextShunt() + Morning(true).CarsOnTrack(0) + new Dispatcher().Axles;
}
