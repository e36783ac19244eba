using Tern.Serialization;

namespace Tern.Generic.Tests.Codecs;

/// <summary>JSON to Thrift and back, by the rules of the IDL.</summary>
public sealed class ThriftJsonTests
{
    private static readonly GenericMethod s_echo = Idl.Shop.GetMethod("echo");
    private static readonly GenericMethod s_watch = Idl.Shop.GetMethod("watch");
    private static readonly GenericMethod s_add = Idl.Shop.GetMethod("add");

    [Theory]
    [InlineData(ThriftEncoding.Binary)]
    [InlineData(ThriftEncoding.Compact)]
    public void Json_EveryType_ComesBackTheSame(ThriftEncoding encoding)
    {
        byte[] bytes = s_echo.ToThrift(Samples.Everything, encoding);

        SameJson.Assert(Samples.Everything, s_echo.OfThrift(bytes, encoding));
    }

    [Theory]
    [InlineData("""{"x": 1, "y": -2}""", "08 0001 00000001 08 0002 FFFFFFFE 00")]
    [InlineData("""{"y": 2, "x": 1, "name": "é"}""", "08 0002 00000002 08 0001 00000001 0B 0003 00000002 C3A9 00")]
    [InlineData("""{"x": "1", "y": 2.0e0, "name": null}""", "08 0001 00000001 08 0002 00000002 00")]
    public void Json_Struct_IsWrittenAsTheseBytes(string json, string hex) =>
        Assert.Equal(hex.Replace(" ", ""), Convert.ToHexString(s_watch.ToThrift(json)));

    [Fact]
    public void Json_MissingArguments_AreZeroOrTheirDefault() =>
        Assert.Equal("0800010000000008" + "00020000000A00", Convert.ToHexString(s_add.ToThrift("{}")));

    [Fact]
    public void Json_MissingFields_AreWrittenUnlessTheyAreOptional()
    {
        IReadOnlyDictionary<string, object?> read = s_echo.ThriftToMap(s_echo.ToThrift("{}"), new GenericOptions { IncludeZeros = false });

        Assert.Equal(3, read["count"]);
        Assert.Equal("", read["text"]);
        Assert.Equal(["a", "b"], (List<object?>)read["tags"]!);
        Assert.Equal(7, read["limit"]);
        Assert.False(read.ContainsKey("note"));
        Assert.False(read.ContainsKey("point"));
        Assert.Empty((List<object?>)read["numbers"]!);
    }

