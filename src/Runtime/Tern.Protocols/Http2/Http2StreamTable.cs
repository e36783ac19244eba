namespace Tern.Protocols.Http2;

/// <summary>The open streams of a connection by their ids. Not thread-safe.</summary>
/// <remarks>Open addressing. Peers choose ids, so their place depends on a number that peers do not know.</remarks>
internal sealed class Http2StreamTable
{
    private readonly uint _seed = (uint)System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue) | 1;
    private Http2Stream?[] _slots = new Http2Stream?[16];
    private int _shift = 32 - 4;

    public int Count { get; private set; }

    public Http2Stream? Find(int id)
    {
        int mask = _slots.Length - 1;
        for (int slot = Home(id); _slots[slot] is { } stream; slot = (slot + 1) & mask)
        {
            if (stream.Id == id)
            {
                return stream;
            }
        }

        return null;
    }

    public void Add(Http2Stream stream)
    {
        if (Count * 2 >= _slots.Length)
        {
            Grow();
        }

        Insert(stream);
        Count++;
    }

    public void Remove(int id)
    {
        int mask = _slots.Length - 1;
        int slot = Home(id);
        while (_slots[slot]!.Id != id)
        {
            slot = (slot + 1) & mask;
        }

        Count--;
        int hole = slot;
        while (true)
        {
            slot = (slot + 1) & mask;
            if (_slots[slot] is not { } next)
            {
                _slots[hole] = null;
                return;
            }

            // What may stand in the hole without being before its home moves there.
            if (((slot - Home(next.Id)) & mask) >= ((slot - hole) & mask))
            {
                _slots[hole] = next;
                hole = slot;
            }
        }
    }

    public Http2Stream[] ToArray()
    {
        var all = new Http2Stream[Count];
        int at = 0;
        foreach (Http2Stream? stream in _slots)
        {
            if (stream is not null)
            {
                all[at++] = stream;
            }
        }

        return all;
    }

    private int Home(int id) => (int)(((uint)id * _seed) >> _shift);

    private void Insert(Http2Stream stream)
    {
        int mask = _slots.Length - 1;
        int slot = Home(stream.Id);
        while (_slots[slot] is not null)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = stream;
    }

    private void Grow()
    {
        Http2Stream?[] old = _slots;
        _slots = new Http2Stream?[old.Length * 2];
        _shift--;
        foreach (Http2Stream? stream in old)
        {
            if (stream is not null)
            {
                Insert(stream);
            }
        }
    }
}
