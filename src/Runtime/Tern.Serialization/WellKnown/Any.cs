using Tern.Serialization;

namespace Tern.WellKnown;

/// <summary>A message of any type, with its name (<c>google.protobuf.Any</c>).</summary>
/// <remarks>Source: <c>google/protobuf/any.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.Any")]
public sealed partial record Any
{
    private const string Prefix = "type.googleapis.com/";

    /// <summary>Names the type: what follows the last slash is the full name of the message.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "type_url")]
    public string TypeUrl { get; init; } = "";

    /// <summary>The message as Protobuf.</summary>
    /// <value>Empty by default.</value>
    [RpcField(2)]
    public ReadOnlyMemory<byte> Value { get; init; }

    /// <summary>Full name of the message.</summary>
    public string TypeName => TypeUrl[(TypeUrl.LastIndexOf('/') + 1)..];

    /// <summary>Packs a message.</summary>
    /// <exception cref="WireFormatException">The message cannot be written.</exception>
    public static Any Pack<T>(in T message)
        where T : IProtobufMessage<T>
        => new() { TypeUrl = Prefix + T.FullName, Value = ProtobufSerializer.ToArray(in message) };

    /// <summary>Whether it holds a message of the type.</summary>
    public bool Is<T>()
        where T : IProtobufMessage<T>
        => TypeUrl.EndsWith(T.FullName, StringComparison.Ordinal) && TypeName == T.FullName;

    /// <summary>Unpacks the message; <see langword="false"/> if it is of another type.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">Limits; those of <see cref="ProtobufReaderOptions.Default"/> by default.</param>
    /// <exception cref="WireFormatException">The bytes are no such message.</exception>
    public bool TryUnpack<T>([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T message, ProtobufReaderOptions? options = null)
        where T : IProtobufMessage<T>
    {
        message = default;
        if (!Is<T>())
        {
            return false;
        }

        message = ProtobufSerializer.Read<T>(Value.Span, options);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Any? other) => other is not null && TypeUrl == other.TypeUrl && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(TypeUrl, StringComparer.Ordinal);
        hash.AddBytes(Value.Span);
        return hash.ToHashCode();
    }
}