    [Theory]
    [InlineData("""{"y": 1}""", "required field Point.x (1) is not set")]
    [InlineData("""{"x": null, "y": 1}""", "required field Point.x (1) is not set")]
    [InlineData("""{"x": 1, "y": 1, "z": 1}""", "Point has no field \"z\"")]
    [InlineData("""{"x": 1, "x": 1, "y": 1}""", "the field comes twice")]
    [InlineData("""{"x": 2147483648, "y": 1}""", "a number of 32 bits is expected, not \"2147483648\"")]
    [InlineData("""{"x": 1.5, "y": 1}""", "Point.x, at byte 6: a number of 32 bits")]
    [InlineData("""{"x": true, "y": 1}""", "a number of 32 bits is expected, not true")]
    [InlineData("""{"x": 1, "y": 1, "name": 1}""", "Point.name, at byte 25: a text is expected")]
    [InlineData("""[1]""", "an object of Point is expected, not an array")]
    [InlineData("""{"x": 1, "y": 1} {}""", "No valid JSON")]
    [InlineData("""{"x": 1, "y": """, "No valid JSON")]
    [InlineData("", "required field Point.x")]
    [InlineData("nonsense", "No valid JSON")]
    public void Json_ThatDoesNotFit_IsAnErrorThatSaysWhere(string json, string message)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => s_watch.ToThrift(json));

        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("""{"tiny": 128}""", "a number of 8 bits")]
    [InlineData("""{"small": -32769}""", "a number of 16 bits")]
    [InlineData("""{"data": "%"}""", "Base64")]
    [InlineData("""{"color": "PURPLE"}""", "a value of Color is expected, not \"PURPLE\"")]
    [InlineData("""{"numbers": [1, null]}""", "a number of 32 bits is expected, not null")]
    [InlineData("""{"byNumber": {"seven": "x"}}""", "a number of 32 bits")]
    [InlineData("""{"byFlag": {"yes": 1}}""", "true or false")]
    [InlineData("""{"byReal": {"x": "y"}}""", "a number of double precision")]
    [InlineData("""{"byData": {"%": "y"}}""", "Base64")]
    [InlineData("""{"byPoint": [{"key": {"x": 1, "y": 2}}]}""", "needs both")]
    [InlineData("""{"choice": {}}""", "exactly one field of the union Choice must be set, and none is")]
    [InlineData("""{"choice": {"number": 1, "text": "x"}}""", "exactly one field of the union Choice must be set, and 2 are")]
    [InlineData("""{"id": "x"}""", "a uuid")]
    [InlineData("""{"text": "\ud800"}""", "surrogate")]
    public void Json_ValueOfAnotherType_IsAnErrorThatNamesIt(string json, string message)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => s_echo.ToThrift(json));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Json_EnumsByName_AreReadAndOnDemandWritten()
    {
        byte[] bytes = s_echo.ToThrift("""{"color": "GREEN", "byColor": {"BLUE": true}}""");

        Assert.Contains("\"color\":2", s_echo.OfThrift(bytes));
        string named = s_echo.OfThrift(bytes, options: new GenericOptions { EnumNames = true });
        Assert.Contains("\"color\":\"GREEN\"", named);
        Assert.Contains("\"byColor\":{\"BLUE\":true}", named);
    }

    [Fact]
    public void Json_LongNumbers_AreNumbersUnlessTextIsAskedFor()
    {
        byte[] bytes = s_echo.ToThrift("""{"large": "9007199254740993", "wide": 9007199254740993, "byFlag": {"true": 5}}""");

        Assert.Contains("\"large\":9007199254740993", s_echo.OfThrift(bytes));
        Assert.Contains("\"wide\":\"9007199254740993\"", s_echo.OfThrift(bytes));
        string text = s_echo.OfThrift(bytes, options: new GenericOptions { Int64AsText = true });
        Assert.Contains("\"large\":\"9007199254740993\"", text);
        Assert.Contains("\"byFlag\":{\"true\":\"5\"}", text);
    }

    [Fact]
    public void Json_UnknownFields_AreSkippedOnDemand()
    {
        GenericOptions options = new() { IgnoreUnknownFields = true };

        Assert.Equal(s_watch.ToThrift("""{"x": 1, "y": 2}"""), s_watch.ToThrift("""{"z": [{"deep": [1]}], "x": 1, "y": 2}""", options: options));
        Assert.DoesNotContain("note", s_echo.OfThrift(s_echo.ToThrift("""{"color": "PURPLE"}""", options: options)));
    }

    [Fact]
    public void Json_EntryWithValueFirst_IsWrittenKeyFirst() => Assert.Equal(
        s_echo.ToThrift("""{"byPoint": [{"key": {"x": 1, "y": 2}, "value": "v"}, {"key": {"x": 3, "y": 4}, "value": ""}]}"""),
        s_echo.ToThrift("""{"byPoint": [{"value": "v", "key": {"x": 1, "y": 2}}, {"value": "", "key": {"x": 3, "y": 4}}]}"""));

    [Fact]
    public void Thrift_MissingFields_AreShownAsAGeneratedClientSeesThem()
    {
        SameJson.Assert("""{"name":"","children":[]}""", Idl.Shop.GetMethod("tree").OfThrift([0]));
        SameJson.Assert("{}", Idl.Shop.GetMethod("tree").OfThrift([0], options: new GenericOptions { IncludeZeros = false }));
    }

    [Theory]
    [InlineData("08 0001 00000001 00", "required field Point.y (2) is not set")]
    [InlineData("08 0001 00000001 0A 0002 0000000000000001 00", "required field Point.y (2) is not set")]
    [InlineData("08 0001 00000001 08 0001 00000001 08 0002 00000002 00", "Point.x (1) comes twice")]
    public void Thrift_BytesThatDoNotFit_AreAnErrorThatNamesTheField(string hex, string message)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => s_watch.OfThrift(Convert.FromHexString(hex.Replace(" ", ""))));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Thrift_FieldsThatTheIdlDoesNotHave_AreSkipped() =>
        SameJson.Assert("""{"x":1,"y":2}""", s_watch.OfThrift(Convert.FromHexString("0F00090B000000010000000161" + "08000100000001" + "0C00080C000100" + "00" + "08000200000002" + "00")));

    [Fact]
    public void Thrift_ListOfAnotherType_CountsAsMissing() =>
        SameJson.Assert("""{"name":"","children":[]}""", Idl.Shop.GetMethod("tree").OfThrift(Convert.FromHexString("0F0002" + "0800000001" + "00000001" + "00")));
}
