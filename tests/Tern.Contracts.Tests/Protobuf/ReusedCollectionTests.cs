using Tern.Serialization;

namespace Tern.Contracts.Tests.Protobuf;

/// <summary>Collections that a new message brings along are filled instead of replaced, if they are nobody else's and safe to fill.</summary>
public sealed class ReusedCollectionTests
{
    [Fact]
    public void Read_OwnCollections_AreFilled()
    {
        Collections read = ProtobufSerializer.Read<Collections>(Bytes(4).AsSpan());

        Assert.Equal(["0", "1", "2", "3"], read.Texts);
        Assert.Equal([0, 1, 2, 3], read.Numbers);
        Assert.Equal([0, 1, 2, 3], read.Set.Order());
        Assert.Equal(4, read.Map.Count);
        Assert.Equal(4, read.Texts.Capacity);
    }

    [Fact]
    public void Read_SharedCollections_StayAsTheyAre()
    {
        byte[] bytes = ProtobufSerializer.ToArray(new SharingCollections { Shared = ["a"], FromConstructor = ["b"], FromConstructorOfBase = ["c"] });

        SharingCollections read = ProtobufSerializer.Read<SharingCollections>(bytes.AsSpan());

        Assert.Equal(["a"], read.Shared);
        Assert.Equal(["b"], read.FromConstructor);
        Assert.Equal(["c"], read.FromConstructorOfBase);
        Assert.Empty(SharingCollections.SharedItems);
        Assert.Empty(SharingBase.SharedOfBase);
    }

    [Fact]
    public void Read_ManyPairs_GoWhereKeysCannotCollide()
    {
        Collections few = ProtobufSerializer.Read<Collections>(Bytes(4).AsSpan());
        Collections many = ProtobufSerializer.Read<Collections>(Bytes(1_000).AsSpan());

        Assert.Same(EqualityComparer<int>.Default, few.Map.Comparer);
        Assert.NotSame(EqualityComparer<int>.Default, many.Map.Comparer);
        Assert.NotSame(EqualityComparer<int>.Default, many.Set.Comparer);
        Assert.Equal(1_000, many.Map.Count);
        Assert.Equal(1_000, many.Set.Count);
    }

    [Fact]
    public void Read_MessageInTwoParts_AppendsToTheFirst()
    {
        byte[] part = Bytes(3);
        byte[] twice = [0x0A, (byte)part.Length, .. part, 0x0A, (byte)part.Length, .. part];

        CollectionsHolder holder = ProtobufSerializer.Read<CollectionsHolder>(twice.AsSpan());

        Assert.Equal(["0", "1", "2", "0", "1", "2"], holder.Inner!.Texts);
        Assert.Equal([0, 1, 2, 0, 1, 2], holder.Inner.Numbers);
        Assert.Equal(3, holder.Inner.Map.Count);
    }

    private static byte[] Bytes(int count)
    {
        string[] texts = [.. Enumerable.Range(0, count).Select(i => $"{i}")];
        return ProtobufSerializer.ToArray(new Collections
        {
            Texts = [.. texts],
            Numbers = [.. Enumerable.Range(0, count)],
            Set = [.. Enumerable.Range(0, count)],
            Map = Enumerable.Range(0, count).ToDictionary(number => number, number => $"{number}"),
        });
    }
}

[RpcMessage]
public sealed partial class SharingCollections : SharingBase
{
    public SharingCollections() => FromConstructor = SharedItems;

    internal static readonly List<string> SharedItems = [];

    [RpcField(1)]
    public List<string> Shared { get; set; } = SharedItems;

    [RpcField(2)]
    public List<string> FromConstructor { get; set; } = [];
}

public abstract class SharingBase
{
    internal static readonly List<string> SharedOfBase = [];

    protected SharingBase() => FromConstructorOfBase = SharedOfBase;

    [RpcField(3)]
    public List<string> FromConstructorOfBase { get; set; } = [];
}

[RpcMessage]
public sealed partial class Collections
{
    [RpcField(1)]
    public List<string> Texts { get; set; } = [];

    [RpcField(2)]
    public List<int> Numbers { get; set; } = new();

    [RpcField(3)]
    public HashSet<int> Set { get; set; } = new HashSet<int>();

    [RpcField(4)]
    public Dictionary<int, string> Map { get; set; } = [];
}

[RpcMessage]
public sealed partial class CollectionsHolder
{
    [RpcField(1)]
    public Collections? Inner { get; set; }
}
