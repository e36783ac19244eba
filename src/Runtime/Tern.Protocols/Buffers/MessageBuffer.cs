using System.Buffers;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>One message that has to be gathered before it can be read: a pooled array that grows with what arrives, up to a limit.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class MessageBuffer : IBufferWriter<byte>
{
    private const int InitialBytes = 1_024;

    private byte[] _array = [];
    private int _length;
    private int _limit = int.MaxValue;

    public int Length => _length;

    /// <summary>Bytes that are held for it.</summary>
    public int Capacity => _array.Length;

    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, _length);

    public ReadOnlySequence<byte> WrittenSequence => new(_array, 0, _length);

    /// <summary>Begins a message that may have so many bytes.</summary>
    public void Begin(int limit)
    {
        _length = 0;
        _limit = limit;
    }

    public void Advance(int count)
    {
        if ((uint)count > (uint)(_array.Length - _length))
        {
            throw new ArgumentOutOfRangeException(nameof(count), "More bytes were advanced than the buffer offered.");
        }

        if (count > _limit - _length)
        {
            throw new WireFormatException(WireFormatError.SizeLimit, $"a message has more than {_limit} bytes, which is the limit (MaxMessageBytes)");
        }

        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsSpan(_length);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Gives the memory back; the buffer stays usable.</summary>
    public void Release()
    {
        byte[] array = _array;
        _array = [];
        _length = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private void Ensure(int sizeHint)
    {
        int needed = Math.Max(sizeHint, 1);
        if (_array.Length - _length >= needed)
        {
            return;
        }

        long wanted = Math.Max(Math.Max((long)_array.Length * 2, InitialBytes), (long)_length + needed);
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, Array.MaxLength));
        _array.AsSpan(0, _length).CopyTo(larger);
        byte[] old = _array;
        _array = larger;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
