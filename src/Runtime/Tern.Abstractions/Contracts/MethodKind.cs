namespace Tern;

/// <summary>How many messages a method exchanges.</summary>
public enum MethodKind
{
    /// <summary>One request, one reply.</summary>
    Unary,

    /// <summary>One request, no reply.</summary>
    OneWay,

    /// <summary>One request, a stream of replies.</summary>
    ServerStreaming,

    /// <summary>A stream of requests, one reply.</summary>
    ClientStreaming,

    /// <summary>A stream each way.</summary>
    DuplexStreaming,
}
