using System.Buffers;
using System.Runtime.CompilerServices;

namespace Tern.Protocols;

/// <summary>Complete frames, one behind the other in one array, so that they leave in one system call and lengths can be patched in place.</summary>
/// <remarks>Not thread-safe; <see cref="ConnectionOutput"/> guards it.</remarks>
internal sealed class OutputBuffer : IBufferWriter<byte>
{
    private const int InitialBytes = 4 * 1_024;

    // Larger arrays go back to the pool after use: one huge message must not stay in memory for the life of its connection.
    private const int KeptBytes = 1_024 * 1_024;

    private byte[] _array = [];
    private int _length;

    public int Length => _length;

    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _length);

    public Span<byte> WrittenSpan => _array.AsSpan(0, _length);

    public void Advance(int count)
    {
        if ((uint)count > (uint)(_array.Length - _length))
        {
            ThrowAdvancedTooFar();
        }

        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsMemory(_length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Takes back what was written after a mark: a frame that could not be finished.</summary>
    public void Truncate(int length) => _length = length;

    /// <summary>Forgets what has been sent.</summary>
    public void Clear()
    {
        _length = 0;
        if (_array.Length > KeptBytes)
        {
            Release();
        }
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
        if (_array.Length - _length < Math.Max(sizeHint, 1))
        {
            Grow(sizeHint);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int sizeHint)
    {
        long wanted = Math.Max(Math.Max((long)_array.Length * 2, InitialBytes), (long)_length + sizeHint);
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(wanted, Array.MaxLength));
        _array.AsSpan(0, _length).CopyTo(larger);
        byte[] old = _array;
        _array = larger;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }

    private static void ThrowAdvancedTooFar() => throw new ArgumentOutOfRangeException("count", "More bytes were advanced than the buffer offered.");
}
