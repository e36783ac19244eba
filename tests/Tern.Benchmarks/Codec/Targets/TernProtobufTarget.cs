using Tern.Serialization;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Tern's Protobuf with the codecs of the messages.</summary>
internal sealed class TernProtobufTarget<T> : ICodecTarget
    where T : IProtobufMessage<T>
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);
    private readonly T _message;
    private readonly byte[] _bytes;

    public TernProtobufTarget(T message)
    {
        _message = message;
        Write(1);
        _bytes = _buffer.Written.ToArray();
    }

    public string Name => "tern-protobuf";

    public int Size => _bytes.Length;

    public void Write(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _buffer.Clear();
            ProtobufSerializer.Write(_buffer, in _message);
        }
    }

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(ProtobufSerializer.Read<T>(_bytes));
        }
    }
}
