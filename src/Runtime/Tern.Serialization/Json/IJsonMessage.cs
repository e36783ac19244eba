namespace Tern.Serialization;

/// <summary>A message that has a JSON form: the ProtoJSON of the Protobuf message that it is. Implemented by generated code on the user's partial type.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IJsonMessage<TSelf>
    where TSelf : IJsonMessage<TSelf>
{
    /// <summary>Whether its JSON is another than that of its fields. In an Any it is then the member <c>value</c>.</summary>
    static virtual bool HasOwnJson => false;

    /// <summary>Writes a message as a JSON value.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    static abstract void WriteJson(ref ProtoJsonWriter writer, in TSelf message);

    /// <summary>Reads a message from the JSON value at which the reader stands.</summary>
    /// <exception cref="WireFormatException">The value is no such message, or a required field is missing.</exception>
    static abstract TSelf ReadJson(ref ProtoJsonReader reader);
}
