namespace Tern.Serialization;

/// <summary>Limits and policies of Thrift readers. Set once, then shared; do not change an instance that is in use.</summary>
public sealed class ThriftReaderOptions() : WireReaderOptions(ThriftLimits.MaxDepth, Utf8Policy.Replace)
{
    /// <summary>The defaults.</summary>
    public static ThriftReaderOptions Default { get; } = new();
}
