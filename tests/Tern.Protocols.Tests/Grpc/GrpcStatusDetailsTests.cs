namespace Tern.Protocols.Tests.Grpc;

public sealed class GrpcStatusDetailsTests
{
    // google.rpc.Status { code: 5, message: "no", details: { type_url: "t/x", value: 01 02 } }
    private static readonly byte[] s_status = Wire.Hex("08 05  12 02 6E 6F  1A 09  0A 03 74 2F 78  12 02 01 02");

    [Fact]
    public void Write_CodeMessageAndDetail_IsGooglesStatus() => Assert.Equal(
        s_status, GrpcStatusDetails.Write(RpcStatusCode.NotFound, "no", [new RpcStatusDetail("t/x", new byte[] { 1, 2 })]));

    [Fact]
    public void Read_WhatWasWritten_GivesTheDetails()
    {
        byte[] value = new byte[300];
        Random.Shared.NextBytes(value);
        RpcStatusDetail[] details = [new("type.googleapis.com/shop.OutOfStock", value), new("", ReadOnlyMemory<byte>.Empty), new("ä", new byte[] { 0 })];

        IReadOnlyList<RpcStatusDetail> read = GrpcStatusDetails.Read(GrpcStatusDetails.Write(RpcStatusCode.Internal, "failed", details));

        Assert.Equal(details.Select(detail => detail.TypeUrl), read.Select(detail => detail.TypeUrl));
        Assert.Equal(details.Select(detail => Convert.ToHexString(detail.Value.Span)), read.Select(detail => Convert.ToHexString(detail.Value.Span)));
    }

    [Fact]
    public void Read_UnknownFieldsOfEveryWireType_AreSkipped()
    {
        byte[] unknown = Wire.Hex("20 FF 01  29 01 02 03 04 05 06 07 08  32 01 AA  3D 01 02 03 04");

        IReadOnlyList<RpcStatusDetail> read = GrpcStatusDetails.Read([.. unknown, .. s_status, .. unknown]);

        Assert.Equal("t/x", Assert.Single(read).TypeUrl);
    }

    [Fact]
    public void Read_CutAtEveryByte_GivesNoMoreThanWasThere()
    {
        for (int length = 0; length < s_status.Length; length++)
        {
            Assert.Empty(GrpcStatusDetails.Read(s_status.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Read_RandomBytes_NeverThrows()
    {
        var random = new Random(11);
        for (int i = 0; i < 50_000; i++)
        {
            byte[] bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            GrpcStatusDetails.Read(bytes);

            byte[] changed = [.. s_status];
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            GrpcStatusDetails.Read(changed);
        }
    }

    [Theory]
    [InlineData("0803", RpcStatusCode.InvalidArgument)]
    [InlineData("1A020A00 0810", RpcStatusCode.Unauthenticated)]
    [InlineData("", null)]
    [InlineData("0800", null)]
    [InlineData("0811", null)]
    [InlineData("08FFFFFFFFFFFFFFFFFF01", null)]
    [InlineData("0D03000000", null)]
    [InlineData("08", null)]
    [InlineData("1AFF", null)]
    public void CodeOf_AnyMessage_IsThatOfAFailureOrNone(string hex, RpcStatusCode? expected)
        => Assert.Equal(expected, GrpcStatusDetails.CodeOf(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));
}
