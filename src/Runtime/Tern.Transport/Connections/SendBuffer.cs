using System.Buffers;

namespace Tern.Transport;

/// <summary>
/// Bytes that wait to be sent, in pooled segments. One segment grows up to <see cref="LargestContiguous"/> so that a small message leaves in one
/// system call; past it, further segments are added.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal struct SendBuffer
{
    public const int SmallestSize = 4 * 1_024;
    public const int LargestContiguous = 64 * 1_024;

    private const int InitialSegments = 4;

    private Segment[] _segments;
    private int _first;
    private int _count;
    private bool _abandoned;

    public SendBuffer() => _segments = [];

    private struct Segment
    {
        public byte[] Array;
        public int Start;
        public int End;
    }

    public long Length { get; private set; }

    /// <summary>Unused memory at the end, at least as large as asked for.</summary>
    public Memory<byte> GetMemory(int sizeHint)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_count > 0)
        {
            ref var last = ref _segments[_first + _count - 1];
            if (last.Array.Length - last.End < wanted)
            {
                var used = last.End - last.Start;
                if (used == 0 || used + wanted <= LargestContiguous)
                {
                    Grow(ref last, used + wanted);
                }
                else
                {
                    Add(Math.Max(wanted, LargestContiguous));
                }
            }
        }
        else
        {
            Add(Math.Max(wanted, SmallestSize));
        }

        ref var segment = ref _segments[_first + _count - 1];
        return segment.Array.AsMemory(segment.End);
    }

    public void Advance(int bytes)
    {
        if (bytes < 0 || _count == 0 || bytes > _segments[_first + _count - 1].Array.Length - _segments[_first + _count - 1].End)
        {
            throw new ArgumentOutOfRangeException(nameof(bytes), "More bytes were written than GetMemory or GetSpan gave.");
        }

        _segments[_first + _count - 1].End += bytes;
        Length += bytes;
    }

    /// <summary>The first run of contiguous bytes; the buffer must not be empty.</summary>
    public ReadOnlyMemory<byte> First()
    {
        while (_segments[_first].Start == _segments[_first].End)
        {
            // Asked for, then not written to.
            RemoveFirst();
        }

        ref var segment = ref _segments[_first];
        return segment.Array.AsMemory(segment.Start, segment.End - segment.Start);
    }

    /// <summary>Drops bytes of <see cref="First"/> that were sent.</summary>
    public void Consume(int bytes)
    {
        ref var segment = ref _segments[_first];
        segment.Start += bytes;
        Length -= bytes;
        if (segment.Start == segment.End)
        {
            RemoveFirst();
        }
    }

    /// <summary>Moves all bytes of another buffer to the end of this one; the other is empty afterwards.</summary>
    public void TakeFrom(ref SendBuffer other)
    {
        if (Length == 0)
        {
            Release();
            (_segments, other._segments) = (other._segments, _segments);
            (_first, other._first) = (other._first, 0);
            (_count, other._count) = (other._count, 0);
            (Length, other.Length) = (other.Length, 0);
            return;
        }

        for (var i = 0; i < other._count; i++)
        {
            AddSegment(other._segments[other._first + i]);
        }

        System.Array.Clear(other._segments);
        Length += other.Length;
        other._first = other._count = 0;
        other.Length = 0;
    }

    /// <summary>From now on no memory goes back to the pool, because somebody may still write to it.</summary>
    public void Abandon() => _abandoned = true;

    /// <summary>Gives all memory back and forgets what it held.</summary>
    public void Release()
    {
        while (_count > 0)
        {
            RemoveFirst();
        }

        Length = 0;
    }

    private void RemoveFirst()
    {
        if (!_abandoned)
        {
            ArrayPool<byte>.Shared.Return(_segments[_first].Array);
        }

        _segments[_first] = default;
        _count--;
        _first = _count == 0 ? 0 : _first + 1;
    }

    private void Add(int size)
    {
        AddSegment(new Segment { Array = ArrayPool<byte>.Shared.Rent(size) });
    }

    private void AddSegment(Segment segment)
    {
        var end = _first + _count;
        if (end == _segments.Length)
        {
            var target = _count < _segments.Length ? _segments : new Segment[Math.Max(InitialSegments, _segments.Length * 2)];
            System.Array.Copy(_segments, _first, target, 0, _count);
            System.Array.Clear(target, _count, target.Length - _count);
            _segments = target;
            _first = 0;
            end = _count;
        }

        _segments[end] = segment;
        _count++;
    }

    private static void Grow(ref Segment segment, int size)
    {
        var used = segment.End - segment.Start;
        var next = ArrayPool<byte>.Shared.Rent(Math.Max(size, Math.Min(segment.Array.Length * 2, LargestContiguous)));
        segment.Array.AsSpan(segment.Start, used).CopyTo(next);
        ArrayPool<byte>.Shared.Return(segment.Array);
        segment = new Segment { Array = next, Start = 0, End = used };
    }
}
