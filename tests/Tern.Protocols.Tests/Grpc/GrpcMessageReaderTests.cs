using Tern.Serialization;

namespace Tern.Protocols.Tests.Grpc;

public sealed class GrpcMessageReaderTests
{
    private const int Limit = 1_000;

    private static readonly byte[] s_messages = Wire.Hex("00 00000004 0A026869  01 00000000  00 00000001 FF");

    [Fact]
    public void TryRead_SplitAtEveryTwoBytes_GivesTheSameMessages()
    {
        for (int first = 0; first <= s_messages.Length; first++)
        {
            for (int second = first; second <= s_messages.Length; second++)
            {
                Assert.Equal(["False 0A026869", "True ", "False FF"], ReadAll(s_messages[..first], s_messages[first..second], s_messages[second..]));
            }
        }
    }

    [Fact]
    public void TryRead_ByteByByte_GivesTheSameMessages() =>
        Assert.Equal(["False 0A026869", "True ", "False FF"], ReadAll([.. s_messages.Select(value => new[] { value })]));

    [Fact]
    public void TryRead_MessageInOnePiece_IsGivenWhereItLies()
    {
        var reader = default(GrpcMessageReader);
        ReadOnlySpan<byte> data = s_messages;

        Assert.True(reader.TryRead(ref data, Limit, out GrpcMessage message));

        Assert.True(s_messages.AsSpan().Overlaps(message.Body, out int offset));
        Assert.Equal(5, offset);
    }

    [Fact]
    public void IsInside_CutAtEveryByte_TellsWhetherSomethingIsMissing()
    {
        int[] ends = [0, 9, 14, 20];
        for (int length = 0; length <= s_messages.Length; length++)
        {
            var reader = default(GrpcMessageReader);
            ReadOnlySpan<byte> data = s_messages.AsSpan(0, length);
            while (reader.TryRead(ref data, Limit, out _))
            {
            }

            Assert.Equal(!ends.Contains(length), reader.IsInside);
            reader.Release();
        }
    }

    [Theory]
    [InlineData("00 000003E9", WireFormatError.SizeLimit)]
    [InlineData("00 7FFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("01 FFFFFFFF", WireFormatError.SizeLimit)]
    [InlineData("02 00000000", WireFormatError.InvalidData)]
    [InlineData("FF 00000000", WireFormatError.InvalidData)]
    public void TryRead_TooLargeOrNoMessage_Throws(string prefix, WireFormatError error)
    {
        byte[] bytes = Wire.Hex(prefix);

        Assert.Equal(error, Assert.Throws<WireFormatException>(() => ReadAll(bytes)).Error);
        Assert.Equal(error, Assert.Throws<WireFormatException>(() => ReadAll([.. bytes.Select(value => new[] { value })])).Error);
    }

    [Fact]
    public void TryRead_ClaimedLength_TakesNoMemoryBeforeTheBytesCome()
    {
        var reader = default(GrpcMessageReader);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ReadOnlySpan<byte> data = Wire.Hex("00 3FFFFFFF 01");
        Assert.False(reader.TryRead(ref data, int.MaxValue, out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        reader.Release();
    }

    [Fact]
    public void TryRead_RandomPieces_GivesEveryMessageOnceAndInOrder()
    {
        var random = new Random(3);
        for (int round = 0; round < 300; round++)
        {
            byte[][] messages = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomBytes(random, random.Next(0, 200)))];
            byte[] all = [.. messages.SelectMany(body => (byte[])[0, .. Wire.Int32(body.Length), .. body])];
            var pieces = new List<byte[]>();
            for (int at = 0; at < all.Length;)
            {
                int length = Math.Min(random.Next(1, 60), all.Length - at);
                pieces.Add(all[at..(at + length)]);
                at += length;
            }

            Assert.Equal(messages.Select(body => $"False {Convert.ToHexString(body)}"), ReadAll([.. pieces]));
        }
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static List<string> ReadAll(params byte[][] pieces)
    {
        var reader = default(GrpcMessageReader);
        var read = new List<string>();
        foreach (byte[] piece in pieces)
        {
            ReadOnlySpan<byte> data = piece;
            while (reader.TryRead(ref data, Limit, out GrpcMessage message))
            {
                read.Add($"{message.IsCompressed} {Convert.ToHexString(message.Body)}");
            }

            Assert.True(data.IsEmpty);
        }

        return read;
    }
}
