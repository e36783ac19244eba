using Tern.Serialization;

namespace Tern.Generic.Tests.Codecs;

/// <summary>ProtoJSON to Protobuf and back.</summary>
public sealed class ProtobufJsonTests
{
    private static readonly GenericMethod s_echo = Idl.Catalog.GetMethod("Echo");
    private static readonly GenericMethod s_tree = Idl.Catalog.GetMethod("Tree");
    private static readonly GenericMethod s_item = Idl.Items.GetMethod("Echo");

    [Fact]
    public void Json_EveryType_ComesBackTheSame() => SameJson.Assert(Samples.ProtoEverything, s_echo.OfProtobuf(s_echo.ToProtobuf(Samples.ProtoEverything)));

    [Theory]
    [InlineData("""{"medium": 150}""", "10 9601")]
    [InlineData("""{"medium": 0, "text": "", "numbers": [], "counts": {}, "point": null}""", "")]
    [InlineData("""{"numbers": [1, 2, 300]}""", "9201 04 01 02 AC02")]
    [InlineData("""{"reals": [1.5]}""", "A102 000000000000F83F")]
    [InlineData("""{"signed": -1}""", "30 01")]
    [InlineData("""{"single": 1.5}""", "65 0000C03F")]
    [InlineData("""{"point": {"name": ""}}""", "8A01 02 1A00")]
    [InlineData("""{"counts": {"a": 1}}""", "AA01 05 0A0161 1001")]
    [InlineData("""{"number": 0}""", "C001 00")]
    [InlineData("""{"large_natural": 1, "renamed": "x"}""", "28 01 AA02 01 78")]
    public void Json_Fields_AreWrittenAsTheseBytes(string json, string hex) =>
        Assert.Equal(hex.Replace(" ", ""), Convert.ToHexString(s_echo.ToProtobuf(json)));

    [Theory]
    [InlineData("""{"number": 1, "words": "x"}""", "another case of the same union")]
    [InlineData("""{"large": 1.5}""", "a number of 64 bits")]
    [InlineData("""{"natural": -1}""", "without sign")]
    [InlineData("""{"color": "PURPLE"}""", "a value of shop.v1.Color")]
    [InlineData("""{"unknown": 1}""", "shop.v1.Everything has no field \"unknown\"")]
    [InlineData("""{"any": {"@type": "type.googleapis.com/shop.v1.Nothing"}}""", "is not known")]
    [InlineData("""{"points": [null]}""", "an object of shop.v1.Point is expected, not null")]
    public void Json_ThatDoesNotFit_IsAnErrorThatSaysWhere(string json, string message)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => s_echo.ToProtobuf(json));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Json_Options_ChangeWhatIsShown()
    {
        byte[] bytes = s_echo.ToProtobuf("""{"largeNatural": "5", "color": "COLOR_RED"}""");

        SameJson.Assert("""{"largeNatural": "5", "color": "COLOR_RED"}""", s_echo.OfProtobuf(bytes));
        SameJson.Assert("""{"large_natural": "5", "color": 1}""", s_echo.OfProtobuf(bytes, new GenericOptions { PreserveFieldNames = true, EnumNames = false }));
        string zeros = s_echo.OfProtobuf(bytes, new GenericOptions { IncludeZeros = true });
        Assert.Contains("\"medium\":0", zeros);
        Assert.Contains("\"points\":[]", zeros);
        Assert.Contains("\"counts\":{}", zeros);
        Assert.DoesNotContain("\"maybe\"", zeros);
        Assert.DoesNotContain("\"number\"", zeros);
    }

    [Theory]
    [InlineData("9201 01 01 9201 01 02", """{"numbers": [1, 2]}""")]
    [InlineData("9201 01 01 10 05 9201 01 02", """{"medium": 5, "numbers": [1, 2]}""")]
    [InlineData("9001 01 9001 02 10 05 9001 03", """{"medium": 5, "numbers": [1, 2, 3]}""")]
    [InlineData("8A01 02 0801 8A01 02 1002", """{"point": {"x": 1, "y": 2}}""")]
    [InlineData("10 01 10 02", """{"medium": 2}""")]
    [InlineData("10 01 10 00", "{}")]
    [InlineData("C001 05 CA01 01 61", """{"words": "a"}""")]
    [InlineData("D201 02 0801 D201 02 1002", """{"spot": {"x": 1, "y": 2}}""")]
    [InlineData("AA01 05 0A0161 1001 10 05 AA01 05 0A0162 1002", """{"medium": 5, "counts": {"a": 1, "b": 2}}""")]
    [InlineData("AA01 05 1001 0A0161", """{"counts": {"a": 1}}""")]
    [InlineData("AA01 00", """{"counts": {"": 0}}""")]
    [InlineData("B201 02 0807", """{"byNumber": {"7": {}}}""")]
    [InlineData("FA3E 01 00 10 05", """{"medium": 5}""")]
    [InlineData("12 01 05 10 06", """{"medium": 6}""")]
    public void Protobuf_FieldsInAnyPlace_AreOneField(string hex, string json) => SameJson.Assert(json, s_echo.OfProtobuf(Convert.FromHexString(hex.Replace(" ", ""))));

    [Fact]
    public void Proto2_ClosedEnumsGroupsDefaultsAndExtensions_AreAsTheIdlSays()
    {
        const string Json = """{"name": "n", "size": "SMALL", "sizes": ["SMALL", "LARGE"], "detail": {"weight": 5}, "byName": {"a": "LARGE"}, "[old.rank]": 7}""";
        byte[] bytes = s_item.ToProtobuf(Json);

        SameJson.Assert(Json, s_item.OfProtobuf(bytes));
        Assert.Contains("230805" + "24", Convert.ToHexString(bytes));
        SameJson.Assert("""{"name": "n", "sizes": ["LARGE"]}""", s_item.OfProtobuf([0x0A, 1, 0x6E, 0x10, 9, 0x18, 9, 0x18, 2]));
        Assert.Contains("old.Item.name (1) is not set", Assert.Throws<WireFormatException>(() => s_item.OfProtobuf([0x10, 1])).Message);
        Assert.Contains("old.Item.name (1) is not set", Assert.Throws<WireFormatException>(() => s_item.ToProtobuf("{}")).Message);
    }

    [Fact]
    public void Protobuf_AnyWithScatteredFields_IsPutTogether()
    {
        byte[] inner = [0x08, 1, 0x10, 2, 0x08, 3];
        byte[] url = "type.googleapis.com/shop.v1.Point"u8.ToArray();
        byte[] any = [0x0A, (byte)url.Length, .. url, 0x12, (byte)inner.Length, .. inner];

        SameJson.Assert(
            """{"any": {"@type": "type.googleapis.com/shop.v1.Point", "x": 3, "y": 2}}""",
            s_echo.OfProtobuf([0xFA, 0x01, (byte)any.Length, .. any]));
    }

    [Fact]
    public void Tree_Recursive_ComesBackTheSame()
    {
        const string Json = """{"name": "a", "children": [{"name": "b", "children": [{}]}, {"next": {"name": "c"}}]}""";

        SameJson.Assert(Json, s_tree.OfProtobuf(s_tree.ToProtobuf(Json)));
    }
}
