using System.Buffers;

namespace Tern.Serialization.Tests.Thrift;

/// <summary>Damaged and random input, the same on every run: only protocol errors, and no more memory than the input can justify.</summary>
public sealed class FuzzTests
{
    private const int InputsPerKind = 300_000;
    private const int MaxRandomBytes = 64;
    private const long AllocationPerInput = 256 * 1_024;

    private delegate void Consume(byte[] bytes, int length);

    [Fact]
    public void BinaryReader_DamagedInput_FailsProperly() => Run(1, Seeds(ThriftEncoding.Binary), static (bytes, length) =>
        ThriftSerializer.Read<Everything>(bytes.AsSpan(0, length)));

    [Fact]
    public void CompactReader_DamagedInput_FailsProperly() => Run(2, Seeds(ThriftEncoding.Compact), static (bytes, length) =>
        ThriftSerializer.Read<Everything>(bytes.AsSpan(0, length), ThriftEncoding.Compact));

    [Fact]
    public void BinarySkip_DamagedSegments_FailsProperly() => Run(3, Seeds(ThriftEncoding.Binary), static (bytes, length) =>
        new ThriftBinaryReader(Segments.SplitAt(bytes[..length], length / 2)).Skip(ThriftType.Struct));

    [Fact]
    public void CompactSkip_DamagedSegments_FailsProperly() => Run(4, Seeds(ThriftEncoding.Compact), static (bytes, length) =>
        new ThriftCompactReader(Segments.SplitAt(bytes[..length], length / 2)).Skip(ThriftType.Struct));

    [Fact]
    public void Scanner_DamagedInput_AgreesWithItselfInPieces()
    {
        byte[][] seeds = [.. Seeds(ThriftEncoding.Binary).Select(static s => (byte[])[.. BinaryEnvelope, .. s]), .. Seeds(ThriftEncoding.Compact).Select(static s => (byte[])[.. CompactEnvelope, .. s])];
        Run(5, seeds, static (bytes, length) =>
        {
            var pieces = new ThriftMessageScanner();
            bool early = pieces.TryScan(new ReadOnlySequence<byte>(bytes, 0, length / 2), 1_024 * 1_024, out long earlyEnd);
            bool late = pieces.TryScan(new ReadOnlySequence<byte>(bytes, 0, length), 1_024 * 1_024, out long lateEnd);
            bool whole = new ThriftMessageScanner().TryScan(new ReadOnlySequence<byte>(bytes, 0, length), 1_024 * 1_024, out long wholeEnd);
            if (late != whole || lateEnd != wholeEnd || (early && earlyEnd != lateEnd) || lateEnd > length)
            {
                throw new InvalidOperationException($"Scanned in pieces: {lateEnd}, as a whole: {wholeEnd}.");
            }

            if (whole && Skip(bytes, length) != wholeEnd)
            {
                throw new InvalidOperationException("The reader ends elsewhere than the scanner.");
            }
        });
    }

    private static long Skip(byte[] bytes, int length)
    {
        if (bytes[0] == CompactEnvelope[0])
        {
            var compact = new ThriftCompactReader(bytes.AsSpan(0, length));
            compact.ReadMessageBegin(out _, out _, out _);
            compact.Skip(ThriftType.Struct);
            return compact.Consumed;
        }

        var binary = new ThriftBinaryReader(bytes.AsSpan(0, length));
        binary.ReadMessageBegin(out _, out _, out _);
        binary.Skip(ThriftType.Struct);
        return binary.Consumed;
    }

    private static byte[] BinaryEnvelope => Hex.Bytes("80010001 00000004 4563686f 00000001");

    private static byte[] CompactEnvelope => Hex.Bytes("82 21 01 04 4563686f");

    private static byte[][] Seeds(ThriftEncoding encoding) =>
    [
        ThriftBytes.Of(Everything.Sample, encoding),
        ThriftBytes.Of(new Everything { Text = "short", Ints = [1, 2] }, encoding),
        ThriftBytes.Of(new Everything { Inner = new Everything { Map = new() { ["k"] = 1 } } }, encoding),
    ];

    private static void Run(int seed, byte[][] seeds, Consume consume)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[seeds.Max(static s => s.Length) + MaxRandomBytes];
        int accepted = 0;
        for (int i = 0; i < InputsPerKind; i++)
        {
            int length = i % 4 == 0 ? Noise(random, bytes) : Damage(random, seeds[random.Next(seeds.Length)], bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            accepted += Accepts(consume, bytes, length, i) ? 1 : 0;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationPerInput);
        }

        // Otherwise the damage would be so heavy that only the first bytes are ever looked at.
        Assert.InRange(accepted, InputsPerKind / 100, InputsPerKind);
    }

    private static bool Accepts(Consume consume, byte[] bytes, int length, int index)
    {
        try
        {
            consume(bytes, length);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Input {index}: {Hex.Text(bytes.AsSpan(0, length))}", exception);
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
        for (int i = random.Next(4); i >= 0 && length > 8; i--)
        {
            int at = random.Next(length - 4);
            switch (random.Next(4))
            {
                case 0:
                    target[at] = (byte)random.Next(256);
                    break;
                case 1:
                    target[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    target.AsSpan(at, 4).Fill(0xFF);
                    break;
                default:
                    Hex.Bytes("7FFFFFFF").CopyTo(target, at);
                    break;
            }
        }

        return length;
    }
}
