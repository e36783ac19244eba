using System.Buffers;

namespace Tern.Serialization;

/// <summary>Fields that a message does not know, kept for writing back in the format they came in.</summary>
/// <remarks>
/// Those of Thrift are held as Thrift Binary whatever encoding they came in, those of Protobuf as they came. A message that was read from one format writes none of them to the
/// other: without its type a field cannot be translated.
/// Equal if they are the same fields in the same order, so that records which keep them compare by value. Not thread-safe.
/// </remarks>
public sealed class UnknownFields : IEquatable<UnknownFields>
{
    private const int InitialBytes = 64;

    private ArrayBufferWriter<byte>? _binary;
    private ArrayBufferWriter<byte>? _protobuf;

    /// <summary>The fields as Thrift Binary, without a stop byte.</summary>
    public ReadOnlySpan<byte> Binary => _binary is null ? default : _binary.WrittenSpan;

    /// <summary>The fields as Protobuf, each with its tag.</summary>
    public ReadOnlySpan<byte> Protobuf => _protobuf is null ? default : _protobuf.WrittenSpan;

    internal ArrayBufferWriter<byte> Buffer => _binary ??= new ArrayBufferWriter<byte>(InitialBytes);

    internal ArrayBufferWriter<byte> ProtobufBuffer => _protobuf ??= new ArrayBufferWriter<byte>(InitialBytes);

    /// <inheritdoc/>
    public bool Equals(UnknownFields? other)
        => other is not null && Binary.SequenceEqual(other.Binary) && Protobuf.SequenceEqual(other.Protobuf);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownFields);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Binary);
        hash.AddBytes(Protobuf);
        return hash.ToHashCode();
    }
}
