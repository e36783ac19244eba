using System.Buffers.Binary;

namespace Tern.Conformance.Tests;

public sealed class PipeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("00000000", 0)]
    [InlineData("FFFFFFFF", 1)]
    [InlineData("00000080", 1)]
    [InlineData("00", 1)]
    [InlineData("000000", 1)]
    [InlineData("04000000", 1)]
    [InlineData("0400000001", 1)]
    [InlineData("0000001001", 1)]
    [InlineData("0000000004", 1)]
    public async Task Process_InputThatEnds_EndsWithAWordWhy(string hex, int expected)
    {
        using TesteeProcess testee = new();
        testee.Send(Convert.FromHexString(hex));

        (int exitCode, string error) = await testee.EndAsync();

        Assert.Equal(expected, exitCode);
        Assert.Equal(expected == 0, error.Length == 0);
    }

    [Fact]
    public void Serve_EveryTruncation_IsTheEndOrAnError()
    {
        byte[] input = [.. Frame([1, 2, 3]), .. Frame([]), .. Frame([4])];
        for (int length = 0; length <= input.Length; length++)
        {
            MemoryStream output = new();
            void Serve() => Pipe.Serve(new MemoryStream(input, 0, length), output, message => [.. message, 0xFF]);

            if (length is 0 or 7 or 11 or 16)
            {
                Serve();
            }
            else
            {
                Assert.Throws<InvalidDataException>(Serve);
            }

            byte[] expected = [.. Frame([1, 2, 3, 0xFF]), .. Frame([0xFF]), .. Frame([4, 0xFF])];
            Assert.Equal(expected.AsSpan(0, length < 7 ? 0 : length < 11 ? 8 : length < 16 ? 13 : 19).ToArray(), output.ToArray());
        }
    }

    [Fact]
    public void Serve_InPiecesOfOneByte_IsTheSame()
    {
        byte[] large = new byte[3 * 1_024 * 1_024];
        Random.Shared.NextBytes(large);
        MemoryStream output = new();

        Pipe.Serve(new Dribble(Frame(large)), output, message => message);

        Assert.Equal(Frame(large), output.ToArray());
    }

    private static byte[] Frame(byte[] message)
    {
        byte[] frame = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, message.Length);
        message.CopyTo(frame, 4);
        return frame;
    }

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
