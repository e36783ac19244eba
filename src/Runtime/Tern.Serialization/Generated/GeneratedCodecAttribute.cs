using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Names the generated class that reads and writes a type, for compilations that reference its assembly. Set by generated code.</summary>
/// <param name="codec">The codec.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedCodecAttribute(Type codec) : Attribute
{
    /// <summary>The codec.</summary>
    public Type Codec { get; } = codec;
}
