using System.Buffers;
using System.Buffers.Binary;
using Tern.Protocols;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Damaged frames and headers: a protocol error or a wait for more bytes, and nothing else.</summary>
public sealed class VectorFrameHostileTests
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;
    private const int HeaderSizeOffset = 12;
    private const int HeaderInfoOffset = 14;
    private const int MissingResult = 5;

    public static TheoryData<string> Messages => VectorPayloadTests.Messages;

    public static TheoryData<string> MessagesWithHeader => VectorFrameTests.MessagesWithHeader;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Frame_AnyLeadingLengthDamaged_WaitsOrIsRefused(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        int[] offsets = message.File.Protocol switch
        {
            "buffered" => [],
            "ttheader" => [0],
            "framed" or "framed-conversation" => [0],
            _ => [0, message.PayloadOffset - sizeof(int)],
        };
        foreach (int offset in offsets)
        {
            foreach (int value in new[] { -1, int.MaxValue, int.MinValue, 0, 1, message.Bytes.Length - offset - sizeof(int) + 1 })
            {
                byte[] damaged = [.. message.Bytes];
                BinaryPrimitives.WriteInt32BigEndian(damaged.AsSpan(offset), value);
                AssertHarmless(damaged);
            }
        }
    }

    [Theory]
    [MemberData(nameof(MessagesWithHeader))]
    public void Header_AnyTwoBytesDamaged_IsParsedOrRefused(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        int end = HeaderInfoOffset + message.TTHeader!.Value.GetProperty("headerSize").GetInt32();

        // Sizes, counts and lengths of a header are all of two bytes, so this meets every one of them.
        for (int offset = HeaderSizeOffset; offset < end - 1; offset++)
        {
            foreach (ushort value in new ushort[] { ushort.MaxValue, 0x7FFF, 0, (ushort)(end - offset - 1) })
            {
                byte[] damaged = [.. message.Bytes];
                BinaryPrimitives.WriteUInt16BigEndian(damaged.AsSpan(offset), value);
                AssertHarmless(damaged);
            }
        }
    }

    [Theory]
    [MemberData(nameof(MessagesWithHeader))]
    public void HeaderInfo_TruncatedAtAnyByte_IsParsedOrRefused(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        int size = message.TTHeader!.Value.GetProperty("headerSize").GetInt32();
        for (int length = 0; length < size; length++)
        {
            byte[] info = message.Bytes[HeaderInfoOffset..(HeaderInfoOffset + length)];
            AssertHarmless(() => TTHeaderInfo.Parse(info));
        }
    }

    private static void AssertHarmless(byte[] damaged) => AssertHarmless(() =>
    {
        ThriftFrameScanner scanner = new(MaxMessageBytes);
        ReadOnlySequence<byte> input = new(damaged);
        if (scanner.TryScan(input, out ThriftFrame frame))
        {
            Assert.InRange(frame.Length, 1, damaged.Length);
            if (frame.HasHeader)
            {
                TTHeaderInfo.Parse(frame.HeaderInfo);
            }

            VectorCodec.DecodeDamaged(new ReadOnlySequence<byte>(frame.Payload.ToArray()));
        }
    });

    private static void AssertHarmless(Action action)
    {
        try
        {
            action();
        }
        catch (WireFormatException)
        {
            // The one error that damaged bytes may cause.
        }
        catch (RpcException error) when (error.ApplicationExceptionType == MissingResult)
        {
            // A whole reply in which neither answer nor exception is left.
        }
    }
}
