using System.Buffers;

namespace Tern.Serialization.Tests;

/// <summary>A buffer that never hands out more than was asked for, and remembers the largest request.</summary>
internal sealed class ChunkedBuffer(int chunk) : IBufferWriter<byte>
{
    private readonly List<byte> _written = [];
    private byte[] _current = [];

    public int LargestRequest { get; private set; }

    public byte[] ToArray() => [.. _written];

    public void Advance(int count) => _written.AddRange(_current.AsSpan(0, count));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        LargestRequest = Math.Max(LargestRequest, sizeHint);
        _current = new byte[Math.Max(sizeHint, chunk)];
        return _current;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
