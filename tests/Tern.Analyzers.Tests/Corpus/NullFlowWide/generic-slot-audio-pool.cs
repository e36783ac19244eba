// case: generic-slot-audio-pool
// category: generic-slot-default
// rationale: a generic ring resets its slots to default!; harmless for samples (float), null for voices
// csc: none

using System.Numerics;

namespace NullSafety.AudioPool;

public sealed class Voice(int note)
{
    public int Note { get; } = note;
    public double Gain { get; set; } = 1.0;
}

public sealed class Ring<T>(int size)
{
    private readonly T[] _items = new T[size];
    private int _head;

    public T Evicted { get; private set; } = default!;

    public ref T this[Index index] => ref _items[index.GetOffset(_items.Length)];

    public void Push(T item)
    {
        Evicted = _items[_head];
        _items[_head] = item;
        _head = (_head + 1) % _items.Length;
    }

    public T Take(int index)
    {
        T item = _items[index];
        _items[index] = default!;
        return item;
    }
}

public sealed class Meter<T>(int window) where T : struct, INumber<T>
{
    private readonly Ring<T> _ring = new(window);
    private T _sum = T.Zero;

    public T Add(T sample)
    {
        _ring.Push(sample);
        return _sum += sample - _ring.Evicted;
    }
}

public sealed class Mixer(int polyphony)
{
    private readonly Ring<Voice> _voices = new(polyphony);

    public int NoteOn(int note)
    {
        _voices.Push(new Voice(note));
        return _voices.Evicted.Note; // want: null-deref
    }

    public int NoteOnQuiet(int note)
    {
        _voices.Push(new Voice(note));
        return _voices.Evicted is { } stolen ? stolen.Note : -1;
    }

    public void Release(int index) => _voices.Take(index);

    public void Fade(int index)
    {
        ref var voice = ref _voices[index];
        voice.Gain *= 0.5; // missed: null-deref
    }

    public void Restart(int index, int note)
    {
        ref var voice = ref _voices[index];
        voice ??= new Voice(note);
        voice.Gain = 1;
    }
}

public static class Case
{
    public static void DemoFirstNote() => new Mixer(4).NoteOn(60);
    public static void DemoFirstNoteQuiet() => new Mixer(4).NoteOnQuiet(60);
    public static void DemoMeter() => new Meter<float>(3).Add(0.5f);

    public static void DemoFadeReleased()
    {
        var mixer = new Mixer(2);
        mixer.NoteOnQuiet(64);
        mixer.Fade(0);
        mixer.Release(0);
        mixer.Fade(0);
    }

    public static void DemoRestart() => new Mixer(2).Restart(1, 67);
}
