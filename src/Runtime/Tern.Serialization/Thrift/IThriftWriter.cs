namespace Tern.Serialization;

/// <summary>Writes Thrift values in one encoding. Implemented by ref structs, used as a generic argument so that calls are direct.</summary>
/// <remarks>
/// Generated code writes a struct as <see cref="WriteStructBegin"/>, fields in schema order, <see cref="WriteStructEnd"/> (which writes the stop byte). A field is
/// <see cref="WriteFieldBegin"/> and its value, or one of the <c>WriteField…</c> methods that do both with one bounds check.
/// </remarks>
public interface IThriftWriter
{
    /// <summary>Writes the envelope of a message; one struct follows.</summary>
    /// <param name="utf8Name">Name of the method, without its service; at most 1,024 bytes.</param>
    /// <param name="type">What the message is.</param>
    /// <param name="sequenceId">Number that pairs an answer with its request.</param>
    void WriteMessageBegin(ReadOnlySpan<byte> utf8Name, ThriftMessageType type, int sequenceId);

    /// <summary>Enters a struct.</summary>
    /// <exception cref="WireFormatException">Nested deeper than the limit of the writer.</exception>
    void WriteStructBegin();

    /// <summary>Writes the stop byte and leaves the struct.</summary>
    void WriteStructEnd();

    /// <summary>Writes the header of a field whose value follows. Not for <see cref="ThriftType.Bool"/>: use <see cref="WriteBoolField"/>.</summary>
    void WriteFieldBegin(ThriftType type, short id);

    /// <summary>Writes a whole field.</summary>
    void WriteBoolField(short id, bool value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteByteField(short id, sbyte value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteI16Field(short id, short value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteI32Field(short id, int value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteI64Field(short id, long value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteDoubleField(short id, double value);

    /// <summary>Writes a whole field that is a <c>uuid</c>.</summary>
    void WriteUuidField(short id, Guid value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteStringField(short id, string value);

    /// <inheritdoc cref="WriteBoolField"/>
    void WriteBinaryField(short id, scoped ReadOnlySpan<byte> value);

    /// <summary>Writes one element or key.</summary>
    void WriteBool(bool value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteByte(sbyte value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteI16(short value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteI32(int value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteI64(long value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteDouble(double value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteUuid(Guid value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteString(string value);

    /// <inheritdoc cref="WriteBool"/>
    void WriteBinary(scoped ReadOnlySpan<byte> value);

    /// <summary>Writes the header of a list; its elements follow.</summary>
    void WriteListBegin(ThriftType element, int count);

    /// <summary>Writes the header of a set; its elements follow.</summary>
    void WriteSetBegin(ThriftType element, int count);

    /// <summary>Writes the header of a map; its pairs follow.</summary>
    void WriteMapBegin(ThriftType key, ThriftType value, int count);

    /// <summary>Writes fields that a reader kept; nothing for <see langword="null"/>.</summary>
    void WriteUnknownFields(UnknownFields? fields);

    /// <summary>Writes a list of numbers at once; the same bytes as the header and the elements one by one.</summary>
    void WriteI32List(ReadOnlySpan<int> values);

    /// <inheritdoc cref="WriteI32List"/>
    void WriteI64List(ReadOnlySpan<long> values);

    /// <inheritdoc cref="WriteI32List"/>
    void WriteDoubleList(ReadOnlySpan<double> values);
}
