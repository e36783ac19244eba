using System.Buffers;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Support;

/// <summary>Writes structs field by field, as a peer with another version of the contract would.</summary>
internal sealed class Struct
{
    private readonly List<IField> _fields = [];

    private interface IField
    {
        void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct;
    }

    public Struct I32(short id, int value)
    {
        _fields.Add(new Number(id, value, ThriftType.I32));
        return this;
    }

    public Struct I64(short id, long value)
    {
        _fields.Add(new Number(id, value, ThriftType.I64));
        return this;
    }

    public Struct Text(short id, string value)
    {
        _fields.Add(new TextField(id, value));
        return this;
    }

    public Struct Of(short id, Struct value)
    {
        _fields.Add(new StructField(id, value));
        return this;
    }

    public Struct I32s(short id, params int[] values)
    {
        _fields.Add(new ListField(id, values));
        return this;
    }

    public Struct Map(short id, int key, string value)
    {
        _fields.Add(new MapField(id, key, value));
        return this;
    }

    /// <summary>A list of lists of booleans.</summary>
    public Struct NestedBools(short id)
    {
        _fields.Add(new NestedField(id));
        return this;
    }

    public T ReadAs<T>(ThriftEncoding encoding)
        where T : IThriftMessage<T>
        => ThriftSerializer.Read<T>(Bytes(encoding), encoding);

    public byte[] Bytes(ThriftEncoding encoding)
    {
        ArrayBufferWriter<byte> output = new();
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactWriter compact = new(output);
            Write(ref compact);
            compact.Flush();
        }
        else
        {
            ThriftBinaryWriter binary = new(output);
            Write(ref binary);
            binary.Flush();
        }

        return output.WrittenSpan.ToArray();
    }

    private void Write<TWriter>(ref TWriter writer)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        foreach (IField field in _fields)
        {
            field.Write(ref writer);
        }

        writer.WriteStructEnd();
    }

    private sealed record Number(short Id, long Value, ThriftType Type) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            if (Type == ThriftType.I32)
            {
                writer.WriteI32Field(Id, (int)Value);
            }
            else
            {
                writer.WriteI64Field(Id, Value);
            }
        }
    }

    private sealed record TextField(short Id, string Value) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
            => writer.WriteStringField(Id, Value);
    }

    private sealed record StructField(short Id, Struct Value) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            writer.WriteFieldBegin(ThriftType.Struct, Id);
            Value.Write(ref writer);
        }
    }

    private sealed record ListField(short Id, int[] Values) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            writer.WriteFieldBegin(ThriftType.List, Id);
            writer.WriteI32List(Values);
        }
    }

    private sealed record MapField(short Id, int Key, string Value) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            writer.WriteFieldBegin(ThriftType.Map, Id);
            writer.WriteMapBegin(ThriftType.I32, ThriftType.String, 1);
            writer.WriteI32(Key);
            writer.WriteString(Value);
        }
    }

    private sealed record NestedField(short Id) : IField
    {
        public void Write<TWriter>(ref TWriter writer)
            where TWriter : struct, IThriftWriter, allows ref struct
        {
            writer.WriteFieldBegin(ThriftType.List, Id);
            writer.WriteListBegin(ThriftType.List, 1);
            writer.WriteListBegin(ThriftType.Bool, 1);
            writer.WriteBool(true);
        }
    }
}
