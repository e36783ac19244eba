namespace Tern.Serialization;

/// <summary>A message that Protobuf can carry. Implemented by generated code on the user's partial type.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IProtobufMessage<TSelf>
    where TSelf : IProtobufMessage<TSelf>
{
    /// <summary>Full name of the message with its package, as the type URL of a <c>google.protobuf.Any</c> ends with it.</summary>
    static abstract string FullName { get; }

    /// <summary>Writes the fields of a message.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    static abstract void Write(ref ProtobufWriter writer, in TSelf message);

    /// <summary>Reads the fields of a message, up to the end of the input or of the message that contains it.</summary>
    /// <exception cref="WireFormatException">The bytes are no such message, or a required field is missing.</exception>
    static abstract TSelf Read(ref ProtobufReader reader);

    /// <summary>
    /// Reads further fields of a message that has been read: single values replace what is there, messages merge, lists grow. Source: Protocol Buffers, "Encoding", "Last One Wins".
    /// </summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="message">What was read before; it may be changed, and is of no further use.</param>
    /// <returns>The whole.</returns>
    /// <exception cref="WireFormatException">The bytes are no such message.</exception>
    static abstract TSelf Merge(ref ProtobufReader reader, TSelf message);
}
