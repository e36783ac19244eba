using System.Net;

namespace Tern.Transport.Tests;

public sealed class RpcEndpointTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:8888", "tcp", "127.0.0.1", 8888, "")]
    [InlineData("tcp://0.0.0.0:0", "tcp", "0.0.0.0", 0, "")]
    [InlineData("tcp://*:65535", "tcp", "*", 65535, "")]
    [InlineData("tcp://[::1]:80", "tcp", "::1", 80, "")]
    [InlineData("tcp://[::]:80", "tcp", "::", 80, "")]
    [InlineData("tcp://[2001:DB8::1]:80", "tcp", "2001:db8::1", 80, "")]
    [InlineData("tcp://localhost:1", "tcp", "localhost", 1, "")]
    [InlineData("TCP://Shop-1.example_x.com.:1", "tcp", "Shop-1.example_x.com.", 1, "")]
    [InlineData("tcp://3com.com:1", "tcp", "3com.com", 1, "")]
    [InlineData("unix:///run/catalog.sock", "unix", "", 0, "/run/catalog.sock")]
    [InlineData("unix:///run/a b#?.sock", "unix", "", 0, "/run/a b#?.sock")]
    [InlineData("memory://catalog", "memory", "catalog", 0, "")]
    public void Parse_Address_GivesItsPartsAndItsTextBack(string text, string scheme, string host, int port, string path)
    {
        var endpoint = RpcEndpoint.Parse(text);

        Assert.Equal(scheme, endpoint.Scheme);
        Assert.Equal(host, endpoint.Host);
        Assert.Equal(port, endpoint.Port);
        Assert.Equal(path, endpoint.Path);
        Assert.Equal(text, endpoint.ToString());
        string converted = endpoint;
        Assert.Equal(text, converted);
        Assert.True(RpcEndpoint.TryParse(text, out var again));
        Assert.Equal(endpoint, again);
    }

    [Theory]
    [InlineData("", "has no scheme")]
    [InlineData("127.0.0.1:80", "has no scheme")]
    [InlineData("http://a:80", "unknown scheme 'http'")]
    [InlineData("://a:80", "unknown scheme ''")]
    [InlineData("tcp://", "has no port")]
    [InlineData("tcp://a", "has no port")]
    [InlineData("tcp://[::1]", "has no port")]
    [InlineData("tcp://:80", "which is empty")]
    [InlineData("tcp://a:", "the port ''")]
    [InlineData("tcp://a:-1", "the port '-1'")]
    [InlineData("tcp://a:+1", "the port '+1'")]
    [InlineData("tcp://a: 1", "the port ' 1'")]
    [InlineData("tcp://a:65536", "the port '65536'")]
    [InlineData("tcp://a:80/", "the port '80/'")]
    [InlineData("tcp://a:٣", "the port '٣'")]
    [InlineData("tcp://a/b:80", "the host 'a/b'")]
    [InlineData("tcp://user@a:80", "the host 'user@a'")]
    [InlineData("tcp://::1:80", "has a colon")]
    [InlineData("tcp://[::1:80", "has a colon")]
    [InlineData("tcp://[127.0.0.1]:80", "no IPv6 address")]
    [InlineData("tcp://[]:80", "no IPv6 address")]
    [InlineData("tcp://[]]:80", "no IPv6 address")]
    [InlineData("tcp://127.1:80", "no IPv4 address")]
    [InlineData("tcp://256.0.0.1:80", "no IPv4 address")]
    [InlineData("tcp://010.0.0.1:80", "no IPv4 address")]
    [InlineData("tcp://2130706433:80", "no IPv4 address")]
    [InlineData("tcp://a..b:80", "no DNS name")]
    [InlineData("tcp://.:80", "no DNS name")]
    [InlineData("tcp://-a:80", "no DNS name")]
    [InlineData("tcp://a b:80", "no DNS name")]
    [InlineData("tcp://köln:80", "xn--")]
    [InlineData("unix://relative.sock", "no absolute path")]
    [InlineData("unix://", "no absolute path")]
    [InlineData("unix:///run/", "names a directory")]
    [InlineData("unix:///run/a\0b", "control character")]
    [InlineData("memory://", "has no name")]
    [InlineData("memory://a b", "white space")]
    public void Parse_NotAnAddress_NamesTheWrongPart(string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => RpcEndpoint.Parse(text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(RpcEndpoint.TryParse(text, out _));
    }

    [Fact]
    public void Parse_HostileText_NeverThrowsAnythingElse()
    {
        var random = new Random(20_260_101);
        const string Alphabet = "tcpunixmemory:/[]*.-_0129@#?%\0\r\n ü\ud800";
        string[] starts = ["", "tcp://", "unix:///", "memory://", "tcp://[", "tcp://1.2.3."];
        for (var i = 0; i < 100_000; i++)
        {
            var text = starts[random.Next(starts.Length)] + new string(random.GetItems<char>(Alphabet, random.Next(24)));
            if (RpcEndpoint.TryParse(text, out var endpoint))
            {
                Assert.Equal(text, endpoint.ToString());
            }
            else
            {
                var error = Assert.Throws<FormatException>(() => RpcEndpoint.Parse(text));
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Parse_EndlessText_IsRefusedWithoutRepeatingIt()
    {
        var error = Assert.Throws<FormatException>(() => RpcEndpoint.Parse("tcp://" + new string('a', 1_000_000) + ":80"));

        Assert.True(error.Message.Length < 200);
    }

    [Fact]
    public void Parse_UnixPathPastTheSystemsLimit_IsRefused()
    {
        Assert.True(RpcEndpoint.TryParse("unix:///" + new string('a', 106), out _));
        Assert.Contains("107", Assert.Throws<FormatException>(() => RpcEndpoint.Parse("unix:///" + new string('a', 107))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_SameAddressInOtherLetters_IsEqualForHostsOnly()
    {
        Assert.Equal(RpcEndpoint.Parse("TCP://Localhost:1"), RpcEndpoint.Parse("tcp://localhost:1"));
        Assert.Equal(RpcEndpoint.Parse("tcp://[0:0::1]:1").GetHashCode(), RpcEndpoint.Parse("tcp://[::1]:1").GetHashCode());
        Assert.NotEqual(RpcEndpoint.Parse("tcp://localhost:1"), RpcEndpoint.Parse("tcp://localhost:2"));
        Assert.NotEqual(RpcEndpoint.Parse("memory://a"), RpcEndpoint.Parse("memory://A"));
        Assert.NotEqual(RpcEndpoint.Parse("unix:///a"), RpcEndpoint.Parse("unix:///A"));
    }

    [Fact]
    public void TryParse_Null_IsFalse()
    {
        Assert.False(RpcEndpoint.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => RpcEndpoint.Parse(null!));
    }

    [Theory]
    [InlineData("::ffff:10.0.0.7", "tcp://10.0.0.7:5")]
    [InlineData("fe80::1", "tcp://[fe80::1]:5")]
    public void Tcp_SocketAddress_IsWrittenAsUsersDo(string address, string expected)
    {
        Assert.Equal(expected, RpcEndpoint.Tcp(new IPEndPoint(IPAddress.Parse(address), 5)).ToString());
    }
}
