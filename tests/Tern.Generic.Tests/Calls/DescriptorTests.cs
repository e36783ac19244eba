using Tern.Serialization;

namespace Tern.Generic.Tests.Calls;

/// <summary>What a generic service tells server reflection of itself.</summary>
public sealed class DescriptorTests
{
    private const string Text = """
        syntax = "proto3";
        import "google/protobuf/descriptor.proto";
        service Descriptors {
          rpc Message(google.protobuf.DescriptorProto) returns (google.protobuf.DescriptorProto);
          rpc Enum(google.protobuf.EnumDescriptorProto) returns (google.protobuf.EnumDescriptorProto);
          rpc Service(google.protobuf.ServiceDescriptorProto) returns (google.protobuf.ServiceDescriptorProto);
        }
        """;

    private static readonly GenericService s_descriptors = GenericContract.Parse("descriptors.proto", Text).GetService("Descriptors");

    [Fact]
    public void Describe_ProtobufService_TellsItsMessagesEnumsAndMethods()
    {
        Collector collector = Describe(Idl.Catalog);

        Assert.Contains("shop.v1.Color", collector.Enums.Keys);
        Assert.Contains("shop.v1.Node", collector.Messages.Keys);
        SameJson.Assert(
            """{"name": "Color", "value": [{"name": "COLOR_NONE", "number": 0}, {"name": "COLOR_RED", "number": 1}, {"name": "COLOR_BLUE", "number": 5}]}""", collector.Enums["shop.v1.Color"]);
        SameJson.Assert(
            """
            {"name": "Point", "field": [
              {"name": "x", "number": 1, "label": "LABEL_OPTIONAL", "type": "TYPE_INT32"},
              {"name": "y", "number": 2, "label": "LABEL_OPTIONAL", "type": "TYPE_INT32"},
              {"name": "name", "number": 3, "label": "LABEL_OPTIONAL", "type": "TYPE_STRING", "proto3Optional": true}]}
            """,
            collector.Messages["shop.v1.Point"]);
        string everything = collector.Messages["shop.v1.Everything"];
        Assert.Contains("""{"name":"counts","number":21,"label":"LABEL_REPEATED","type":"TYPE_MESSAGE","typeName":".shop.v1.Everything.CountsEntry"}""", everything);
        Assert.Contains("\"options\":{\"mapEntry\":true}", everything);
        Assert.Contains("\"oneofDecl\":[{\"name\":\"choice\"}]", everything);
        Assert.Contains("\"options\":{\"packed\":false}", everything);
        Assert.Contains("\"jsonName\":\"calledSo\"", everything);
        Assert.Contains("""{"name":"Watch","inputType":".shop.v1.Point","outputType":".shop.v1.Point","serverStreaming":true}""", collector.Services["shop.v1.Catalog"]);
    }

    [Fact]
    public void Describe_ThriftService_TellsHowItTravelsInProtobuf()
    {
        Collector collector = Describe(Idl.Shop);

        Assert.Contains("\"inputType\":\".ShopaddRequest\"", collector.Services["Shop"]);
        Assert.Contains("\"outputType\":\".ShopaddReply\"", collector.Services["Shop"]);
        Assert.Contains("\"name\":\"left\",\"number\":1", collector.Messages["ShopaddRequest"]);
        string everything = collector.Messages["Everything"];
        Assert.Contains("""{"name":"grid","number":18,"label":"LABEL_REPEATED","type":"TYPE_MESSAGE","typeName":".Everything.GridItems"}""", everything);
        Assert.Contains("""{"name":"GridItems","field":[{"name":"items","number":1,"label":"LABEL_REPEATED","type":"TYPE_INT32"}]}""", everything);
        Assert.Contains("""{"name":"ByPointEntry","field":[{"name":"key","number":1,"label":"LABEL_OPTIONAL","type":"TYPE_MESSAGE","typeName":".Point"}""", everything);
        Assert.Contains("\"typeName\":\".Everything.PlacesEntry.ValueItems\"", everything);
        Assert.Contains("\"oneofDecl\":[{\"name\":\"value\"}]", collector.Messages["Choice"]);
        Assert.Contains("OutOfStock", collector.Messages.Keys);
    }

    [Fact]
    public void Describe_ThriftEnums_BeginWithZero()
    {
        Collector collector = Describe(GenericContract.Parse("enums.thrift", """
            enum OrderState { OPEN = 1, DONE = 2 }
            enum Late { ONE = 1, NONE = 0, TWO = 2 }
            enum Odd { ODD_UNSPECIFIED = 5 }
            struct All { 1: OrderState state, 2: Late late, 3: Odd odd }
            service Enums { All get() }
            """).GetService("Enums"));

        Assert.StartsWith("""{"name":"OrderState","value":[{"name":"ORDER_STATE_UNSPECIFIED","number":0},{"name":"OPEN","number":1}""", collector.Enums["OrderState"], StringComparison.Ordinal);
        Assert.StartsWith("""{"name":"Late","value":[{"name":"NONE","number":0},{"name":"ONE","number":1},{"name":"TWO","number":2}]""", collector.Enums["Late"], StringComparison.Ordinal);
        Assert.StartsWith("""{"name":"Odd","value":[{"name":"ODD_UNSPECIFIED_","number":0},{"name":"ODD_UNSPECIFIED","number":5}]""", collector.Enums["Odd"], StringComparison.Ordinal);
    }

    private static Collector Describe(GenericService service)
    {
        Collector collector = new();
        new GenericServiceContract<JsonForm, GenericJson>(service, GenericSettings.Defaults).Describe(collector);
        return collector;
    }

    private sealed class Collector : IProtobufSchemaVisitor
    {
        public SortedDictionary<string, string> Messages { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string> Enums { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string> Services { get; } = new(StringComparer.Ordinal);

        public bool VisitMessage(string name, ReadOnlySpan<byte> descriptor) => Messages.TryAdd(name, s_descriptors.GetMethod("Message").OfProtobuf(descriptor.ToArray()));

        public void VisitOneOf(string message, string oneOf, string union) => Assert.Fail("Generic messages have their oneofs themselves.");

        public void VisitEnum(string name, bool isClosed, ReadOnlySpan<byte> descriptor) => Enums[name] = s_descriptors.GetMethod("Enum").OfProtobuf(descriptor.ToArray());

        public void VisitService(string name, ReadOnlySpan<byte> descriptor) => Services[name] = s_descriptors.GetMethod("Service").OfProtobuf(descriptor.ToArray());
    }
}
