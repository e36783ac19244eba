using System.Buffers;

namespace Tern.Serialization;

/// <summary>Fields that a message does not know, kept for writing back. Held as Thrift Binary whatever encoding they came in.</summary>
/// <remarks>Equal if they are the same fields in the same order, so that records which keep them compare by value. Not thread-safe.</remarks>
public sealed class UnknownFields : IEquatable<UnknownFields>
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64);

    /// <summary>The fields as Thrift Binary, without a stop byte.</summary>
    public ReadOnlySpan<byte> Binary => _bytes.WrittenSpan;

    internal ArrayBufferWriter<byte> Buffer => _bytes;

    /// <inheritdoc/>
    public bool Equals(UnknownFields? other) => other is not null && Binary.SequenceEqual(other.Binary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownFields);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Binary);
        return hash.ToHashCode();
    }
}
