namespace Tern.Protocols.Tests.Grpc;

public sealed class RpcHeadersTests
{
    [Fact]
    public void Add_SeveralValues_KeepsAllInOrder()
    {
        var headers = new RpcHeaders();
        headers.Add("X-Trace", "1");
        headers.Add("other", " 2 ");
        headers.Add("x-trace", "3");
        headers.Add("k-bin", new byte[] { 0, 255 });

        Assert.Equal(["x-trace: 1", "other: 2", "x-trace: 3", "k-bin: AP8="], headers.Select(header => header.ToString()));
        Assert.Equal("3", headers["X-TRACE"]);
        Assert.True(headers.TryGet("k-bin", out RpcHeader binary));
        Assert.True(binary.IsBinary);
        Assert.Equal([0, 255], binary.Bytes.ToArray());
        Assert.Null(headers["absent"]);
    }

    [Fact]
    public void SetAndRemove_Key_ReplaceAllItsValues()
    {
        var headers = new RpcHeaders();
        headers.Add("a", "1");
        headers.Add("a", "2");
        headers.Set("A", "3");

        Assert.Equal("3", Assert.Single(headers).Value);
        Assert.True(headers.Remove("a"));
        Assert.False(headers.Remove("a"));
        Assert.Empty(headers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData(":path")]
    [InlineData("grpc-status")]
    [InlineData("GRPC-Timeout")]
    [InlineData("te")]
    [InlineData("Content-Type")]
    [InlineData("connection")]
    [InlineData("a\r\nb")]
    public void Add_KeyThatIsNoneOrReserved_IsRefused(string key) => Assert.ThrowsAny<ArgumentException>(() => new RpcHeaders().Add(key, "v"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("ä")]
    [InlineData("\0")]
    public void Add_ValueThatIsNoPrintableAscii_IsRefused(string value) => Assert.Throws<ArgumentException>(() => new RpcHeaders().Add("k", value));

    [Fact]
    public void Add_TextForBinaryKeyOrBytesForTextKey_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new RpcHeaders().Add("k-bin", "v"));
        Assert.Throws<ArgumentException>(() => new RpcHeaders().Add("k", new byte[1]));
    }
}
