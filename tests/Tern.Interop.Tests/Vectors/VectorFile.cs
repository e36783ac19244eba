using System.Text.Json;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Bytes that one side of a real Kitex conversation put on the wire.</summary>
internal sealed class VectorFile
{
    private readonly JsonElement _entry;

    public VectorFile(JsonElement entry, byte[] bytes)
    {
        _entry = entry;
        Bytes = bytes;
        Messages = [.. ReadMessages()];
    }

    public string Name => Text("name");

    public string Protocol => Text("protocol");

    /// <summary>"request" or "client" for what a client sent, "reply" or "server" for what a server sent.</summary>
    public string Direction => Text("direction");

    public string Method => Text("method");

    public bool IsFromClient => Direction is "request" or "client";

    /// <summary>Hand-made requests are not described by the manifest, only their replies.</summary>
    public bool IsHandMade => _entry.TryGetProperty("handMade", out JsonElement value) && value.GetBoolean();

    public byte[] Bytes { get; }

    /// <summary>The messages in the file; none for a oneway's missing reply and for hand-made requests.</summary>
    public List<VectorMessage> Messages { get; }

    public JsonElement Entry => _entry;

    public override string ToString() => $"{Name} {Direction}";

    private IEnumerable<VectorMessage> ReadMessages()
    {
        if (_entry.TryGetProperty("messages", out JsonElement messages))
        {
            foreach (JsonElement message in messages.EnumerateArray())
            {
                int offset = message.GetProperty("offset").GetInt32();
                yield return new VectorMessage(this, message, Bytes[offset..(offset + message.GetProperty("length").GetInt32())]);
            }
        }
        else if (_entry.TryGetProperty("messageType", out _))
        {
            yield return new VectorMessage(this, _entry, Bytes);
        }
    }

    private string Text(string name) => _entry.GetProperty(name).GetString()!;
}
