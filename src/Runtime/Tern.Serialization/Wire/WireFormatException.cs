namespace Tern.Serialization;

/// <summary>Bytes broke the rules of their format, Thrift or Protobuf, or a value cannot be written by them.</summary>
public sealed class WireFormatException(WireFormatError error, string message) : Exception(message)
{
    /// <summary>Which rule was broken.</summary>
    public WireFormatError Error { get; } = error;
}
