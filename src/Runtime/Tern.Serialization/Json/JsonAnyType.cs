using Tern.WellKnown;

namespace Tern.Serialization;

/// <summary>What an Any may hold.</summary>
internal abstract class JsonAnyType
{
    /// <summary>Writes an Any that holds it.</summary>
    public abstract void WriteJson(ref ProtoJsonWriter writer, Any any);

    /// <summary>Reads an Any that holds it.</summary>
    /// <returns>The message as Protobuf.</returns>
    public abstract byte[] ReadJson(ref ProtoJsonReader reader);
}
