using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tern.Benchmarks.Codec.Targets;

/// <summary>System.Text.Json with generated metadata.</summary>
internal sealed class JsonTarget<T> : ICodecTarget
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);
    private readonly Utf8JsonWriter _writer;
    private readonly T _message;
    private readonly JsonTypeInfo<T> _type;
    private readonly byte[] _bytes;

    public JsonTarget(T message, JsonTypeInfo<T> type)
    {
        _message = message;
        _type = type;
        _writer = new Utf8JsonWriter(_buffer);
        _bytes = JsonSerializer.SerializeToUtf8Bytes(message, type);
    }

    public string Name => "system-text-json";

    public int Size => _bytes.Length;

    public void Write(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _buffer.Clear();
            _writer.Reset(_buffer);
            JsonSerializer.Serialize(_writer, _message, _type);
        }
    }

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            GC.KeepAlive(JsonSerializer.Deserialize(_bytes, _type));
        }
    }
}
