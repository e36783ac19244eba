using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Marks a type of which JSON's null is a value, where null otherwise means that a field is not there.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format", Value and NullValue.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class JsonNullAttribute : Attribute;
