namespace Tern.Serialization;

/// <summary>What an envelope carries. Source: Apache Thrift <c>TMessageType</c>.</summary>
public enum ThriftMessageType : byte
{
    /// <summary>A request that wants an answer.</summary>
    Call = 1,

    /// <summary>An answer: a value or a declared exception.</summary>
    Reply = 2,

    /// <summary>A failure of the call itself: <see cref="ThriftApplicationException"/>.</summary>
    Exception = 3,

    /// <summary>A request without an answer.</summary>
    OneWay = 4,
}
