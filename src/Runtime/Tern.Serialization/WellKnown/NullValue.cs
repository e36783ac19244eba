namespace Tern.WellKnown;

/// <summary>JSON's null (<c>google.protobuf.NullValue</c>).</summary>
/// <remarks>Source: <c>google/protobuf/struct.proto</c>.</remarks>
public enum NullValue
{
    /// <summary>Null.</summary>
    NullValue = 0,
}
