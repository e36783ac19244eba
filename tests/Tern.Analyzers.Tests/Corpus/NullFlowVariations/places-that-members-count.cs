// Which place of an array an object reads, a member says that counts: callers that made the object know both.
using System;

namespace Variations.PlacesThatMembersCount;

public sealed record Sample(string Probe, int Value);

public sealed class Ring<T>(int size)
{
    private readonly T[] _kept = new T[size];
    private int _next;

    public T Oldest => _kept[_next % _kept.Length];

    public T Newest => _kept[(_next - 1) % _kept.Length];

    public void Add(T item)
    {
        _kept[_next % _kept.Length] = item;
        _next++;
    }
}

public sealed class Shelf
{
    private readonly Sample[] _places = new Sample[4];
    private int _count;

    public Sample Free => _places[_count];

    public Sample Last => _places[_count - 1];

    public void Put(Sample sample) => _places[_count++] = sample;

    public Sample Take()
    {
        Sample taken = _places[--_count];
        _places[_count] = null!;
        return taken;
    }

    public int Sum()
    {
        int sum = 0;
        for (int i = 0; i < _count; i++)
        {
            sum += _places[i].Value;
        }

        return sum;
    }
}

public sealed class Growing
{
    private Sample[] _places = new Sample[2];
    private int _count;

    public Sample Last => _places[_count - 1];

    public void Put(Sample sample)
    {
        if (_count == _places.Length)
        {
            Array.Resize(ref _places, _count * 2);
        }

        _places[_count++] = sample;
    }
}

public static class Reader
{
    public static string Oldest(Ring<Sample> ring) => ring.Oldest.Probe; // want: null-deref

    public static string OldestOfFull(Ring<Sample> ring) => ring.Oldest.Probe;

    public static string Newest(Ring<Sample> ring) => ring.Newest.Probe;

    public static string OldestOfMany(Ring<Sample> ring) => ring.Oldest.Probe;

    public static string Free(Shelf shelf) => shelf.Free.Probe; // want: null-deref

    public static string Last(Shelf shelf) => shelf.Last.Probe;

    public static int Sum(Shelf shelf) => shelf.Sum();

    public static string Taken(Shelf shelf) => shelf.Take().Probe + shelf.Take().Probe;

    public static string LastOfGrowing(Growing growing) => growing.Last.Probe;
}

public static class Case
{
    public static void DemoOldest()
    {
        Ring<Sample> ring = new(3);
        ring.Add(new Sample("a", 1));
        Reader.Oldest(ring);
    }

    public static void DemoOldestOfFull()
    {
        Ring<Sample> ring = new(2);
        ring.Add(new Sample("a", 1));
        ring.Add(new Sample("b", 2));
        Reader.OldestOfFull(ring);
    }

    public static void DemoNewest()
    {
        Ring<Sample> ring = new(3);
        ring.Add(new Sample("a", 1));
        Reader.Newest(ring);
    }

    public static void DemoOldestOfMany()
    {
        Ring<Sample> ring = new(3);
        for (int i = 0; i < 8; i++)
        {
            ring.Add(new Sample("a", i));
        }

        Reader.OldestOfMany(ring);
    }

    public static void DemoFree()
    {
        Shelf shelf = new();
        shelf.Put(new Sample("a", 1));
        Reader.Free(shelf);
    }

    public static void DemoLast()
    {
        Shelf shelf = new();
        shelf.Put(new Sample("a", 1));
        Reader.Last(shelf);
    }

    public static void DemoSum()
    {
        Shelf shelf = new();
        shelf.Put(new Sample("a", 1));
        shelf.Put(new Sample("b", 2));
        Reader.Sum(shelf);
    }

    public static void DemoTaken()
    {
        Shelf shelf = new();
        foreach (string probe in new[] { "a", "b", "c" })
        {
            shelf.Put(new Sample(probe, 1));
        }

        Reader.Taken(shelf);
    }

    public static void DemoLastOfGrowing()
    {
        Growing growing = new();
        for (int i = 0; i < 5; i++)
        {
            growing.Put(new Sample("a", i));
        }

        Reader.LastOfGrowing(growing);
    }
}
