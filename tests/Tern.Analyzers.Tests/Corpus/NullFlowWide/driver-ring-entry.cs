// case: driver-ring-entry
// category: default-struct
// rationale: a ring slot nobody submitted has a null callback; a window not mapped is a default struct
// csc: none

namespace NullSafety.DriverRingEntry;

public enum BarKind { Control, Doorbell, Buffer }

public readonly struct BarWindow(BarKind kind, uint[] words)
{
    public BarKind Kind { get; } = kind;
    public uint[] Words { get; } = words;

    public uint Read(int offset) => Words[offset >> 2]; // want: null-deref
}

public struct RingEntry
{
    public int Tag;
    public Action<int> Complete;
}

public sealed class SubmissionRing
{
    private readonly RingEntry[] _entries;
    private int _tail;

    public SubmissionRing(int size) => _entries = new RingEntry[size];

    public int Submit(Action<int> complete)
    {
        int tag = _tail++ % _entries.Length;
        _entries[tag] = new RingEntry { Tag = tag, Complete = complete };
        return tag;
    }

    public void OnInterrupt(int tag, int status)
    {
        ref readonly var entry = ref _entries[tag];
        entry.Complete(status); // want: null-deref
    }

    public bool OnInterruptChecked(int tag, int status)
    {
        var entry = _entries[tag];
        if (entry.Complete is null) return false;
        entry.Complete(status);
        return true;
    }
}

public sealed class Device
{
    private readonly Dictionary<BarKind, BarWindow> _bars = new()
    {
        [BarKind.Control] = new BarWindow(BarKind.Control, new uint[16]),
    };

    public uint Peek(BarKind kind, int offset)
    {
        _bars.TryGetValue(kind, out var window);
        return window.Read(offset);
    }

    public int WordCount(BarKind kind) => _bars.TryGetValue(kind, out var window) ? window.Words.Length : 0;
}

public static class Case
{
    private static int _completed;

    public static void DemoSpurious()
    {
        var ring = new SubmissionRing(4);
        int tag = ring.Submit(status => _completed += status);
        ring.OnInterrupt(tag, 1);
        ring.OnInterrupt(tag + 1, 1);
    }

    public static void DemoSpuriousChecked()
    {
        var ring = new SubmissionRing(4);
        ring.OnInterruptChecked(3, 1);
    }

    public static void DemoPeek() => new Device().Peek(BarKind.Doorbell, 8);
    public static void DemoWordCount() => new Device().WordCount(BarKind.Doorbell);
}
