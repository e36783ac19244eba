namespace Tern.Analyzers.Calls;

/// <summary>How many messages a method exchanges, as its declaration says.</summary>
internal enum RpcKind
{
    /// <summary>One request, one answer.</summary>
    Unary,

    /// <summary>One request, nobody waits for an answer.</summary>
    OneWay,

    /// <summary>One request, a stream of answers.</summary>
    ServerStream,

    /// <summary>A stream of requests, one answer.</summary>
    ClientStream,

    /// <summary>Streams both ways.</summary>
    DuplexStream,
}
