using Tern.Interop.Tests.Contracts.Generic;
using Tern.Interop.Tests.Generic;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Idl;

/// <summary>Values between the code that Tern and the code that protoc generates from the same .proto file.</summary>
public sealed class ProtocValueTests(ProtobufOracle oracle) : IClassFixture<ProtobufOracle>
{
    private static readonly ProtoJsonOptions s_options = new() { Types = new ProtoJsonTypes().Add<Point>() };

    public static TheoryData<string> Messages
    {
        get
        {
            TheoryData<string> data = new(GenericProtobufTests.Messages.Select(row => row.Data));
            data.Add("""{"wrappedByName": {"a": 1, "": 0}, "wrappedTexts": ["", "x"], "times": {"t": "1.500s"}, "wrappedNatural": "18446744073709551615", "wrappedData": "", "wrappedFlag": false}""");
            return data;
        }
    }

    // Python's JSON cannot read an extension that is repeated.
    public static TheoryData<string> Orders =>
    [
        """{"id": "", "requiredSize": "SMALL"}""",
        """{"id": "a", "requiredSize": "LARGE", "count": 0, "note": "", "size": "SMALL", "ratio": "-Infinity", "data": "AAH/", "flag": false}""",
        """{"id": "a", "requiredSize": "SMALL", "numbers": [0, -1, 300], "packedNumbers": ["-1", "1"], "sizes": ["LARGE", "SMALL"]}""",
        """{"id": "a", "requiredSize": "SMALL", "part": {"number": 7}, "line": [{"text": ""}, {"text": "x", "orders": [{"id": "b", "requiredSize": "SMALL"}]}]}""",
        """{"id": "a", "requiredSize": "SMALL", "hash": "18446744073709551615", "orders": {"-1": {"id": "c", "requiredSize": "LARGE"}}}""",
        """{"id": "a", "requiredSize": "SMALL", "text": ""}""",
        """{"id": "a", "requiredSize": "SMALL", "[tern.legacy.priority]": 3}""",
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Everything_EncodedByProtocsCode_DecodesHereAndBack(string json)
    {
        oracle.Require();
        Everything decoded = ProtobufSerializer.Read<Everything>(Convert.FromHexString(await oracle.EncodeAsync(json)));

        JsonEquality.AssertEqual(json, ProtoJsonSerializer.Serialize(decoded, s_options));
        JsonEquality.AssertEqual(json, await oracle.DecodeAsync(Convert.ToHexString(ProtobufSerializer.ToArray(decoded))));
        Everything parsed = ProtoJsonSerializer.Deserialize<Everything>(json, s_options);
        JsonEquality.AssertEqual(json, await oracle.DecodeAsync(Convert.ToHexString(ProtobufSerializer.ToArray(parsed))));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Order_EncodedByProtocsCode_DecodesHereAndBack(string json)
    {
        oracle.Require();
        Order decoded = ProtobufSerializer.Read<Order>(Convert.FromHexString(await oracle.EncodeAsync(json, nameof(Order))));

        JsonEquality.AssertEqual(json, await oracle.DecodeAsync(Convert.ToHexString(ProtobufSerializer.ToArray(decoded)), nameof(Order)));
        JsonEquality.AssertEqual(json, ProtoJsonSerializer.Serialize(decoded, s_options));
    }

    [Fact]
    public async Task Order_DefaultsOfTheIdl_AreReadWhereNothingWasWritten()
    {
        oracle.Require();
        Order decoded = ProtobufSerializer.Read<Order>(Convert.FromHexString(await oracle.EncodeAsync("""{"id": "", "requiredSize": "SMALL"}""", nameof(Order))));

        Assert.Equal((null, 5), (decoded.Count, decoded.CountOrDefault));
        Assert.Equal((null, "none"), (decoded.Note, decoded.NoteOrDefault));
        Assert.Equal((null, Size.Large), (decoded.Size, decoded.SizeOrDefault));
        Assert.Equal((null, double.PositiveInfinity), (decoded.Ratio, decoded.RatioOrDefault));
        Assert.Equal((null, true), (decoded.Flag, decoded.FlagOrDefault));
    }
}
