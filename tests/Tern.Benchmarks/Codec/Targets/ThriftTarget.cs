using Tern.Serialization;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Tern's readers and writers with the codecs of the messages.</summary>
internal sealed class ThriftTarget<T> : ICodecTarget
    where T : IThriftMessage<T>
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);
    private readonly T _message;
    private readonly ThriftEncoding _encoding;
    private readonly byte[] _bytes;

    public ThriftTarget(T message, ThriftEncoding encoding)
    {
        _message = message;
        _encoding = encoding;
        Write(1);
        _bytes = _buffer.Written.ToArray();
    }

    public string Name => _encoding == ThriftEncoding.Binary ? "tern-thrift-binary" : "tern-thrift-compact";

    public int Size => _bytes.Length;

    public void Write(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _buffer.Clear();
            ThriftSerializer.Write(_buffer, in _message, _encoding);
        }
    }

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(ThriftSerializer.Read<T>(_bytes, _encoding));
        }
    }
}
