namespace Tern.Conformance.Messages;

/// <summary>One test of the suite: a message in one format, and the format that it shall be answered in.</summary>
[RpcMessage(Name = "conformance.ConformanceRequest")]
public sealed partial class ConformanceRequest
{
    [RpcOneOf(Name = "payload")] public RequestPayload? Payload { get; set; }
    [RpcField(3)] public WireFormat RequestedOutputFormat { get; set; }
    [RpcField(4)] public string MessageType { get; set; } = "";
    [RpcField(5)] public TestCategory TestCategory { get; set; }
    [RpcField(9)] public bool PrintUnknownFields { get; set; }
}

/// <summary>The message of a test. Text is kept as bytes: whether it is valid UTF-8 is for the reader of the message to say.</summary>
[RpcUnion]
public abstract partial record RequestPayload
{
    [RpcField(1, Name = "protobuf_payload")]
    public sealed record Protobuf(byte[] Value) : RequestPayload;

    [RpcField(2, Name = "json_payload")]
    public sealed record Json(byte[] Value) : RequestPayload;

    [RpcField(7, Name = "jspb_payload")]
    public sealed record Jspb(byte[] Value) : RequestPayload;

    [RpcField(8, Name = "text_payload")]
    public sealed record Text(byte[] Value) : RequestPayload;
}

/// <summary>What became of a test.</summary>
[RpcMessage(Name = "conformance.ConformanceResponse")]
public sealed partial class ConformanceResponse
{
    [RpcOneOf(Name = "result")] public ResponseResult? Result { get; set; }
}

/// <summary>The answer of a test, or why there is none.</summary>
[RpcUnion]
public abstract partial record ResponseResult
{
    [RpcField(1, Name = "parse_error")]
    public sealed record ParseError(string Message) : ResponseResult;

    [RpcField(2, Name = "runtime_error")]
    public sealed record RuntimeError(string Message) : ResponseResult;

    [RpcField(3, Name = "protobuf_payload")]
    public sealed record Protobuf(byte[] Value) : ResponseResult;

    [RpcField(4, Name = "json_payload")]
    public sealed record Json(byte[] Value) : ResponseResult;

    [RpcField(5, Name = "skipped")]
    public sealed record Skipped(string Reason) : ResponseResult;

    [RpcField(6, Name = "serialize_error")]
    public sealed record SerializeError(string Message) : ResponseResult;
}

/// <summary>Tests that are known to fail; what the suite asks for before the first test.</summary>
[RpcMessage(Name = "conformance.FailureSet")]
public sealed partial class FailureSet
{
    [RpcField(2, Name = "test")] public List<TestStatus> Tests { get; set; } = [];
}

/// <summary>One such test.</summary>
[RpcMessage(Name = "conformance.TestStatus")]
public sealed partial class TestStatus
{
    [RpcField(1)] public string Name { get; set; } = "";
    [RpcField(2)] public string FailureMessage { get; set; } = "";
    [RpcField(3)] public string MatchedName { get; set; } = "";
}

/// <summary>Formats of the suite.</summary>
public enum WireFormat
{
    Unspecified,
    Protobuf,
    Json,
    Jspb,
    Text,
}

/// <summary>Kinds of tests.</summary>
public enum TestCategory
{
    Unspecified,
    Binary,
    Json,
    JsonIgnoreUnknown,
    Jspb,
    Text,
}
