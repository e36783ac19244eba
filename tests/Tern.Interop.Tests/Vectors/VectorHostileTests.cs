using System.Buffers;
using System.Buffers.Binary;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Damaged vectors: the reader's own error, and no other, whatever the damage.</summary>
public sealed class VectorHostileTests
{
    public static TheoryData<string> Messages => VectorPayloadTests.Messages;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_TruncatedAtAnyByte_IsInvalidData(string key)
    {
        byte[] payload = VectorPayloadTests.Message(key).Payload.ToArray();
        for (int length = 0; length < payload.Length; length++)
        {
            byte[] truncated = payload[..length];
            WireFormatException whole = Assert.Throws<WireFormatException>(() => VectorCodec.DecodeDamaged(new ReadOnlySequence<byte>(truncated)));
            Assert.Equal(WireFormatError.InvalidData, whole.Error);
            WireFormatException split = Assert.Throws<WireFormatException>(() => VectorCodec.DecodeDamaged(Segments.OneByOne(truncated)));
            Assert.Equal(WireFormatError.InvalidData, split.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_AnyLengthOrCountNegative_IsNegativeSize(string key) =>
        AssertEverySize(key, (_, _) => -1, WireFormatError.NegativeSize);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_AnyLengthOrCountHuge_IsRefusedBeforeAnythingIsSized(string key) =>
        AssertEverySize(key, (_, _) => int.MaxValue, WireFormatError.InvalidData, WireFormatError.SizeLimit);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_AnyLengthOrCountJustPastTheRest_IsRefused(string key) =>
        AssertEverySize(key, (payload, offset) => payload.Length - offset - sizeof(int) + 1, WireFormatError.InvalidData, WireFormatError.SizeLimit);

    private static void AssertEverySize(string key, Func<byte[], int, int> size, params WireFormatError[] expected)
    {
        byte[] payload = VectorPayloadTests.Message(key).Payload.ToArray();
        foreach (int offset in ThriftBinaryForm.SizeOffsets(payload))
        {
            byte[] damaged = [.. payload];
            BinaryPrimitives.WriteInt32BigEndian(damaged.AsSpan(offset), size(payload, offset));

            long before = GC.GetAllocatedBytesForCurrentThread();
            WireFormatException error = Assert.Throws<WireFormatException>(() => VectorCodec.DecodeDamaged(new ReadOnlySequence<byte>(damaged)));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.Contains(error.Error, expected);
            Assert.True(allocated < 1024 * 1024, $"{allocated} bytes were allocated for a message of {damaged.Length}.");
        }
    }
}
