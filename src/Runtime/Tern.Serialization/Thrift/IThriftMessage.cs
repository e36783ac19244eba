namespace Tern.Serialization;

/// <summary>A message that Thrift can carry. Implemented by generated code on the user's partial type.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IThriftMessage<TSelf>
    where TSelf : IThriftMessage<TSelf>
{
    /// <summary>Writes a message as a Thrift struct.</summary>
    /// <exception cref="WireFormatException">A value cannot be written: null in a collection, a required member that is null, nesting too deep.</exception>
    static abstract void Write<TWriter>(ref TWriter writer, in TSelf message)
        where TWriter : struct, IThriftWriter, allows ref struct;

    /// <summary>Reads a message from a Thrift struct.</summary>
    /// <exception cref="WireFormatException">The bytes are no such struct, or a required field is missing.</exception>
    static abstract TSelf Read<TReader>(ref TReader reader)
        where TReader : struct, IThriftReader, allows ref struct;
}
