using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic.Tests.Codecs;

/// <summary>Dictionaries to the wire and back.</summary>
public sealed class MapTests
{
    private static readonly GenericMethod s_thrift = Idl.Shop.GetMethod("echo");
    private static readonly GenericMethod s_point = Idl.Shop.GetMethod("watch");
    private static readonly GenericMethod s_protobuf = Idl.Catalog.GetMethod("Echo");

    [Fact]
    public void Thrift_EveryType_IsTheDotNetTypeOfItsWidth()
    {
        IReadOnlyDictionary<string, object?> map = s_thrift.ThriftToMap(s_thrift.ToThrift(Samples.Everything));

        Assert.Equal(true, map["flag"]);
        Assert.Equal(sbyte.MinValue, map["tiny"]);
        Assert.Equal(short.MinValue, map["small"]);
        Assert.Equal(int.MaxValue, map["medium"]);
        Assert.Equal(long.MinValue + 1, map["large"]);
        Assert.Equal(-0.1, map["real"]);
        Assert.Equal([0, 1, 255], (byte[])map["data"]!);
        Assert.Equal(5, map["color"]);
        Assert.Equal(new Guid("00112233-4455-6677-8899-aabbccddeeff"), map["id"]);
        Assert.Equal([0, -1, int.MaxValue], ((List<object?>)map["numbers"]!).Cast<int>());
        Assert.Equal(1, ((Dictionary<string, object?>)map["counts"]!)["one"]);
        Assert.Equal("seven", ((Dictionary<object, object?>)map["byNumber"]!)[7]);
        KeyValuePair<object, object?> pair = ((List<KeyValuePair<object, object?>>)map["byPoint"]!)[0];
        Assert.Equal((2, "here"), (((Dictionary<string, object?>)pair.Key)["y"], pair.Value));
        Assert.Equal("corner", ((Dictionary<string, object?>)map["point"]!)["name"]);
    }

    [Fact]
    public void Thrift_MapThatWasRead_IsWrittenAsTheSameBytes()
    {
        byte[] bytes = s_thrift.ToThrift(Samples.Everything);

        Assert.Equal(
            s_thrift.ThriftToMap(bytes).Count,
            s_thrift.ThriftToMap(s_thrift.MapToThrift(s_thrift.ThriftToMap(bytes))).Count);
        SameJson.Assert(Samples.Everything, s_thrift.OfThrift(s_thrift.MapToThrift(s_thrift.ThriftToMap(bytes))));
    }

    [Fact]
    public void Protobuf_MapThatWasRead_SaysTheSame()
    {
        byte[] bytes = s_protobuf.ToProtobuf(Samples.ProtoEverything);

        SameJson.Assert(Samples.ProtoEverything, s_protobuf.OfProtobuf(s_protobuf.MapToProtobuf(s_protobuf.ProtobufToMap(bytes))));
    }

    [Fact]
    public void Thrift_ValuesOfOtherTypes_AreTakenIfTheyFit()
    {
        using JsonDocument json = JsonDocument.Parse("""{"x": 5, "y": 6}""");
        Dictionary<string, object?> map = new()
        {
            ["tiny"] = 5L,
            ["small"] = "7",
            ["medium"] = (byte)9,
            ["large"] = DayOfWeek.Friday,
            ["real"] = 2,
            ["text"] = 'x',
            ["data"] = "AAE=",
            ["color"] = "BLUE",
            ["numbers"] = new short[] { 1, 2 },
            ["names"] = Enumerable.Range(0, 2).Select(number => $"{number}"),
            ["counts"] = new SortedDictionary<string, int> { ["a"] = 1 },
            ["byNumber"] = new Dictionary<long, string> { [3] = "c" },
            ["point"] = json.RootElement,
            ["points"] = new[] { new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 } },
            ["id"] = "00112233445566778899aabbccddeeff",
        };

        string read = s_thrift.OfThrift(s_thrift.MapToThrift(map), options: new GenericOptions { IncludeZeros = false });

        SameJson.Assert(
            """
            {"flag": false, "tiny": 5, "small": 7, "medium": 9, "large": 5, "real": 2, "text": "x", "data": "AAE=", "color": 5, "numbers": [1, 2], "names": ["0", "1"],
             "counts": {"a": 1}, "byNumber": {"3": "c"}, "byColor": {}, "byPoint": [], "point": {"x": 5, "y": 6}, "points": [{"x": 1, "y": 2}], "grid": [], "limit": 7, "count": 3,
             "places": {}, "byFlag": {}, "byReal": {}, "byData": {}, "id": "00112233-4455-6677-8899-aabbccddeeff", "tags": ["a", "b"]}
            """,
            read);
    }

    [Theory]
    [InlineData("x", "text", "Point.x (1): a whole number is expected, not \"text\"")]
    [InlineData("x", 3_000_000_000L, "Point.x (1): a number from -2147483648 to 2147483647 is expected, not 3000000000 (Int64)")]
    [InlineData("x", 1.5, "a whole number is expected, not 1.5 (Double)")]
    [InlineData("x", true, "a whole number")]
    [InlineData("name", 5, "Point.name (3): a text is expected, not 5 (Int32)")]
    [InlineData("nam", "x", "Point has no field \"nam\"; did you mean \"name\"?")]
    public void Thrift_ValueThatDoesNotFit_IsAnErrorThatNamesField(string field, object value, string message)
    {
        Dictionary<string, object?> map = new() { ["x"] = 1, ["y"] = 2, [field] = value };

        Assert.Contains(message, Assert.Throws<WireFormatException>(() => s_point.MapToThrift(map)).Message);
    }

    [Fact]
    public void Thrift_NullsAndCycles_AreErrors()
    {
        Assert.Contains("Everything.names (11) holds a null", Assert.Throws<WireFormatException>(() => s_thrift.MapToThrift(new Dictionary<string, object?> { ["names"] = new[] { "a", null } })).Message);
        Dictionary<string, object?> node = new() { ["name"] = "me" };
        node["children"] = new List<object?> { node };

        WireFormatException error = Assert.Throws<WireFormatException>(() => Idl.Shop.GetMethod("tree").MapToThrift(node));

        Assert.Equal(WireFormatError.DepthLimit, error.Error);
        error = Assert.Throws<WireFormatException>(() => Idl.Catalog.GetMethod("Tree").MapToProtobuf(node));
        Assert.Equal(WireFormatError.DepthLimit, error.Error);
    }

    [Fact]
    public void Protobuf_OneOfAndPresence_AreAsTheIdlSays()
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => s_protobuf.MapToProtobuf(new Dictionary<string, object?> { ["number"] = 0, ["words"] = "" }));

        Assert.Contains("another field of the same oneof", error.Message);
        Assert.Equal("C00100", Convert.ToHexString(s_protobuf.MapToProtobuf(new Dictionary<string, object?> { ["number"] = 0, ["medium"] = 0, ["text"] = "" })));
        Assert.Equal(["number"], s_protobuf.ProtobufToMap([0xC0, 0x01, 0]).Keys);
    }

    [Fact]
    public void Options_EnumNames_AreTextInMaps() =>
        Assert.Equal("BLUE", s_thrift.ThriftToMap(s_thrift.ToThrift("""{"color": 5}"""), new GenericOptions { EnumNames = true })["color"]);
}
