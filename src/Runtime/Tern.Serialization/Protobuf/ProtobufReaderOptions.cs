namespace Tern.Serialization;

/// <summary>Limits and policies of Protobuf readers. Set once, then shared; do not change an instance that is in use.</summary>
public sealed class ProtobufReaderOptions() : WireReaderOptions(ProtobufLimits.MaxDepth, Utf8Policy.Strict)
{
    /// <summary>The defaults.</summary>
    public static ProtobufReaderOptions Default { get; } = new();
}
