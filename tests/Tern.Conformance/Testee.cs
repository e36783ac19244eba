using Tern.Conformance.Messages;
using Tern.Serialization;

namespace Tern.Conformance;

/// <summary>Answers the tests of Protobuf's conformance suite with what Tern makes of them.</summary>
internal static class Testee
{
    private static readonly ProtoJsonTypes s_types = new ProtoJsonTypes().Add<TestAllTypesProto3>().Add<TestAllTypesProto2>();

    private static readonly Dictionary<string, TestedMessage> s_messages = new(StringComparer.Ordinal)
    {
        ["protobuf_test_messages.proto3.TestAllTypesProto3"] = TestedMessage.Of<TestAllTypesProto3>(),
        ["protobuf_test_messages.proto2.TestAllTypesProto2"] = TestedMessage.Of<TestAllTypesProto2>(new ProtobufReaderOptions { Utf8 = Utf8Policy.Replace }),
    };

    /// <summary>How JSON is read and written.</summary>
    public static ProtoJsonOptions Options { get; } = new() { Types = s_types };

    /// <summary>How JSON is read that may hold what is not known.</summary>
    public static ProtoJsonOptions IgnoringOptions { get; } = new() { IgnoreUnknownFields = true, Types = s_types };

    /// <summary>Answers one request, from bytes to bytes.</summary>
    public static byte[] Answer(byte[] request)
    {
        ConformanceResponse response = new();
        try
        {
            response.Result = Answer(ProtobufSerializer.Read<ConformanceRequest>(request));
        }
        catch (WireFormatException broken)
        {
            response.Result = new ResponseResult.RuntimeError("The request cannot be read: " + broken.Message);
        }

        return ProtobufSerializer.ToArray(in response);
    }

    private static ResponseResult Answer(ConformanceRequest request)
    {
        if (request.MessageType == "conformance.FailureSet")
        {
            return new ResponseResult.Protobuf(ProtobufSerializer.ToArray(new FailureSet()));
        }

        if (!s_messages.TryGetValue(request.MessageType, out TestedMessage? message))
        {
            return new ResponseResult.Skipped($"The message {request.MessageType} is not tested.");
        }

        (byte[] payload, bool isJson) = request.Payload switch
        {
            RequestPayload.Protobuf protobuf => (protobuf.Value, false),
            RequestPayload.Json json => (json.Value, true),
            _ => ([], false),
        };
        if (request.Payload is not (RequestPayload.Protobuf or RequestPayload.Json) || request.RequestedOutputFormat is not (WireFormat.Protobuf or WireFormat.Json))
        {
            return new ResponseResult.Skipped("Only binary Protobuf and JSON are tested.");
        }

        return Answer(message, payload, isJson, request);
    }

    private static ResponseResult Answer(TestedMessage message, byte[] payload, bool isJson, ConformanceRequest request)
    {
        Func<bool, byte[]> write;
        try
        {
            write = message.Read(payload, isJson, request.TestCategory == TestCategory.JsonIgnoreUnknown);
        }
        catch (WireFormatException broken)
        {
            return new ResponseResult.ParseError(broken.Message);
        }

        try
        {
            return request.RequestedOutputFormat == WireFormat.Json ? new ResponseResult.Json(write(true)) : new ResponseResult.Protobuf(write(false));
        }
        catch (WireFormatException failure)
        {
            return new ResponseResult.SerializeError(failure.Message);
        }
    }
}
