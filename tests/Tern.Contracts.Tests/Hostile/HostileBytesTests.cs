using System.Collections.Immutable;
using Tern.Contracts.Tests.Shapes;
using Tern.Contracts.Tests.Support;
using Tern.Contracts.Tests.Types;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Hostile;

/// <summary>Whatever bytes a generated codec is given, it returns a message or throws a <see cref="WireFormatException"/>.</summary>
public sealed class HostileBytesTests
{
    private const int Mutations = 20_000;

    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_MutatedBytes_FailsAsProtocolErrorOnly(ThriftEncoding encoding)
    {
        Fuzz(SomeScalars, encoding);
        Fuzz(SomeCollections, encoding);
        Fuzz(SomeNested, encoding);
        Fuzz(new UsesGenerics { Nodes = Node<Inner>.Of(new Inner("n"), null), Pair = new("k", new Page<int> { Items = [1] }) }, encoding);
        Fuzz(new Bill { Payment = new Payment.Split(new Payment.Cash(1)), Parts = [new Payment.Tags(new() { ["a"] = [1, 2] })] }, encoding);
        Fuzz(GetOnlyOf(100), encoding);
        Fuzz(new Requires(1) { B = "b", C = new Inner() }, encoding);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_TruncatedAtEveryByte_FailsAsProtocolError(ThriftEncoding encoding)
    {
        byte[] bytes = Wire.Write(SomeNested, encoding);

        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<WireFormatException>(() => ThriftSerializer.Read<Nested>(bytes.AsSpan(0, length), encoding));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_KeysThatCollideOnPurpose_AreSpreadInImmutableCollectionsToo(ThriftEncoding encoding)
    {
        long[] keys = [.. Enumerable.Range(0, 1_000).Select(static i => ((long)i << 32) | (uint)i)];
        var written = new Immutables { Numbers = [.. keys], Names = keys.ToImmutableDictionary(static key => key, static _ => "v") };

        Immutables read = ThriftSerializer.Read<Immutables>(Wire.Write(written, encoding), encoding);

        Assert.True(written.Numbers.SetEquals(read.Numbers));
        Assert.Equal(written.Names.Count, read.Names.Count);
        Assert.Single(keys.Select(EqualityComparer<long>.Default.GetHashCode!).Distinct());
        Assert.InRange(keys.Select(read.Numbers.KeyComparer.GetHashCode!).Distinct().Count(), 900, 1_000);
        Assert.InRange(keys.Select(read.Names.KeyComparer.GetHashCode!).Distinct().Count(), 900, 1_000);
    }

    private static Scalars SomeScalars => new()
    {
        String = "text", Bytes = [1], ReadOnlyMemory = new byte[] { 2 }, Decimal = 1.5m, Guid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), TimeOnly = new TimeOnly(1, 2),
    };

    private static Collections SomeCollections => new()
    {
        Array = [1, 2], List = [3], IList = [4], IReadOnlyList = ["a"], ICollection = [new Named("b")], IReadOnlyCollection = [new Point(1, 2)], IEnumerable = [Guid.Empty],
        ImmutableArray = [Color.Red], HashSet = ["x"], ISet = new HashSet<int> { 5 }, Dictionary = new() { ["k"] = 1 }, IDictionary = new Dictionary<int, string> { [1] = "v" },
        IReadOnlyDictionary = new Dictionary<Point, Named> { [new Point(1, 1)] = new("n") }, ImmutableDictionary = ImmutableDictionary<Named, Color>.Empty.Add(new Named("c"), Color.Red),
        Messages = [new Named("m")], Blobs = [[1]],
    };

    private static Nested SomeNested => new()
    {
        Lists = [[1, 2], []], Arrays = [[3]], MapOfLists = new() { ["a"] = [new Named("1")] }, ListOfMaps = [new() { [1] = ["x"] }],
        Deep = new() { [new Point(1, 1)] = new() { ["k"] = [1.5] } }, CollectionKeys = new() { [[1]] = ["v"] }, Jagged = [[["a"]]],
    };

    private static GetOnly GetOnlyOf(int count)
    {
        GetOnly message = new();
        for (int i = 0; i < count; i++)
        {
            message.Names[i] = "v";
            message.Words.Add($"{i}");
        }

        return message;
    }

    private static void Fuzz<T>(T message, ThriftEncoding encoding)
        where T : IThriftMessage<T>
    {
        Random random = new(4711);
        byte[] original = Wire.Write(message, encoding);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = [.. original];
            for (int changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ThriftSerializer.Read<T>(bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length), encoding);
            }
            catch (WireFormatException)
            {
                // Any other exception fails the test.
            }
        }
    }
}
