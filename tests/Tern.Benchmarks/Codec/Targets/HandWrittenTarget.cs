using System.Buffers;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Writes a message into a span and returns how many bytes it took.</summary>
internal delegate int HandWrite<T>(Span<byte> target, T message);

/// <summary>Reads a message from a span.</summary>
internal delegate T HandRead<T>(ReadOnlySpan<byte> source);

/// <summary>Plain code for these messages alone: no buffer to fill, no limits, no segments.</summary>
internal sealed class HandWrittenTarget<T>(string name, T message, HandWrite<T> write, HandRead<T> read, byte[] bytes) : ICodecTarget
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);

    // What a connection offers; all targets write through it.
    private IBufferWriter<byte> Output => _buffer;

    public string Name => name;

    public int Size => bytes.Length;

    public void Write(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _buffer.Clear();
            Output.Advance(write(Output.GetSpan(), message));
        }
    }

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(read(bytes));
        }
    }
}
