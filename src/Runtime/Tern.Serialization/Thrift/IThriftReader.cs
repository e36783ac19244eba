namespace Tern.Serialization;

/// <summary>Reads Thrift values in one encoding. Implemented by ref structs, used as a generic argument so that calls are direct.</summary>
/// <remarks>
/// Every method throws <see cref="WireFormatException"/> for bytes that break the rules, and no other exception. Lengths and counts are checked against the bytes
/// that are left before anything is sized by them.
/// </remarks>
public interface IThriftReader
{
    /// <summary>Reads the envelope of a message; one struct follows.</summary>
    /// <param name="utf8Name">Name of the method, at most 1,024 bytes. Valid until the input is given back or this thread reads the next envelope.</param>
    /// <param name="type">What the message is, as sent: a number that <see cref="ThriftMessageType"/> does not name is passed on.</param>
    /// <param name="sequenceId">Number that pairs an answer with its request.</param>
    /// <exception cref="WireFormatException">Not an envelope of this encoding and version (<see cref="WireFormatError.BadVersion"/>), or a name that is too long.</exception>
    void ReadMessageBegin(out ReadOnlySpan<byte> utf8Name, out ThriftMessageType type, out int sequenceId);

    /// <summary>Enters a struct.</summary>
    void ReadStructBegin();

    /// <summary>Leaves a struct whose stop byte was read by <see cref="ReadFieldBegin"/>.</summary>
    void ReadStructEnd();

    /// <summary>Reads the header of the next field; <see langword="false"/> at the end of the struct.</summary>
    bool ReadFieldBegin(out ThriftType type, out short id);

    /// <summary>Reads a value whose type has been seen.</summary>
    bool ReadBool();

    /// <inheritdoc cref="ReadBool"/>
    sbyte ReadByte();

    /// <inheritdoc cref="ReadBool"/>
    short ReadI16();

    /// <inheritdoc cref="ReadBool"/>
    int ReadI32();

    /// <inheritdoc cref="ReadBool"/>
    long ReadI64();

    /// <inheritdoc cref="ReadBool"/>
    double ReadDouble();

    /// <summary>Reads a <c>uuid</c>: sixteen bytes in the order of its digits.</summary>
    Guid ReadUuid();

    /// <summary>Reads text; what is no UTF-8 is replaced or refused, as the reader's options say.</summary>
    string ReadString();

    /// <summary>Reads bytes into a new array.</summary>
    byte[] ReadBinary();

    /// <summary>Reads the header of a list whose elements are expected to be of one type.</summary>
    /// <returns><see langword="false"/> if they are of another type; then they have been skipped and the field counts as missing.</returns>
    bool TryReadListBegin(ThriftType element, out int count);

    /// <inheritdoc cref="TryReadListBegin"/>
    bool TryReadSetBegin(ThriftType element, out int count);

    /// <inheritdoc cref="TryReadListBegin"/>
    bool TryReadMapBegin(ThriftType key, ThriftType value, out int count);

    /// <summary>Skips a value.</summary>
    void Skip(ThriftType type);

    /// <summary>Keeps a field that the message does not know.</summary>
    void KeepUnknownField(ThriftType type, short id, ref UnknownFields? fields);

    /// <summary>Reads numbers of a list whose header has been read, as many as the span holds.</summary>
    void ReadI32s(Span<int> values);

    /// <inheritdoc cref="ReadI32s"/>
    void ReadI64s(Span<long> values);

    /// <inheritdoc cref="ReadI32s"/>
    void ReadDoubles(Span<double> values);
}
