using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Transport.Tests;

/// <summary>Short forms of what most tests do with pipes.</summary>
internal static class Pipes
{
    public static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Reads exactly so many bytes.</summary>
    public static async Task<byte[]> ReadExactlyAsync(this PipeReader reader, int count)
    {
        var received = new byte[count];
        var have = 0;
        while (have < count)
        {
            var result = await reader.ReadAsync();
            var take = Math.Min(count - have, (int)result.Buffer.Length);
            result.Buffer.Slice(0, take).CopyTo(received.AsSpan(have));
            have += take;
            reader.AdvanceTo(result.Buffer.GetPosition(take));
            if (result.IsCompleted && have < count)
            {
                throw new EndOfStreamException($"The connection ended after {have} of {count} bytes.");
            }
        }

        return received;
    }

    /// <summary>Reads everything up to the peer's end.</summary>
    public static async Task<byte[]> ReadToEndAsync(this PipeReader reader)
    {
        var received = new ArrayBufferWriter<byte>();
        while (true)
        {
            var result = await reader.ReadAsync();
            foreach (var part in result.Buffer)
            {
                received.Write(part.Span);
            }

            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return received.WrittenSpan.ToArray();
            }
        }
    }
}
