using System.Text.Json;

namespace Tern.Interop.Tests.Vectors;

/// <summary>One message that a real Kitex peer put on the wire, with what its manifest says about it.</summary>
internal sealed class VectorMessage(VectorFile file, JsonElement entry, byte[] bytes)
{
    /// <summary>The file that the message is in; one file holds several messages if it is a conversation.</summary>
    public VectorFile File { get; } = file;

    /// <summary>The whole message: header, frame length and payload.</summary>
    public byte[] Bytes { get; } = bytes;

    public string Method => entry.TryGetProperty("method", out JsonElement method) ? method.GetString()! : File.Method;

    public string MessageType => entry.GetProperty("messageType").GetString()!;

    public int SequenceId => entry.GetProperty("seqId").GetInt32();

    public int PayloadOffset => entry.GetProperty("payloadOffset").GetInt32();

    /// <summary>Bytes of the Thrift message, envelope and struct.</summary>
    public ReadOnlySpan<byte> Payload => Bytes.AsSpan(PayloadOffset);

    public JsonElement? Arguments => Property("args");

    public JsonElement? Result => Property("result");

    public JsonElement? ApplicationException => Property("applicationException");

    public JsonElement? TTHeader => Property("ttheader");

    /// <summary>Whether a writer that writes fields by ascending id must reproduce the payload byte by byte.</summary>
    public bool IsPayloadReproducible => Flag("orderFixed") && Flag("fieldsAscending");

    public bool IsHeaderOrderFixed => Flag("ttheaderOrderFixed");

    /// <summary>The frame by which a multiplexing server says goodbye; it answers no request.</summary>
    public bool IsControlFrame => Flag("controlFrame");

    public override string ToString() => $"{File.Name} {File.Direction} {Method}";

    private bool Flag(string name) => entry.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private JsonElement? Property(string name) => entry.TryGetProperty(name, out JsonElement value) ? value : null;
}
