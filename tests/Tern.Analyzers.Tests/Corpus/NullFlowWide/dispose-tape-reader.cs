// case: dispose-tape-reader
// category: stale-state
// rationale: Dispose and Close clear members declared non-null; the object is used again afterwards
// csc: none

namespace NullSafety.DisposeTapeReader;

public sealed class Tape
{
    private readonly int[] _blocks;

    public Tape(params int[] blocks) => _blocks = blocks;

    public int Length => _blocks.Length;
    public int At(int i) => _blocks[i];
}

public sealed class TapeReader : IDisposable
{
    private Tape _tape;
    private int _position;
    public TapeReader(Tape tape) => _tape = tape;

    public bool AtEnd => _position >= _tape.Length; // want: null-deref

    public int Read() => _tape.At(_position++);

    public void Dispose()
    {
        _position = 0;
        _tape = null!;
    }
}

public sealed class GuardedReader : IDisposable
{
    private Tape? _tape;
    private int _position;
    public GuardedReader(Tape tape) => _tape = tape;

    public bool AtEnd => _tape is null || _position >= _tape.Length;

    public int Read() => AtEnd ? -1 : _tape!.At(_position++);

    public void Dispose() => _tape = null;
}

public sealed class Archive
{
    private Dictionary<string, Tape> _shelf = new();

    public void Store(string label, Tape tape) => _shelf[label] = tape;

    public void Close() => _shelf = null!;

    public void Reopen() => _shelf = new Dictionary<string, Tape>();

    public int Count() => _shelf.Count; // want: null-deref
}

public static class Case
{
    public static void DemoLeftUsing()
    {
        var reader = new TapeReader(new Tape(4, 5));
        using (reader)
        {
            reader.Read();
        }

        while (!reader.AtEnd)
        {
            reader.Read();
        }
    }

    public static void DemoGuarded()
    {
        var reader = new GuardedReader(new Tape(4));
        reader.Dispose();
        reader.Read();
    }

    public static void DemoClosed()
    {
        var archive = new Archive();
        archive.Store("a", new Tape(1));
        archive.Close();
        archive.Count();
    }

    public static void DemoReopened()
    {
        var archive = new Archive();
        archive.Close();
        archive.Reopen();
        archive.Count();
    }
}
