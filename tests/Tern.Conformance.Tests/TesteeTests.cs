using System.Text;
using Tern.Conformance.Messages;
using Tern.Serialization;

namespace Tern.Conformance.Tests;

public sealed class TesteeTests(TesteeProcess testee) : IClassFixture<TesteeProcess>
{
    private const string Proto3 = "protobuf_test_messages.proto3.TestAllTypesProto3";
    private const string Proto2 = "protobuf_test_messages.proto2.TestAllTypesProto2";

    [Fact]
    public void FailureSet_Asked_IsEmpty()
    {
        ResponseResult result = testee.Ask(new ConformanceRequest { MessageType = "conformance.FailureSet", RequestedOutputFormat = WireFormat.Protobuf });

        Assert.Empty(Assert.IsType<ResponseResult.Protobuf>(result).Value);
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("0801", """{"optionalInt32":1}""")]
    [InlineData("08010802", """{"optionalInt32":2}""")]
    [InlineData("2801", """{"optionalSint32":-1}""")]
    [InlineData("5D0000C07F", """{"optionalFloat":"NaN"}""")]
    [InlineData("9201020801", """{"optionalNestedMessage":{"a":1}}""")]
    [InlineData("92010208019201020802", """{"optionalNestedMessage":{"a":2}}""")]
    [InlineData("A801FFFFFFFFFFFFFFFFFF01", """{"optionalNestedEnum":"NEG"}""")]
    [InlineData("A8017B", """{"optionalNestedEnum":123}""")]
    [InlineData("FA01020102", """{"repeatedInt32":[1,2]}""")]
    [InlineData("F80101F80102", """{"repeatedInt32":[1,2]}""")]
    [InlineData("C2030408011002", """{"mapInt32Int32":{"1":2}}""")]
    [InlineData("F80600", """{"oneofUint32":0}""")]
    [InlineData("F806008A070161", """{"oneofString":"a"}""")]
    [InlineData("C00700", """{"oneofNullValue":null}""")]
    [InlineData("CA0C00", """{"optionalBoolWrapper":false}""")]
    [InlineData("EA120408011001", """{"optionalDuration":"1.000000001s"}""")]
    [InlineData("F212021001", """{"optionalTimestamp":"1970-01-01T00:00:00.000000001Z"}""")]
    [InlineData("8213090A070A016112020800", """{"optionalStruct":{"a":null}}""")]
    [InlineData("9213022001", """{"optionalValue":true}""")]
    [InlineData("981903", """{"FieldName3":3}""")]
    public void BinaryProto3_AskedForJson_IsThisJson(string hex, string json)
        => Assert.Equal(json, Json(Request(Proto3, Convert.FromHexString(hex), WireFormat.Json)));

