using Google.Protobuf;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Google.Protobuf with the code that protoc generates.</summary>
internal sealed class ProtobufTarget<T> : ICodecTarget
    where T : IMessage<T>, new()
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);
    private readonly MessageParser<T> _parser = new(static () => new T());
    private readonly T _message;
    private readonly byte[] _bytes;

    public ProtobufTarget(T message)
    {
        _message = message;
        _bytes = message.ToByteArray();
    }

    public string Name => CodecBenchmark.ProtobufName;

    public int Size => _bytes.Length;

    public void Write(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _buffer.Clear();
            _message.WriteTo(_buffer);
        }
    }

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(_parser.ParseFrom(_bytes.AsSpan()));
        }
    }
}
