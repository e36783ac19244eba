using System.Buffers;
using System.Text;
using Tern.Serialization;

namespace Tern.Protocols.Tests.Grpc;

public sealed class GrpcCompressionTests
{
    private const int Limit = 100_000;

    [Theory]
    [InlineData("gzip", 0)]
    [InlineData("gzip", 1)]
    [InlineData("gzip", Limit)]
    [InlineData("deflate", 0)]
    [InlineData("deflate", Limit)]
    public void Decompress_WhatWasCompressed_GivesItBack(string name, int length)
    {
        byte[] message = new byte[length];
        new Random(1).NextBytes(message.AsSpan(0, length / 2));
        IRpcCompressor compressor = GrpcCompression.BuiltIn.Find(name)!;
        byte[] packed = Pack(compressor, message);
        var output = new MessageBuffer();

        GrpcCompression.Decompress(compressor, new ReadOnlySequence<byte>(packed), output, Limit);
        Assert.Equal(message, output.WrittenSpan.ToArray());

        for (int at = 1; at < Math.Min(packed.Length, 40); at++)
        {
            GrpcCompression.Decompress(compressor, Pieces.Of(packed[..at], packed[at..]), output, Limit);
            Assert.Equal(length, output.Length);
        }

        output.Release();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Decompress_Bomb_StopsAtTheLimit(string name)
    {
        IRpcCompressor compressor = GrpcCompression.BuiltIn.Find(name)!;
        byte[] packed = Pack(compressor, new byte[50_000_000]);
        var output = new MessageBuffer();

        WireFormatException exception = Assert.Throws<WireFormatException>(
            () => GrpcCompression.Decompress(compressor, new ReadOnlySequence<byte>(packed), output, Limit));

        Assert.Equal(WireFormatError.SizeLimit, exception.Error);
        Assert.InRange(output.GetSpan().Length + output.Length, 0, Limit * 4);
        output.Release();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void Decompress_DamagedBytes_AreAFormatErrorOrOtherBytes(string name)
    {
        IRpcCompressor compressor = GrpcCompression.BuiltIn.Find(name)!;
        byte[] packed = Pack(compressor, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200))));
        var output = new MessageBuffer();
        var random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. packed];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            damaged = i % 2 == 0 ? damaged : damaged[..random.Next(1, damaged.Length)];
            try
            {
                GrpcCompression.Decompress(compressor, new ReadOnlySequence<byte>(damaged), output, Limit);
            }
            catch (WireFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 2_000);
        output.Release();
    }

    [Fact]
    public void Find_NamesOfTheOptions_AreKnownBesideThoseBuiltIn()
    {
        var own = new Upside();
        var compression = new GrpcCompression([own]);

        Assert.Same(own, compression.Find("upside"));
        Assert.Same(own, compression.Find("upside"u8));
        Assert.IsType<GzipCompressor>(compression.Find("gzip"u8));
        Assert.Null(compression.Find("identity"));
        Assert.Null(compression.Find("snappy"u8));
        Assert.Equal("identity,deflate,gzip,upside", Encoding.ASCII.GetString(compression.AcceptEncoding));
    }

    [Theory]
    [InlineData("identity,deflate, gzip", true)]
    [InlineData("gzip", true)]
    [InlineData("", false)]
    [InlineData("gzip2,xgzip", false)]
    public void Accepts_List_HasTheNameOrNot(string list, bool accepts) =>
        Assert.Equal(accepts, GrpcCompression.Accepts(Encoding.ASCII.GetBytes(list), "gzip"));

    private static byte[] Pack(IRpcCompressor compressor, byte[] message)
    {
        var packed = new ArrayBufferWriter<byte>();
        compressor.Compress(message, packed);
        return packed.WrittenSpan.ToArray();
    }

    private sealed class Upside : IRpcCompressor
    {
        public string Name => "upside";

        public void Compress(ReadOnlySpan<byte> message, IBufferWriter<byte> output) => output.Write(message);

        public void Decompress(ReadOnlySequence<byte> message, IBufferWriter<byte> output) => output.Write(message.ToArray());
    }
}