    [Theory]
    [InlineData("""{"optional_int32":"1e1"}""", """{"optionalInt32":10}""")]
    [InlineData("""{"optionalInt64":1}""", """{"optionalInt64":"1"}""")]
    [InlineData("""{"optionalDouble":"-Infinity"}""", """{"optionalDouble":"-Infinity"}""")]
    [InlineData("""{"optionalBytes":"-_"}""", """{"optionalBytes":"+w=="}""")]
    [InlineData("""{"optionalAliasedEnum":"bAz"}""", """{"optionalAliasedEnum":"ALIAS_BAZ"}""")]
    [InlineData("""{"optionalInt32":null,"oneofString":null}""", "{}")]
    [InlineData("""{"oneofNullValue":null}""", """{"oneofNullValue":null}""")]
    [InlineData("""{"optionalInt32Wrapper":0}""", """{"optionalInt32Wrapper":0}""")]
    [InlineData("""{"mapBoolBool":{"true":false}}""", """{"mapBoolBool":{"true":false}}""")]
    [InlineData("""{"optionalTimestamp":"2000-01-01T00:00:00.5+01:00"}""", """{"optionalTimestamp":"1999-12-31T23:00:00.500Z"}""")]
    [InlineData("""{"optionalDuration":"-0.000000001s"}""", """{"optionalDuration":"-0.000000001s"}""")]
    [InlineData("""{"optionalFieldMask":"foo,barBaz"}""", """{"optionalFieldMask":"foo,barBaz"}""")]
    [InlineData("""{"optionalValue":[null,1.5,"a",{"b":[]}]}""", """{"optionalValue":[null,1.5,"a",{"b":[]}]}""")]
    [InlineData("""{"optionalValue":null}""", """{"optionalValue":null}""")]
    [InlineData("""{"repeatedListValue":[[],[1]]}""", """{"repeatedListValue":[[],[1]]}""")]
    [InlineData("""{"optionalAny":{}}""", """{"optionalAny":{}}""")]
    [InlineData(
        """{"optionalAny":{"optionalInt32":1,"@type":"type.googleapis.com/protobuf_test_messages.proto3.TestAllTypesProto3"}}""",
        """{"optionalAny":{"@type":"type.googleapis.com/protobuf_test_messages.proto3.TestAllTypesProto3","optionalInt32":1}}""")]
    [InlineData(
        """{"optionalAny":{"value":"1s","@type":"type.googleapis.com/google.protobuf.Duration"}}""",
        """{"optionalAny":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s"}}""")]
    [InlineData(
        """{"optionalAny":{"@type":"type.googleapis.com/google.protobuf.Int32Value","value":12}}""",
        """{"optionalAny":{"@type":"type.googleapis.com/google.protobuf.Int32Value","value":12}}""")]
    public void JsonProto3_ThroughBinary_IsThisJson(string json, string expected)
    {
        byte[] binary = Assert.IsType<ResponseResult.Protobuf>(testee.Ask(Request(Proto3, json, WireFormat.Protobuf))).Value;

        Assert.Equal(expected, Json(Request(Proto3, binary, WireFormat.Json)));
        Assert.Equal(expected, Json(Request(Proto3, json, WireFormat.Json)));
    }

    [Theory]
    [InlineData("""{"optionalInt32":1,"optionalInt32":1}""")]
    [InlineData("""{"optionalInt32":1,"optional_int32":1}""")]
    [InlineData("""{"oneofUint32":1,"oneofString":"a"}""")]
    [InlineData("""{"oneofNullValue":null,"oneofString":"a"}""")]
    [InlineData("""{"optionalInt32":0.5}""")]
    [InlineData("""{"optionalFloat":1e39}""")]
    [InlineData("""{"unknown":1}""")]
    [InlineData("""{"optionalTimestamp":"0000-01-01T00:00:00Z"}""")]
    [InlineData("""{"optionalFieldMask":"foo_bar"}""")]
    [InlineData("""{"optionalAny":{"a":1}}""")]
    [InlineData("""{"optionalAny":{"@type":"type.googleapis.com/no.Such"}}""")]
    [InlineData("""{"optionalAny":{"@type":"type.googleapis.com/google.protobuf.Duration"}}""")]
    [InlineData("""{"optionalAny":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1s","more":1}}""")]
    [InlineData("""{"optionalAny":{"@type":"a/google.protobuf.Duration","@type":"a/google.protobuf.Duration","value":"1s"}}""")]
    [InlineData("""{"optionalString":"\uD800"}""")]
    [InlineData("{} {}")]
    [InlineData("[]")]
    public void JsonProto3_ThatIsForbidden_IsAParseError(string json)
        => Assert.IsType<ResponseResult.ParseError>(testee.Ask(Request(Proto3, json, WireFormat.Json)));

    [Theory]
    [InlineData("08")]
    [InlineData("0A01")]
    [InlineData("00")]
    [InlineData("0F")]
    [InlineData("7201FF")]
    [InlineData("0B")]
    [InlineData("0C")]
    public void BinaryProto3_ThatIsBroken_IsAParseError(string hex)
        => Assert.IsType<ResponseResult.ParseError>(testee.Ask(Request(Proto3, Convert.FromHexString(hex), WireFormat.Protobuf)));

