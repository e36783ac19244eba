using System.Buffers;
using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Protobuf;

/// <summary>Damaged and random input, the same on every run: a message or a <see cref="WireFormatException"/>, and no more memory than the input can justify.</summary>
public sealed class FuzzTests
{
    private const int InputsPerKind = 150_000;
    private const int MaxRandomBytes = 64;
    private const long AllocationPerInput = 4 * 1_024 * 1_024;

    [Fact]
    public void Kinds_DamagedInput_FailsProperly() => Run<Kinds>(1, GoogleTests.FullBytes);

    [Fact]
    public void Many_DamagedInput_FailsProperly() => Run<Many>(2, GoogleTests.ManyBytes);

    [Fact]
    public void Choice_DamagedInput_FailsProperly()
        => Run<Choice>(3, ProtobufSerializer.ToArray(new Choice { Name = "n", Kind = new Kind.Message(new Kinds { String = "s" }), After = 1 }));

    [Fact]
    public void Old_DamagedInput_FailsProperly() => Run<Old>(
        4, ProtobufSerializer.ToArray(new Old { Name = "n", Data = new Data { Number = 5, Text = "t" }, Parts = [new Part { Number = 1 }], Numbers = [1, 2] }));

    [Fact]
    public void Nested_DamagedInput_FailsProperly() => Run<Nested>(5, ProtobufSerializer.ToArray(new Nested
    {
        Lists = [[1, 2], []], Arrays = [[3]], MapOfLists = new() { ["a"] = [new Named("1")] }, ListOfMaps = [new() { [1] = ["x"] }],
        Deep = new() { [new Point(1, 1)] = new() { ["k"] = [1.5] } }, CollectionKeys = new() { [[1]] = ["v"] }, Jagged = [[["a"]]],
    }));

    [Fact]
    public void Bill_DamagedInput_FailsProperly() => Run<Bill>(6, ProtobufSerializer.ToArray(new Bill
    {
        Payment = new Payment.Split(new Payment.Cash(1)), Parts = [new Payment.Tags(new() { ["a"] = [1, 2] }), new Payment.Card(new CardDetails("5"))],
    }));

    [Fact]
    public void Optional_DamagedInput_FailsProperly() => Run<Optional>(
        7, ProtobufSerializer.ToArray(new Optional { Int32 = -1, WrappedInt = 5, WrappedString = "w", WrappedBytes = [1], WrappedDouble = 1.5 }));

    [Fact]
    public void Many_TruncatedAtEveryByte_FailsOrEndsBetweenFields()
    {
        byte[] bytes = GoogleTests.ManyBytes;
        int accepted = 0;
        for (int length = 0; length < bytes.Length; length++)
        {
            try
            {
                ProtobufSerializer.Read<Many>(bytes.AsSpan(0, length));
                accepted++;
            }
            catch (WireFormatException)
            {
            }
        }

        Assert.InRange(accepted, 1, bytes.Length / 4);
    }

    [Fact]
    public void Many_SplitAtEveryByte_IsTheSame()
    {
        byte[] bytes = GoogleTests.ManyBytes;
        byte[] expected = ProtobufSerializer.ToArray(ProtobufSerializer.Read<Many>(bytes));
        for (int at = 0; at <= bytes.Length; at++)
        {
            ReadOnlySequence<byte> pieces = Support.Wire.Split(bytes, at);

            Assert.Equal(expected, ProtobufSerializer.ToArray(ProtobufSerializer.Read<Many>(in pieces)));
        }
    }

    [Fact]
    public void Kinds_InVeryManyParts_CannotMakeMergingQuadratic()
    {
        // 200,000 parts of a message whose list is an array, which each part would copy.
        byte[] part = [0x0A, 0x03, 0x0A, 0x01, 0x05];
        byte[] bytes = [.. Enumerable.Repeat(part, 200_000).SelectMany(p => p)];

        WireFormatException refused = Assert.Throws<WireFormatException>(() => ProtobufSerializer.Read<InParts>(bytes));

        Assert.Equal(WireFormatError.SizeLimit, refused.Error);
        Assert.Equal([5, 5, 5], ProtobufSerializer.Read<InParts>(bytes.AsSpan(0, 3 * part.Length)).Numbers!.Values);
    }

    [Fact]
    public void Kinds_NestedTooDeeply_IsAnError()
    {
        byte[] bytes = new byte[400_000];
        for (int at = 0; at < bytes.Length; at += 4)
        {
            // Field 25 with a length that the rest of the input just holds, in three bytes.
            bytes[at] = 0xCA;
            bytes[at + 1] = 0x01;
            bytes[at + 2] = 0x80;
            bytes[at + 3] = 0x01;
        }

        Assert.Throws<WireFormatException>(() => ProtobufSerializer.Read<Kinds>(bytes));
        Kinds cycle = new();
        cycle.Inner = cycle;
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => ProtobufSerializer.ToArray(cycle)).Error);
    }

    private static void Run<T>(int seed, byte[] seedBytes)
        where T : IProtobufMessage<T>
    {
        var random = new Random(seed);
        byte[] bytes = new byte[seedBytes.Length + MaxRandomBytes];
        int accepted = 0;
        for (int i = 0; i < InputsPerKind; i++)
        {
            int length = i % 4 == 0 ? Noise(random, bytes) : Damage(random, seedBytes, bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            accepted += Accepts<T>(bytes.AsSpan(0, length), i) ? 1 : 0;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationPerInput);
        }

        // Otherwise the damage would be so heavy that only the first bytes are ever looked at.
        Assert.InRange(accepted, InputsPerKind / 100, InputsPerKind);
    }

    private static bool Accepts<T>(ReadOnlySpan<byte> bytes, int index)
        where T : IProtobufMessage<T>
    {
        try
        {
            T message = ProtobufSerializer.Read<T>(bytes);
            if (index % 16 == 0)
            {
                ReadOnlySequence<byte> pieces = Support.Wire.Split(bytes.ToArray(), bytes.Length / 2);
                T again = ProtobufSerializer.Read<T>(in pieces);
                Assert.Equal(ProtobufSerializer.ToArray(in message), ProtobufSerializer.ToArray(in again));
            }

            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private static int Noise(Random random, byte[] target)
    {
        int length = random.Next(MaxRandomBytes);
        random.NextBytes(target.AsSpan(0, length));
        return length;
    }

    private static int Damage(Random random, byte[] seed, byte[] target)
    {
        seed.CopyTo(target, 0);
        int length = random.Next(8) == 0 ? random.Next(seed.Length) : seed.Length;
        for (int i = random.Next(3); i >= 0 && length > 8; i--)
        {
            int at = random.Next(length - 4);
            switch (random.Next(3))
            {
                case 0:
                    target[at] = (byte)random.Next(256);
                    break;
                case 1:
                    target[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    target.AsSpan(at, 4).Fill(0xFF);
                    break;
            }
        }

        return length;
    }
}
