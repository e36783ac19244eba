namespace Tern.Benchmarks.Codec.Targets;

/// <summary>Copies the Thrift bytes: what no codec can beat.</summary>
internal sealed class CopyTarget(byte[] bytes) : ICodecTarget
{
    private readonly FixedBuffer _buffer = new(CodecBenchmark.BufferBytes);

    public string Name => "memcpy";

    public int Size => bytes.Length;

    public void Write(int times) => Read(times);

    public void Read(int times)
    {
        for (int i = 0; i < times; i++)
        {
            bytes.CopyTo(_buffer.Free);
        }
    }
}
