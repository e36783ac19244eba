using System.Buffers.Binary;

namespace Tern.Conformance;

/// <summary>The suite's protocol on a pair of pipes: four bytes of length, little-endian, then the message; for each one answer of the same form.</summary>
internal static class Pipe
{
    private const int HeaderBytes = 4;

    // Far above every test; a length beyond is no length.
    private const int MaxMessageBytes = 256 * 1_024 * 1_024;

    // Nothing is sized for more than this before it has arrived.
    private const int ChunkBytes = 1_024 * 1_024;

    /// <summary>Answers until the input ends.</summary>
    /// <exception cref="InvalidDataException">The input ends inside of a message, or a length is none.</exception>
    public static void Serve(Stream input, Stream output, Func<byte[], byte[]> answer)
    {
        byte[] header = new byte[HeaderBytes];
        while (input.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) is var count and > 0)
        {
            if (count < HeaderBytes)
            {
                throw new InvalidDataException("The input ends inside of a length.");
            }

            byte[] reply = answer(Read(input, BinaryPrimitives.ReadUInt32LittleEndian(header)));
            BinaryPrimitives.WriteInt32LittleEndian(header, reply.Length);
            output.Write(header);
            output.Write(reply);
            output.Flush();
        }
    }

    private static byte[] Read(Stream input, uint length)
    {
        if (length > MaxMessageBytes)
        {
            throw new InvalidDataException($"A message of {length} bytes is longer than {MaxMessageBytes}.");
        }

        byte[] message = new byte[Math.Min(length, ChunkBytes)];
        for (int read = 0; read < length;)
        {
            if (read == message.Length)
            {
                Array.Resize(ref message, (int)Math.Min(length, 2L * message.Length));
            }

            int count = input.Read(message, read, message.Length - read);
            if (count == 0)
            {
                throw new InvalidDataException($"The input ends after {read} of the {length} bytes of a message.");
            }

            read += count;
        }

        return message;
    }
}
