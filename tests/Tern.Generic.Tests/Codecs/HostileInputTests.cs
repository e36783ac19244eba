using System.Text;
using Tern.Serialization;

namespace Tern.Generic.Tests.Codecs;

/// <summary>Bytes and text that nobody who means well sends: they are refused, and neither crash, hang nor take memory without bound.</summary>
public sealed class HostileInputTests
{
    private const int Mutations = 4_000;

    private static readonly GenericMethod s_thrift = Idl.Shop.GetMethod("echo");
    private static readonly GenericMethod s_thriftTree = Idl.Shop.GetMethod("tree");
    private static readonly GenericMethod s_protobuf = Idl.Catalog.GetMethod("Echo");
    private static readonly GenericMethod s_protobufTree = Idl.Catalog.GetMethod("Tree");

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Thrift_TruncatedAtEveryByte_IsRefused(ThriftEncoding encoding)
    {
        byte[] bytes = s_thrift.ToThrift(Samples.Everything, encoding);
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] part = bytes[..length];
            Assert.Throws<WireFormatException>(() => s_thrift.OfThrift(part, encoding));
        }
    }

    [Fact]
    public void Protobuf_TruncatedAtEveryByte_IsRefusedOrAShorterMessage()
    {
        byte[] bytes = s_protobuf.ToProtobuf(Samples.ProtoEverything);
        int refused = 0;
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] part = bytes[..length];
            refused += IsRefused(() => s_protobuf.OfProtobuf(part)) ? 1 : 0;
            Assert.Equal(IsRefused(() => s_protobuf.ProtobufToMap(part)), IsRefused(() => s_protobuf.MapToProtobuf(s_protobuf.ProtobufToMap(part))));
        }

        Assert.InRange(refused, bytes.Length / 2, bytes.Length);
    }

    [Fact]
    public void Json_TruncatedAtEveryByte_IsRefused()
    {
        byte[] thrift = Encoding.UTF8.GetBytes(Samples.Everything);
        for (int length = 1; length < thrift.Length; length++)
        {
            byte[] part = thrift[..length];
            Assert.Throws<WireFormatException>(() => s_thrift.ToThrift(part));
        }

        byte[] protobuf = Encoding.UTF8.GetBytes(Samples.ProtoEverything);
        for (int length = 1; length < protobuf.Length; length++)
        {
            byte[] part = protobuf[..length];
            Assert.Throws<WireFormatException>(() => s_protobuf.ToProtobuf(part));
        }
    }

    [Fact]
    public void EverythingMutated_ThrowsNothingButWireFormatException()
    {
        Random random = new(20_260_101);
        byte[] binary = s_thrift.ToThrift(Samples.Everything);
        byte[] compact = s_thrift.ToThrift(Samples.Everything, ThriftEncoding.Compact);
        byte[] protobuf = s_protobuf.ToProtobuf(Samples.ProtoEverything);
        byte[] thriftJson = Encoding.UTF8.GetBytes(Samples.Everything);
        byte[] protobufJson = Encoding.UTF8.GetBytes(Samples.ProtoEverything);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            refused += IsRefused(() => s_thrift.OfThrift(Mutate(random, binary))) ? 1 : 0;
            refused += IsRefused(() => s_thrift.ThriftToMap(Mutate(random, binary))) ? 1 : 0;
            refused += IsRefused(() => s_thrift.OfThrift(Mutate(random, compact), ThriftEncoding.Compact)) ? 1 : 0;
            refused += IsRefused(() => s_protobuf.OfProtobuf(Mutate(random, protobuf))) ? 1 : 0;
            refused += IsRefused(() => s_protobuf.ProtobufToMap(Mutate(random, protobuf))) ? 1 : 0;
            refused += IsRefused(() => s_thrift.ToThrift(Mutate(random, thriftJson))) ? 1 : 0;
            refused += IsRefused(() => s_protobuf.ToProtobuf(Mutate(random, protobufJson))) ? 1 : 0;
        }

        Assert.InRange(refused, Mutations, 7 * Mutations);
    }

    [Fact]
    public void Json_NestedTooDeeply_IsRefused()
    {
        foreach (int depth in new[] { 70, 250, 100_000 })
        {
            string thrift = string.Concat(Enumerable.Repeat("{\"children\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));
            Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_thriftTree.ToThrift(thrift)).Error);
        }

        string protobuf = string.Concat(Enumerable.Repeat("{\"next\":", 150)) + "{}" + new string('}', 150);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_protobufTree.ToProtobuf(protobuf)).Error);
        string unknown = "{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        GenericOptions options = new() { IgnoreUnknownFields = true };
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_thriftTree.ToThrift(unknown, options: options)).Error);
    }

    [Fact]
    public void Wire_NestedTooDeeply_IsRefused()
    {
        byte[] thrift = [.. Enumerable.Repeat<byte[]>([0x0F, 0, 2, 0x0C, 0, 0, 0, 1], 100).SelectMany(part => part), .. new byte[200]];
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_thriftTree.OfThrift(thrift)).Error);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_thriftTree.ThriftToMap(thrift)).Error);
        byte[] protobuf = [];
        for (int i = 0; i < 110; i++)
        {
            byte[] length = protobuf.Length < 128 ? [(byte)protobuf.Length] : [(byte)(protobuf.Length | 0x80), (byte)(protobuf.Length >> 7)];
            protobuf = [0x1A, .. length, .. protobuf];
        }

        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_protobufTree.OfProtobuf(protobuf)).Error);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_protobufTree.ProtobufToMap(protobuf)).Error);
    }

    [Fact]
    public void Json_DeeplyNestedLists_CostNoMoreThanTheirLength()
    {
        // Every level counts its children. Were each count a pass of its own over the rest, 60 levels would be 60 passes.
        string leaf = string.Join(',', Enumerable.Repeat("{}", 100_000));
        string deep = string.Concat(Enumerable.Repeat("{\"children\":[", 30)) + leaf + string.Concat(Enumerable.Repeat("]}", 30));
        string flat = "{\"children\":[" + leaf + "]}";
        s_thriftTree.ToThrift(flat);
        long flatTime = BestOf(() => s_thriftTree.ToThrift(flat));

        long deepTime = BestOf(() => s_thriftTree.ToThrift(deep));

        Assert.True(deepTime < 8 * flatTime, $"{deepTime} ticks for the nested text, {flatTime} for the flat one");
    }

    [Fact]
    public void Json_SmallTextOfManyEmptyMessages_IsRefusedBeforeItFillsMemory()
    {
        GenericContract wide = GenericContract.Parse(
            "wide.thrift",
            $"struct W {{ {string.Join(' ', Enumerable.Range(1, 200).Select(id => $"{id}: i64 f{id}"))} }} struct L {{ 1: list<W> all }} service S {{ L echo(1: L value) }}");
        GenericMethod echo = wide.GetService("S").GetMethod("echo");
        string json = "{\"all\":[" + string.Join(',', Enumerable.Repeat("{}", 100_000)) + "]}";

        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => echo.ToThrift(json)).Error);
        byte[] bytes = [0x0F, 0, 1, 0x0C, 0, 0x0F, 0x42, 0x40, .. new byte[1_000_002]];
        WireFormatException error = Assert.Throws<WireFormatException>(() => echo.OfThrift(bytes));
        Assert.Contains("MaxJsonBytes", error.Message);
        error = Assert.Throws<WireFormatException>(() => echo.ThriftToMap(bytes));
        Assert.Contains("IncludeZeros", error.Message);
    }

    [Fact]
    public void Options_ElementsAndDepth_AreLimits()
    {
        GenericOptions few = new() { MaxElements = 3, MaxDepth = 2 };

        Assert.Equal(WireFormatError.SizeLimit, Assert.Throws<WireFormatException>(() => s_protobuf.ToProtobuf("""{"numbers": [1, 2, 3, 4]}""", few)).Error);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_protobuf.ToProtobuf("""{"points": [{}]}""", few)).Error);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => s_protobuf.OfProtobuf(s_protobuf.ToProtobuf("""{"points": [{}]}"""), few)).Error);
    }

    private static bool IsRefused(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (WireFormatException)
        {
            return true;
        }
    }

    private static byte[] Mutate(Random random, byte[] bytes)
    {
        byte[] mutated = [.. bytes];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
        }

        return random.Next(8) == 0 ? [.. mutated, .. mutated[..random.Next(20)]] : mutated;
    }

    private static long BestOf(Action action)
    {
        long best = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, System.Diagnostics.Stopwatch.GetTimestamp() - start);
        }

        return best;
    }
}
