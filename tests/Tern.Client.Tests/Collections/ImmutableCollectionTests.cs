using System.Buffers;
using System.Collections.Immutable;
using Tern.Client.Tests.Collections.Thrift;
using Tern.Serialization;

namespace Tern.Client.Tests.Collections;

/// <summary>Messages of IDL whose item says <c>Collections="immutable"</c>.</summary>
public sealed class ImmutableCollectionTests
{
    private static readonly Frozen s_full = new()
    {
        Numbers = [3, -4],
        Words = ["x", "y"],
        Longs = ImmutableDictionary<string, ImmutableArray<long>>.Empty.SetItem("a", [1, long.MaxValue]).SetItem("", []),
        Parts = [new Part { Name = "p", Numbers = [5] }],
        BySize = ImmutableDictionary<Size, Part>.Empty.SetItem(Size.Large, new Part { Name = "l" }),
        Blobs = [[1, 2], []],
        Table = [[true], [], [false, true]],
        Names = ImmutableDictionary<int, string>.Empty,
        Sizes = [Size.Small, Size.Large],
        More = [new Part { Name = "m" }],
    };

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Thrift_FullMessage_ComesBack(ThriftEncoding encoding)
        => AssertFull(Read<Frozen>(Write(s_full, encoding), encoding));

    [Fact]
    public void Json_FullMessage_ComesBack() => AssertFull(ProtoJsonSerializer.Deserialize<Frozen>(ProtoJsonSerializer.Serialize(s_full)));

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Thrift_NothingButWhatIsRequired_HasTheDefaultsOfTheIdl(ThriftEncoding encoding)
    {
        Frozen read = Read<Frozen>(Write(new Frozen { Blobs = [] }, encoding), encoding);

        Assert.Equal([1, 2], read.Numbers);
        Assert.Empty(read.Words);
        Assert.Empty(read.Longs);
        Assert.Null(read.Parts);
        Assert.Null(read.BySize);
        Assert.False(read.Table.IsDefault);
        Assert.Equal("one", Assert.Single(read.Names).Value);
        Assert.Null(read.Sizes);
    }

    [Fact]
    public void Thrift_ArrayThatWasNeverSet_IsWrittenAsEmpty()
    {
        byte[] never = Write(new Frozen { Blobs = default, Table = default }, ThriftEncoding.Binary);

        Assert.Equal(Write(new Frozen { Blobs = [], Table = [] }, ThriftEncoding.Binary), never);
    }

    [Fact]
    public void Thrift_UnionOfCollections_ComesBack()
    {
        Choice texts = Read<Choice>(Write<Choice>(new Choice.Texts(["a", "b"]), ThriftEncoding.Compact), ThriftEncoding.Compact);
        Choice counts = Read<Choice>(Write<Choice>(new Choice.Counts(ImmutableDictionary<string, int>.Empty.SetItem("a", 1)), ThriftEncoding.Binary), ThriftEncoding.Binary);

        Assert.Equal(["a", "b"], Assert.IsType<Choice.Texts>(texts).Value);
        Assert.Equal(1, Assert.IsType<Choice.Counts>(counts).Value["a"]);
    }

    [Fact]
    public void Constants_AreImmutable()
    {
        Assert.Equal(100, FrozenConstants.Limits["large"]);
        Assert.Equal(["a", "b"], FrozenConstants.Names);
        Assert.Empty(FrozenConstants.None);
    }

    [Fact]
    public void Rules_OfAnImmutableArray_AreChecked()
    {
        Frozen tooMany = s_full with { More = [.. Enumerable.Repeat(new Part { Name = "m" }, 4)] };

        Assert.Empty(s_full.Validate());
        Assert.Equal("more", Assert.Single(tooMany.Validate()).Path);
    }

    [Fact]
    public void Protobuf_FullMessage_ComesBack()
    {
        Protobuf.Frozen full = new()
        {
            Numbers = [1, 0, -1],
            Words = ["a", ""],
            Longs = ImmutableDictionary<string, long>.Empty.SetItem("a", -1).SetItem("b", 0),
            Parts = [new Protobuf.Part { Name = "p" }],
            ByNumber = ImmutableDictionary<int, Protobuf.Part>.Empty.SetItem(7, new Protobuf.Part { Name = "q" }),
            Blobs = [[1], []],
            Sizes = [Protobuf.Size.Large, Protobuf.Size.Small],
            Choice = new Protobuf.Frozen.ChoiceCase.Part(new Protobuf.Part { Name = "c" }),
        };

        AssertSame(full, ProtobufSerializer.Read<Protobuf.Frozen>(ProtobufSerializer.ToArray(full)));
        AssertSame(full, ProtoJsonSerializer.Deserialize<Protobuf.Frozen>(ProtoJsonSerializer.Serialize(full)));
        Assert.False(ProtobufSerializer.Read<Protobuf.Frozen>([]).Numbers.IsDefault);
        Assert.Empty(ProtobufSerializer.ToArray(new Protobuf.Frozen()));
    }

    // Collections compare by reference, so members are compared one by one.
    private static void AssertFull(Frozen read)
    {
        Assert.Equal(s_full.Numbers, read.Numbers);
        Assert.Equal(s_full.Words, read.Words);
        Assert.Equal(s_full.Longs.OrderBy(p => p.Key).SelectMany(p => p.Value), read.Longs.OrderBy(p => p.Key).SelectMany(p => p.Value));
        Assert.Equal("p", Assert.Single(read.Parts!.Value).Name);
        Assert.Equal([5], read.Parts!.Value[0].Numbers);
        Assert.Equal("l", read.BySize![Size.Large].Name);
        Assert.Equal(s_full.Blobs, read.Blobs);
        Assert.Equal(s_full.Table.Select(row => string.Join(",", row)), read.Table.Select(row => string.Join(",", row)));
        Assert.Empty(read.Names);
        Assert.Equal([Size.Small, Size.Large], read.Sizes!.Order());
        Assert.Equal("m", Assert.Single(read.More).Name);
    }

    private static void AssertSame(Protobuf.Frozen full, Protobuf.Frozen read)
    {
        Assert.Equal(full.Numbers, read.Numbers);
        Assert.Equal(full.Words, read.Words);
        Assert.Equal(full.Longs, read.Longs);
        Assert.Equal(full.Parts, read.Parts);
        Assert.Equal(full.ByNumber, read.ByNumber);
        Assert.Equal(full.Blobs, read.Blobs);
        Assert.Equal(full.Sizes, read.Sizes);
        Assert.Equal(full.Choice, read.Choice);
    }

    private static byte[] Write<T>(T message, ThriftEncoding encoding)
        where T : IThriftMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        ThriftSerializer.Write(output, message, encoding);
        return output.WrittenSpan.ToArray();
    }

    private static T Read<T>(byte[] bytes, ThriftEncoding encoding)
        where T : IThriftMessage<T>
        => ThriftSerializer.Read<T>(bytes, encoding);
}
