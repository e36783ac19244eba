using System.Buffers;

namespace Tern.Transport;

/// <summary>
/// One contiguous buffer between the receives of a channel and the reader. Its size follows the traffic: a receive that fills it doubles the next
/// one, a run of small ones halves it, and a message that does not fit makes it grow as its bytes arrive.
/// </summary>
/// <remarks>Not thread-safe. While a receive is under way its free space belongs to the receive, so nothing may move.</remarks>
internal struct ReceiveBuffer
{
    /// <summary>Size for an idle connection or one with small messages.</summary>
    public const int SmallestSize = 4 * 1_024;

    /// <summary>Size up to which traffic alone makes the buffer grow; only an unfinished message goes past it.</summary>
    public const int LargestBatch = 256 * 1_024;

    // So many small receives in a row halve the buffer: enough that bursts do not make it flap.
    private const int SmallReceivesToShrink = 16;

    private byte[] _array;
    private int _start;
    private int _end;
    private bool _unexamined;
    private int _batchSize;
    private int _smallReceives;

    public ReceiveBuffer()
    {
        _array = [];
        _batchSize = SmallestSize;
    }

    public readonly int Buffered => _end - _start;

    /// <summary>Whether something arrived since everything was examined. Examining less later on does not bring it back, as in a Pipe.</summary>
    public readonly bool HasUnexamined => _unexamined;

    public readonly int Capacity => _array.Length;

    public readonly ReadOnlySequence<byte> Unconsumed => new(_array, _start, _end - _start);

    /// <summary>Space for the next receive. No read result may be in use: what is buffered may move.</summary>
    public Memory<byte> PrepareReceive()
    {
        var buffered = _end - _start;
        if (buffered == 0)
        {
            _start = _end = 0;
            if (_array.Length != _batchSize)
            {
                Replace(_batchSize);
            }
        }
        else if (_array.Length > LargestBatch && buffered < _array.Length / 8)
        {
            // A big message is gone and only the head of the next one is left.
            Replace(Math.Max(_batchSize, buffered * 2));
        }
        else if (_array.Length - _end < _array.Length / 4)
        {
            if (buffered <= _array.Length / 2)
            {
                _array.AsSpan(_start, buffered).CopyTo(_array);
                _start = 0;
                _end = buffered;
            }
            else
            {
                Replace(checked(_array.Length * 2));
            }
        }

        return _array.AsMemory(_end);
    }

    /// <summary>Takes over what a receive put into the free space.</summary>
    public void Commit(int bytes)
    {
        var space = _array.Length - _end;
        _end += bytes;
        _unexamined = true;
        if (bytes == space)
        {
            _batchSize = Math.Min(_batchSize * 2, LargestBatch);
            _smallReceives = 0;
        }
        else if (bytes > _batchSize / 4)
        {
            _smallReceives = 0;
        }
        else if (_batchSize > SmallestSize && ++_smallReceives == SmallReceivesToShrink)
        {
            _batchSize /= 2;
            _smallReceives = 0;
        }
    }

    /// <summary>Marks bytes as consumed and examined, with the checks of <see cref="System.IO.Pipelines.PipeReader.AdvanceTo(SequencePosition, SequencePosition)"/>.</summary>
    public void Advance(SequencePosition consumed, SequencePosition examined)
    {
        var consumedIndex = IndexOf(consumed);
        var examinedIndex = IndexOf(examined);
        if (consumedIndex < _start || examinedIndex < consumedIndex || examinedIndex > _end)
        {
            throw new InvalidOperationException("The examined position must not lie before the consumed one, and both must lie in the buffer that was read.");
        }

        _start = consumedIndex;
        if (examinedIndex == _end)
        {
            _unexamined = false;
        }
    }

    /// <summary>Gives back a buffer that a big message made, once it is consumed. Not while a receive is under way.</summary>
    public void TrimIfEmpty()
    {
        if (_start == _end && _array.Length > LargestBatch)
        {
            Release();
        }
    }

    /// <summary>Gives the array back. Not while a receive is under way or a read result is in use.</summary>
    public void Release()
    {
        var array = _array;
        _array = [];
        _start = _end = 0;
        _unexamined = false;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private readonly int IndexOf(SequencePosition position)
    {
        return position.GetObject() switch
        {
            null => _start,
            var owner when ReferenceEquals(owner, _array) => position.GetInteger(),
            _ => throw new InvalidOperationException("The position does not belong to the buffer that was read last."),
        };
    }

    private void Replace(int size)
    {
        var buffered = _end - _start;
        var old = _array;
        var next = ArrayPool<byte>.Shared.Rent(size);
        old.AsSpan(_start, buffered).CopyTo(next);
        _array = next;
        _start = 0;
        _end = buffered;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
