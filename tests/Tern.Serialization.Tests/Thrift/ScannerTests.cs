using System.Buffers;
using System.Diagnostics;

namespace Tern.Serialization.Tests.Thrift;

public sealed class ScannerTests
{
    private const long NoLimit = long.MaxValue;

    public static TheoryData<ThriftEncoding> Encodings => [ThriftEncoding.Binary, ThriftEncoding.Compact];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_FedByteByByte_EndsWhereTheMessageEnds(ThriftEncoding encoding)
    {
        byte[] message = Message(encoding);
        byte[] stream = [.. message, .. message];
        var scanner = new ThriftMessageScanner();

        for (int length = 0; length < message.Length; length++)
        {
            Assert.False(scanner.TryScan(new ReadOnlySequence<byte>(stream, 0, length), NoLimit, out long none));
            Assert.Equal(0, none);
        }

        Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(stream, 0, message.Length), NoLimit, out long end));
        Assert.Equal(message.Length, end);
        Assert.Equal(encoding, scanner.Encoding);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_WholeInputOrAnySplit_EndsWhereTheMessageEnds(ThriftEncoding encoding)
    {
        byte[] message = Message(encoding);
        byte[] stream = [.. message, 0xFF, 0xFF];

        for (int size = 1; size <= stream.Length; size++)
        {
            var scanner = new ThriftMessageScanner();
            Assert.True(scanner.TryScan(Segments.Every(stream, size), NoLimit, out long length));
            Assert.Equal(message.Length, length);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_ArrivingInTwoPieces_EndsWhereTheMessageEnds(ThriftEncoding encoding)
    {
        byte[] message = Message(encoding);
        var scanner = new ThriftMessageScanner();

        for (int split = 1; split < message.Length; split++)
        {
            scanner.Reset();
            Assert.False(scanner.TryScan(new ReadOnlySequence<byte>(message, 0, split), NoLimit, out _));
            Assert.True(scanner.TryScan(Segments.SplitAt(message, split), NoLimit, out long length));
            Assert.Equal(message.Length, length);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_AfterReset_FindsTheNextMessage(ThriftEncoding encoding)
    {
        byte[] message = Message(encoding);
        var scanner = new ThriftMessageScanner();

        for (int i = 0; i < 3; i++)
        {
            Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(message), NoLimit, out long length));
            Assert.Equal(message.Length, length);
            scanner.Reset();
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_LimitOneByteShort_IsSizeLimit(ThriftEncoding encoding)
    {
        byte[] message = Message(encoding);
        var scanner = new ThriftMessageScanner();

        Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(message), message.Length, out _));
        var failure = Assert.Throws<WireFormatException>(
            () => new ThriftMessageScanner().TryScan(new ReadOnlySequence<byte>(message), message.Length - 1, out _));
        Assert.Equal(WireFormatError.SizeLimit, failure.Error);
    }

    [Theory]
    [InlineData("80010001 00000001 61 00000001 0B 0001 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 00000001 61 00000001 0B 0001 FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("80010001 00000001 61 00000001 0F 0001 0A 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 00000001 61 00000001 0F 0001 0C 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 00000001 61 00000001 0F 0001 0C FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("80010001 00000001 61 00000001 0D 0001 0B 0B 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 00000001 61 00000001 0D 0001 08 08 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("80010001 00000001 61 00000001 05 0001", WireFormatError.InvalidData)]
    [InlineData("80010001 00000001 61 00000001 0F 0001 01 00000001", WireFormatError.InvalidData)]
    [InlineData("80010001 FFFFFFFF", WireFormatError.NegativeSize)]
    [InlineData("80010001 00000401", WireFormatError.SizeLimit)]
    [InlineData("80020001", WireFormatError.BadVersion)]
    [InlineData("00", WireFormatError.BadVersion)]
    [InlineData("82 22", WireFormatError.BadVersion)]
    [InlineData("82 21 01 FFFFFFFF07", WireFormatError.SizeLimit)]
    [InlineData("82 21 01 01 61 18 FFFFFFFF07", WireFormatError.SizeLimit)]
    [InlineData("82 21 01 01 61 18 FFFFFFFF0F", WireFormatError.NegativeSize)]
    [InlineData("82 21 01 01 61 18 FFFFFFFF1F", WireFormatError.InvalidData)]
    [InlineData("82 21 01 01 61 19 FC FFFFFFFF07", WireFormatError.SizeLimit)]
    [InlineData("82 21 01 01 61 1B FFFFFFFF07 88", WireFormatError.SizeLimit)]
    [InlineData("82 21 01 01 61 1E", WireFormatError.InvalidData)]
    [InlineData("82 21 01 01 61 16 FFFFFFFFFFFFFFFFFFFFFF", WireFormatError.InvalidData)]
    public void TryScan_HostileBytes_FailsBeforeTheRestArrives(string hex, WireFormatError expected)
    {
        byte[] bytes = Hex.Bytes(hex);

        var failure = Assert.Throws<WireFormatException>(
            () => new ThriftMessageScanner().TryScan(new ReadOnlySequence<byte>(bytes), 16 * 1_024 * 1_024, out _));

        Assert.Equal(expected, failure.Error);
    }

    [Theory]
    [InlineData("80010001 00000000 00000001", "0C 0001")]
    [InlineData("80010001 00000000 00000001 0F 0001 0F 00000001", "0F 00000001")]
    [InlineData("82 21 01 00", "1C")]
    [InlineData("82 21 01 00 19 19", "19")]
    public void TryScan_NestedDeeply_IsDepthLimit(string head, string level)
    {
        byte[] bytes = Hex.Bytes(head + string.Concat(Enumerable.Repeat(level, 100_000)));

        var failure = Assert.Throws<WireFormatException>(() => new ThriftMessageScanner().TryScan(new ReadOnlySequence<byte>(bytes), NoLimit, out _));

        Assert.Equal(WireFormatError.DepthLimit, failure.Error);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TryScan_LargeMessageByteByByte_TakesLinearTime(ThriftEncoding encoding)
    {
        var content = new Everything { Names = [.. Enumerable.Range(0, 100_000).Select(static i => $"name {i}")] };
        byte[] message = Message(encoding, content);
        var scanner = new ThriftMessageScanner();
        long started = Stopwatch.GetTimestamp();

        for (int length = 1; length < message.Length; length++)
        {
            Assert.False(scanner.TryScan(new ReadOnlySequence<byte>(message, 0, length), NoLimit, out _));
        }

        Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(message), NoLimit, out _));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
    }

    [Fact]
    public void TryScan_AfterTheFirstMessage_AllocatesNothing()
    {
        byte[] message = Message(ThriftEncoding.Binary);
        var scanner = new ThriftMessageScanner();

        Assert.Equal(0, Allocations.Of(() =>
        {
            scanner.Reset();
            scanner.TryScan(new ReadOnlySequence<byte>(message), NoLimit, out _);
        }));
    }

    private static byte[] Message(ThriftEncoding encoding, Everything? content = null)
    {
        content ??= Everything.Sample;
        return encoding == ThriftEncoding.Binary
            ? ThriftBytes.Binary((ref ThriftBinaryWriter w) =>
            {
                w.WriteMessageBegin("Echo"u8, ThriftMessageType.Call, 70_000);
                Everything.Write(ref w, content);
            })
            : ThriftBytes.Compact((ref ThriftCompactWriter w) =>
            {
                w.WriteMessageBegin("Echo"u8, ThriftMessageType.Call, 70_000);
                Everything.Write(ref w, content);
            });
    }
}
