using System.Buffers;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A default that the IDL sets. Thread-safe.</summary>
/// <param name="type">Type of its field.</param>
/// <param name="value">The value as the map form has it; never handed out, because collections can be changed.</param>
internal sealed class DefaultValue(TypePlan type, object value)
{
    // When it is asked for first: a default may hold messages whose own defaults are not known yet.
    private readonly Lazy<byte[]> _binary = new(() => Encode(type, value));

    /// <summary>The value as the map form has it. It must not be changed.</summary>
    public object Value => value;

    /// <summary>The value in Thrift Binary, without a field header.</summary>
    public ReadOnlySpan<byte> Binary => _binary.Value;

    private static byte[] Encode(TypePlan type, object value)
    {
        ArrayBufferWriter<byte> output = new();
        var writer = new ThriftBinaryWriter(output);
        MapToThrift.WriteValue(ref writer, value, type, type.Name, GenericSettings.Defaults);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