    [Fact]
    public void BinaryProto3_TimeThatJsonCannotCarry_IsASerializeError()
        => Assert.IsType<ResponseResult.SerializeError>(testee.Ask(Request(Proto3, Convert.FromHexString("F2120A08808080808080808040"), WireFormat.Json)));

    [Fact]
    public void JsonProto3_UnknownParts_AreSkippedWhereTheTestSaysSo()
    {
        ConformanceRequest request = Request(Proto3, """{"unknown":{"a":[1]},"optionalNestedEnum":"NEW","repeatedNestedEnum":["FOO","NEW"]}""", WireFormat.Json);
        request.TestCategory = TestCategory.JsonIgnoreUnknown;

        Assert.Equal("""{"repeatedNestedEnum":["FOO"]}""", Json(request));
    }

    [Theory]
    [InlineData("F8C10301")]
    [InlineData("A8017B")]
    [InlineData("CB0CD00C01CC0C")]
    [InlineData("C00707")]
    [InlineData("A21F0B0B10F9BB5E1A03CA01000C")]
    public void BinaryProto2_UnknownFieldsGroupsAndExtensions_ComeBack(string hex)
    {
        byte[] binary = Convert.FromHexString(hex);

        Assert.Equal(binary, Assert.IsType<ResponseResult.Protobuf>(testee.Ask(Request(Proto2, binary, WireFormat.Protobuf))).Value);
    }

    [Theory]
    [InlineData("""{"[protobuf_test_messages.proto2.extension_int32]":1}""")]
    [InlineData("""{"data":{"groupInt32":1}}""")]
    [InlineData("""{"optionalInt32":0,"optionalString":""}""")]
    public void JsonProto2_ExtensionsGroupsAndZeros_ComeBack(string json) => Assert.Equal(json, Json(Request(Proto2, json, WireFormat.Json)));

    [Fact]
    public void JsonProto2_NumberThatAClosedEnumDoesNotKnow_IsAParseError()
        => Assert.IsType<ResponseResult.ParseError>(testee.Ask(Request(Proto2, """{"optionalNestedEnum":123}""", WireFormat.Json)));

    [Fact]
    public void Request_OfWhatIsNotTested_IsSkipped()
    {
        Assert.IsType<ResponseResult.Skipped>(testee.Ask(Request("protobuf_test_messages.editions.TestAllTypesEdition2023", "{}", WireFormat.Json)));
        Assert.IsType<ResponseResult.Skipped>(testee.Ask(Request(Proto3, "{}", WireFormat.Text)));
        Assert.IsType<ResponseResult.Skipped>(testee.Ask(new ConformanceRequest { MessageType = Proto3, Payload = new RequestPayload.Text([]), RequestedOutputFormat = WireFormat.Json }));
        Assert.IsType<ResponseResult.Skipped>(testee.Ask(new ConformanceRequest()));
    }

    [Fact]
    public void Request_ThatIsBroken_IsAnsweredAndNotTheEnd()
    {
        byte[] reply = testee.Ask([0x08]);

        Assert.IsType<ResponseResult.RuntimeError>(ProtobufSerializer.Read<ConformanceResponse>(reply).Result);
        Assert.Equal("{}", Json(Request(Proto3, "{}", WireFormat.Json)));
    }

    private static ConformanceRequest Request(string type, byte[] binary, WireFormat output)
        => new() { MessageType = type, Payload = new RequestPayload.Protobuf(binary), RequestedOutputFormat = output, TestCategory = TestCategory.Binary };

    private static ConformanceRequest Request(string type, string json, WireFormat output)
        => new() { MessageType = type, Payload = new RequestPayload.Json(Encoding.UTF8.GetBytes(json)), RequestedOutputFormat = output, TestCategory = TestCategory.Json };

    private string Json(ConformanceRequest request) => Encoding.UTF8.GetString(Assert.IsType<ResponseResult.Json>(testee.Ask(request)).Value);
}
