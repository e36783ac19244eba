using System.Buffers;

namespace Tern.Serialization.Tests.Thrift;

/// <summary>Readers and writers allocate nothing but what they return.</summary>
public sealed class AllocationTests
{
    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Write_OfEveryType_AllocatesNothing(ThriftEncoding encoding)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1_024);
        Everything message = Everything.Sample;

        Assert.Equal(0, Allocations.Of(() =>
        {
            buffer.ResetWrittenCount();
            ThriftSerializer.Write(buffer, message, encoding);
        }));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Skip_InOneOrManySegments_AllocatesNothing(ThriftEncoding encoding)
    {
        byte[] bytes = ThriftBytes.Of(Everything.Sample, encoding);
        ReadOnlySequence<byte> segments = Segments.Every(bytes, 5);

        Assert.Equal(0, Allocations.Of(() =>
        {
            if (encoding == ThriftEncoding.Binary)
            {
                new ThriftBinaryReader(bytes).Skip(ThriftType.Struct);
                new ThriftBinaryReader(segments).Skip(ThriftType.Struct);
            }
            else
            {
                new ThriftCompactReader(bytes).Skip(ThriftType.Struct);
                new ThriftCompactReader(segments).Skip(ThriftType.Struct);
            }
        }));
    }

    [Fact]
    public void ReadMessageBegin_NameInTwoSegments_AllocatesNothing()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteMessageBegin("Echo"u8, ThriftMessageType.Call, 1));
        ReadOnlySequence<byte> segments = Segments.SplitAt(bytes, 10);

        Assert.Equal(0, Allocations.Of(() => new ThriftBinaryReader(segments).ReadMessageBegin(out _, out _, out _)));
    }

    [Fact]
    public void ReadString_InTwoSegments_AllocatesTheTextOnly()
    {
        byte[] bytes = ThriftBytes.Binary((ref ThriftBinaryWriter w) => w.WriteString(new string('x', 1_000)));
        ReadOnlySequence<byte> segments = Segments.SplitAt(bytes, 500);
        long whole = Allocations.Of(() => new ThriftBinaryReader(bytes).ReadString());

        Assert.Equal(whole, Allocations.Of(() => new ThriftBinaryReader(segments).ReadString()));
    }
}
