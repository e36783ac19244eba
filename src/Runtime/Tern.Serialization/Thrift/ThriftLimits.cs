namespace Tern.Serialization;

/// <summary>Bounds that no option lifts.</summary>
internal static class ThriftLimits
{
    /// <summary>Deepest nesting that is written or read. Source: Kitex and Apache Thrift, both 64.</summary>
    public const int MaxDepth = 64;

    /// <summary>Longest method name of an envelope, in bytes.</summary>
    public const int MaxMethodNameBytes = 1_024;
}
