using System.Buffers;

namespace Tern.Protocols.Tests.Server;

public sealed class ProtocolDetectorTests
{
    [Theory]
    [InlineData("505249202a204854", "Http2")]
    [InlineData("505249202a20485454502f322e300d0a0d0a534d0d0a0d0a", "Http2")]
    [InlineData("505249202a204855", "Thrift")]
    [InlineData("00000036 1000 0002 00000001", "TTStream")]
    [InlineData("00000036 1000 0003 00000001", "TTStream")]
    [InlineData("00000036 1000 0001 00000001", "Thrift")]
    [InlineData("0000001e 80010001", "Thrift")]
    [InlineData("80010001 00000004", "Thrift")]
    [InlineData("8221010161 00", "Thrift")]
    [InlineData("474554202f204854", "Thrift")]
    public void TryDetect_SplitAtEveryByte_FindsTheProtocol(string hex, string expected)
    {
        byte[] bytes = Wire.Hex(hex);
        Assert.True(ProtocolDetector.TryDetect(new ReadOnlySequence<byte>(bytes), out ConnectionProtocol whole));
        Assert.Equal(expected, whole.ToString());
        for (int split = 1; split < bytes.Length; split++)
        {
            Assert.True(ProtocolDetector.TryDetect(Pieces.Of(bytes[..split], bytes[split..]), out ConnectionProtocol protocol));
            Assert.Equal(expected, protocol.ToString());
        }
    }

    [Theory]
    [InlineData("505249202a204854")]
    [InlineData("0000003610000002")]
    [InlineData("0000001e80010001")]
    public void TryDetect_FewerBytesThanNeeded_WaitsForMore(string hex)
    {
        byte[] bytes = Wire.Hex(hex);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(ProtocolDetector.TryDetect(new ReadOnlySequence<byte>(bytes[..length]), out _));
        }
    }

    [Fact]
    public void TryDetect_ShortUnframedMessage_NeedsTwoBytes()
    {
        Assert.False(ProtocolDetector.TryDetect(new ReadOnlySequence<byte>([0x82]), out _));
        Assert.True(ProtocolDetector.TryDetect(new ReadOnlySequence<byte>([0x82, 0x21]), out _));
        Assert.True(ProtocolDetector.TryDetect(Pieces.Of([0x80], [0x01]), out _));
    }
}
