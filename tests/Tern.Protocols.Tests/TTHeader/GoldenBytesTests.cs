using System.Buffers;

namespace Tern.Protocols.Tests.TTHeader;

/// <summary>Bytes that Kitex puts on the wire for <c>Echo(Req { 1: "hi" })</c>, sequence id 1.</summary>
public sealed class GoldenBytesTests
{
    private const string BinaryCall = "80010001 00000004 4563686f 00000001 0c0001 0b0001 00000002 6869 00 00";

    private const string HeaderAndCall =
        "00000058 1000 0000 00000001 000c 00 00 01 0001 0003 69736e 000b 4563686f53657276696365 10 0003 0003 0003 636c69 0006 0003 737672 0009 0004 4563686f" + BinaryCall;

    private const string PaddedHeader =
        "00000000 1000 0000 00000001 0009 00 00 01 0001 0003 69736e 000b 4563686f53657276696365 10 0001 0009 0004 4563686f 0000";

    [Fact]
    public void Write_HeaderAndCall_GivesKitexBytes()
    {
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, flags: 0, sequenceId: 1);
        header.BeginStrings();
        header.WriteString("isn", "EchoService");
        header.BeginInts();
        header.WriteInt(3, "cli");
        header.WriteInt(6, "svr");
        header.WriteInt(9, "Echo");
        header.Complete();
        buffer.Write(Wire.Hex(BinaryCall));
        TTHeaderFormat.PatchLength(buffer.WrittenSpan, buffer.Length);

        Assert.Equal(92, buffer.Length);
        Assert.Equal(Wire.Hex(HeaderAndCall), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Write_InfoThatIsNoMultipleOfFour_IsPaddedAsKitexDoes()
    {
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, flags: 0, sequenceId: 1);
        header.BeginStrings();
        header.WriteString("isn", "EchoService");
        header.BeginInts();
        header.WriteInt(9, "Echo");
        header.Complete();

        Assert.Equal(Wire.Hex(PaddedHeader), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Write_NoEntries_LeavesTheBlocksOut()
    {
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, flags: 1, sequenceId: -2);
        header.BeginStrings();
        header.BeginInts();
        header.Complete();

        Assert.Equal(Wire.Hex("00000000 1000 0001 fffffffe 0001 00 00 0000"), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Write_AclToken_ComesFirst()
    {
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, flags: 0, sequenceId: 1);
        header.WriteAclToken("tok");
        header.BeginStrings();
        header.WriteString("RPC_PERSIST_", "k", "v");
        header.BeginInts();
        header.WriteInt(12, 1_500);
        header.Complete();

        byte[] expected = Wire.Info([("RPC_PERSIST_k", "v")], [(12, "1500")], aclToken: "tok");
        Assert.Equal(expected, buffer.WrittenSpan[TTHeaderFormat.FixedBytes..].ToArray());
    }

    [Fact]
    public void Read_HeaderAndCall_FindsEveryPart()
    {
        byte[] bytes = Wire.Hex(HeaderAndCall);
        ThriftFrame frame = ThriftFrameScanner.Parse(bytes);
        TTHeaderInfo info = TTHeaderInfo.Parse(frame.HeaderInfo);

        Assert.Equal(RpcProtocol.ThriftTTHeader, frame.Protocol);
        Assert.Equal(1, frame.HeaderSequenceId);
        Assert.Equal(0, frame.Flags);
        Assert.Equal(Wire.Hex(BinaryCall), frame.Payload.ToArray());
        Assert.Equal("EchoService", info.Service);
        Assert.Equal("cli", info.Int(3));
        Assert.Equal("svr", info.Int(6));
        Assert.Equal("Echo", info.Int(9));
    }

    [Theory]
    [InlineData("313233343536373839", "e3069283")]
    [InlineData("", "00000000")]
    [InlineData(BinaryCall, "0fdeaddc")]
    public void Crc32C_KnownBytes_GivesTheCheckValue(string hex, string expected)
    {
        byte[] digits = new byte[8];
        Crc32C.Format(Crc32C.Compute(Wire.Hex(hex)), digits);

        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(digits));
    }

    [Theory]
    [InlineData("e3069283", true)]
    [InlineData("E3069283", true)]
    [InlineData("e3069284", false)]
    [InlineData("xyz", false)]
    [InlineData("00000000", false)]
    public void Crc32C_DigitsOfAHeader_AreCompared(string digits, bool isRight)
    {
        Exception? error = Record.Exception(() => Crc32C.Check(digits, "123456789"u8));

        Assert.Equal(isRight, error is null);
        Assert.True(error is null or Serialization.WireFormatException);
    }

    [Fact]
    public void Write_MetadataThatDoesNotFit_IsRefused()
    {
        var buffer = new OutputBuffer();
        Assert.Throws<Serialization.WireFormatException>(() =>
        {
            var header = new TTHeaderWriter(buffer, 0, 1);
            header.BeginStrings();
            header.WriteString("key", new string('x', 65_536));
        });
        Assert.Throws<Serialization.WireFormatException>(() =>
        {
            var header = new TTHeaderWriter(buffer, 0, 1);
            header.BeginStrings();
            for (int i = 0; i < 5; i++)
            {
                header.WriteString("key", new string('x', 60_000));
            }

            header.BeginInts();
            header.Complete();
        });
    }
}
