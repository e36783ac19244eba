namespace Tern.Serialization;

/// <summary>Bytes broke the rules of Thrift, or a value cannot be written by them.</summary>
public sealed class ThriftProtocolException(ThriftProtocolError error, string message) : Exception(message)
{
    /// <summary>Which rule was broken.</summary>
    public ThriftProtocolError Error { get; } = error;
}
