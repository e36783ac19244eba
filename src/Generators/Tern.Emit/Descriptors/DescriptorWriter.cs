using System.Text;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Writes declarations as the messages of <c>google/protobuf/descriptor.proto</c>: no file around them, because who serves them knows best which belong together.</summary>
/// <remarks>Field numbers: <c>google/protobuf/descriptor.proto</c>. The same declaration gives the same bytes.</remarks>
internal sealed class DescriptorWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Optional = 1;
    private const int Repeated = 3;
    private const int Idempotent = 2;

    private readonly List<byte> _bytes = [];

    /// <summary>A <c>DescriptorProto</c>.</summary>
    public static byte[] Write(MessageDescriptor message) => Bytes(writer => writer.Message(message));

    /// <summary>An <c>EnumDescriptorProto</c>.</summary>
    public static byte[] Write(EnumDescriptor enumeration) => Bytes(writer => writer.Enum(enumeration));

    /// <summary>A <c>ServiceDescriptorProto</c>.</summary>
    public static byte[] Write(ServiceDescriptor service) => Bytes(writer => writer.Service(service));

    private static byte[] Bytes(Action<DescriptorWriter> write)
    {
        var writer = new DescriptorWriter();
        write(writer);
        return [.. writer._bytes];
    }

    private void Message(MessageDescriptor message)
    {
        Text(1, message.Name);
        foreach (FieldDescriptor field in message.Fields)
        {
            Nested(2, writer => writer.Field(field));
        }

        foreach (MessageDescriptor nested in message.Nested)
        {
            Nested(3, writer => writer.Message(nested));
        }

        if (message.IsMapEntry)
        {
            Nested(7, static writer => writer.Flag(7, true));
        }

        foreach (string oneOf in message.OneOfs)
        {
            Nested(8, writer => writer.Text(1, oneOf));
        }
    }

    private void Field(FieldDescriptor field)
    {
        Text(1, field.Name);
        Number(3, field.Number);
        Number(4, field.IsRepeated ? Repeated : Optional);
        Number(5, (int)field.Type.Kind);
        if (field.Type.Name is { } type)
        {
            Text(6, "." + type);
        }

        if (field.IsPacked is { } packed)
        {
            Nested(8, writer => writer.Flag(2, packed));
        }

        if (field.OneOf is { } oneOf)
        {
            Number(9, oneOf);
        }

        if (field.JsonName is { } json)
        {
            Text(10, json);
        }

        if (field.HasPresence)
        {
            Flag(17, true);
        }
    }

    private void Enum(EnumDescriptor enumeration)
    {
        Text(1, enumeration.Name);
        foreach (EnumMember value in enumeration.Values)
        {
            Nested(2, writer =>
            {
                writer.Text(1, value.WireName);
                writer.Number(2, value.Value);
            });
        }

        if (enumeration.HasAliases)
        {
            Nested(3, static writer => writer.Flag(2, true));
        }
    }

    private void Service(ServiceDescriptor service)
    {
        Text(1, service.Name);
        foreach (MethodDescriptor method in service.Methods)
        {
            Nested(2, writer => writer.Method(method));
        }
    }

    private void Method(MethodDescriptor method)
    {
        Text(1, method.Name);
        Text(2, "." + method.Input);
        Text(3, "." + method.Output);
        if (method.IsIdempotent)
        {
            Nested(4, static writer => writer.Number(34, Idempotent));
        }

        if (method.StreamsInput)
        {
            Flag(5, true);
        }

        if (method.StreamsOutput)
        {
            Flag(6, true);
        }
    }

    private void Text(int id, string text) => Bytes(id, Encoding.UTF8.GetBytes(text));

    private void Nested(int id, Action<DescriptorWriter> write) => Bytes(id, Bytes(write));

    private void Flag(int id, bool value) => Number(id, value ? 1 : 0);

    private void Number(int id, int value)
    {
        Raw((ulong)((id << 3) | Varint));
        Raw(unchecked((ulong)value));
    }

    private void Bytes(int id, byte[] bytes)
    {
        Raw((ulong)((id << 3) | LengthDelimited));
        Raw((ulong)bytes.Length);
        _bytes.AddRange(bytes);
    }

    private void Raw(ulong value)
    {
        while (value >= 0x80)
        {
            _bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        _bytes.Add((byte)value);
    }
}
