using System.Text;

namespace Tern.Protocols.Tests.Grpc;

/// <summary>Percent-encoding of <c>grpc-message</c>, base64 of <c>-bin</c> keys, numbers of <c>grpc-status</c>.</summary>
public sealed class GrpcTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text ~!", "plain text ~!")]
    [InlineData("100 %", "100 %25")]
    [InlineData("\t\n\r\u007f", "%09%0A%0D%7F")]
    [InlineData("ä€", "%C3%A4%E2%82%AC")]
    [InlineData("😈", "%F0%9F%98%88")]
    public void StatusText_AnyText_SurvivesPercentEncoding(string text, string encoded)
    {
        Assert.Equal(encoded, Encoding.ASCII.GetString(GrpcStatusText.Encode(text)));
        Assert.Equal(text, GrpcStatusText.Decode(Encoding.ASCII.GetBytes(encoded)));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%2", "%2")]
    [InlineData("%zz", "%zz")]
    [InlineData("%2%20", "%2 ")]
    [InlineData("a%c3%a4", "aä")]
    [InlineData("%FF", "\uFFFD")]
    public void Decode_BrokenEscapes_AreTakenAsTheyStand(string encoded, string text) =>
        Assert.Equal(text, GrpcStatusText.Decode(Encoding.ASCII.GetBytes(encoded)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "a")]
    [InlineData(6, "a")]
    [InlineData(7, "a%C3%A4")]
    public void Encode_LimitedText_IsCutBetweenCharacters(int limit, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(GrpcStatusText.Encode("aä", limit)));

    [Fact]
    public void Encode_LoneSurrogate_BecomesTheReplacementCharacter() =>
        Assert.Equal("%EF%BF%BD", Encoding.ASCII.GetString(GrpcStatusText.Encode("\ud800")));

    [Theory]
    [InlineData("", "")]
    [InlineData("AA", "00")]
    [InlineData("AA==", "00")]
    [InlineData("AAE", "0001")]
    [InlineData("AAE=", "0001")]
    [InlineData("AAEC", "000102")]
    [InlineData(" AAEC ", "000102")]
    public void Binary_PaddedOrNot_IsRead(string text, string hex)
    {
        Assert.True(GrpcBinary.TryDecode(Encoding.ASCII.GetBytes(text), out byte[] value));
        Assert.Equal(hex, Convert.ToHexString(value));
        Assert.Equal(text.Trim().TrimEnd('='), Encoding.ASCII.GetString(GrpcBinary.Encode(value)));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("AAECA")]
    [InlineData("A A")]
    [InlineData("AA\tA")]
    [InlineData("AA-_")]
    [InlineData("=AAA")]
    [InlineData("A=AA")]
    [InlineData("ä")]
    public void Binary_WhatIsNoBase64_IsRefused(string text) => Assert.False(GrpcBinary.TryDecode(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Binary_SeveralValuesInOneField_AreSplitAtCommas()
    {
        var headers = new RpcHeaders();

        Assert.True(GrpcBinary.TryAdd(headers, "k-bin", "AA,AAE=, AAEC"u8));

        Assert.Equal(["00", "0001", "000102"], headers.Select(header => Convert.ToHexString(header.Bytes.Span)));
        Assert.False(GrpcBinary.TryAdd(headers, "k-bin", "AA,!"u8));
    }

    [Theory]
    [InlineData("0", RpcStatusCode.Ok)]
    [InlineData("16", RpcStatusCode.Unauthenticated)]
    [InlineData("17", RpcStatusCode.DeadlineExceeded)]
    [InlineData("18", RpcStatusCode.Unknown)]
    [InlineData("20", RpcStatusCode.Unimplemented)]
    [InlineData("-1", RpcStatusCode.Unknown)]
    [InlineData("99999999999", RpcStatusCode.Unknown)]
    [InlineData("", RpcStatusCode.Unknown)]
    [InlineData("5x", RpcStatusCode.Unknown)]
    public void Status_AnyNumber_HasACode(string text, RpcStatusCode code) => Assert.Equal(code, GrpcStatus.Parse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(400, RpcStatusCode.Internal)]
    [InlineData(401, RpcStatusCode.Unauthenticated)]
    [InlineData(403, RpcStatusCode.PermissionDenied)]
    [InlineData(404, RpcStatusCode.Unimplemented)]
    [InlineData(429, RpcStatusCode.Unavailable)]
    [InlineData(502, RpcStatusCode.Unavailable)]
    [InlineData(503, RpcStatusCode.Unavailable)]
    [InlineData(504, RpcStatusCode.Unavailable)]
    [InlineData(500, RpcStatusCode.Unknown)]
    [InlineData(302, RpcStatusCode.Unknown)]
    public void Status_OfHttp_HasACode(int status, RpcStatusCode code) => Assert.Equal(code, GrpcStatus.FromHttp(status));

    [Theory]
    [InlineData("LOG_ID", "v", "rpc-persist-log-id")]
    [InlineData("traceId", "v", "rpc-persist-traceid")]
    [InlineData("K", "ä\tb", "rpc-persist-k")]
    public void Metainfo_LegalKey_HasAName(string key, string value, string name)
    {
        Assert.True(GrpcMetainfo.TryGetName(GrpcMetainfo.PersistentPrefix, key, value, out string? written));
        Assert.Equal(name, written);
        Assert.Equal(key.ToUpperInvariant(), GrpcMetainfo.KeyOf(GrpcMetainfo.PersistentPrefix, written));
        Assert.Null(GrpcMetainfo.KeyOf(GrpcMetainfo.TransientPrefix, written));
    }

    [Theory]
    [InlineData("a b", "v")]
    [InlineData("ä", "v")]
    [InlineData("a:b", "v")]
    [InlineData("a", "x\r\ny: z")]
    public void Metainfo_WhatNoHeaderCanHold_IsLeftOut(string key, string value) =>
        Assert.False(GrpcMetainfo.TryGetName(GrpcMetainfo.PersistentPrefix, key, value, out _));

    [Fact]
    public void Metainfo_PrefixAlone_IsNoKey() => Assert.Null(GrpcMetainfo.KeyOf(GrpcMetainfo.PersistentPrefix, GrpcMetainfo.PersistentPrefix));
}
