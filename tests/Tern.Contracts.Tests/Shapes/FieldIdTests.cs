using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shapes;

public sealed class FieldIdTests
{
    [Theory]
    [InlineData(WireFormat.Protobuf)]
    [InlineData(WireFormat.Json)]
    public void RoundTrip_IdsOfProtobufAlone_AreCarried(WireFormat format)
    {
        LargeIds written = new() { Number = 5, Names = ["a"], Choice = new LargeChoice.Text("x") };

        LargeIds read = Wire.RoundTrip(written, format);

        Assert.Equal(5, read.Number);
        Assert.Equal(["a"], read.Names);
        Assert.Equal(new LargeChoice.Text("x"), read.Choice);
    }

    [Theory]
    [InlineData(WireFormat.Binary)]
    [InlineData(WireFormat.Compact)]
    [InlineData(WireFormat.Json)]
    public void RoundTrip_IdsOfThriftAlone_AreCarried(WireFormat format)
    {
        NegativeIds written = new() { First = 1, Names = ["a"] };

        NegativeIds read = Wire.RoundTrip(written, format);

        Assert.Equal(1, read.First);
        Assert.Equal(["a"], read.Names);
    }

    [Fact]
    public void Write_IdsOfProtobufAloneToThrift_SaysWhyAndHow()
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => Wire.Write(new LargeIds()));

        Assert.Equal(WireFormatError.NotImplemented, error.Error);
        Assert.Contains("LargeIds.number (40000)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_IdsOfThriftAloneToProtobuf_SaysWhyAndHow()
    {
        NegativeIds message = new();

        WireFormatException error = Assert.Throws<WireFormatException>(() => ProtobufSerializer.ToArray(in message));

        Assert.Contains("NegativeIds.names (-2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneOfWithIdsOfProtobufAloneToThrift_Fails()
    {
        Assert.Throws<WireFormatException>(() => Wire.Write(new HoldsLargeChoice { Choice = new LargeChoice.Text("x") }));
        Assert.Equal([0], Wire.Write(new HoldsLargeChoice()));
        Assert.Null(ThriftSerializer.Read<HoldsLargeChoice>(Wire.Write(new NegativeIds { First = 3 }), ThriftEncoding.Binary).Choice);
    }

    [Fact]
    public void Serialize_JsonName_ReplacesTheCamelCase()
    {
        JsonNamed message = new() { Plain = 1, Given = 2 };

        string json = ProtoJsonSerializer.Serialize(in message);

        Assert.Equal("{\"plain\":1,\"other\":2}", json);
        Assert.Equal(2, ProtoJsonSerializer.Deserialize<JsonNamed>("{\"given_name\":2}").Given);
        Assert.Equal(2, ProtoJsonSerializer.Deserialize<JsonNamed>(json).Given);
    }
}

[RpcMessage]
public sealed partial class JsonNamed
{
    [RpcField(1)] public int Plain { get; set; }
    [RpcField(2, Name = "given_name", JsonName = "other")] public int Given { get; set; }
}

[RpcMessage]
public sealed partial class LargeIds
{
    [RpcField(40_000)] public int Number { get; set; }
    [RpcField(536_870_911)] public List<string> Names { get; set; } = [];
    [RpcOneOf] public LargeChoice? Choice { get; set; }
}

[RpcMessage]
public sealed partial class HoldsLargeChoice
{
    [RpcOneOf] public LargeChoice? Choice { get; set; }
}

[RpcUnion]
public abstract partial record LargeChoice
{
    [RpcField(50_000)] public sealed record Text(string Value) : LargeChoice;
    [RpcField(50_001)] public sealed record Numbers(List<int> Value) : LargeChoice;
}

[RpcMessage]
public sealed partial class NegativeIds
{
    [RpcField(-1)] public int First { get; set; }
    [RpcField(-2)] public List<string> Names { get; set; } = [];
}

[RpcService]
public interface INegativeArguments
{
    ValueTask<int> AddAsync([RpcField(-1)] int left, [RpcField(-2)] List<int> right);
}
