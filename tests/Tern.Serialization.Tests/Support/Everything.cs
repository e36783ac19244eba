namespace Tern.Serialization.Tests;

/// <summary>A message with a field of every type, written and read as generated code does.</summary>
internal sealed class Everything : IThriftMessage<Everything>
{
    public bool Yes { get; set; }
    public bool No { get; set; }
    public sbyte Small { get; set; }
    public short Short { get; set; }
    public int Int { get; set; }
    public long Long { get; set; }
    public double Double { get; set; }
    public string Text { get; set; } = "";
    public byte[] Data { get; set; } = [];
    public int[] Ints { get; set; } = [];
    public long[] Longs { get; set; } = [];
    public double[] Doubles { get; set; } = [];
    public List<bool> Flags { get; set; } = [];
    public List<string> Names { get; set; } = [];
    public HashSet<short> Shorts { get; set; } = [];
    public Dictionary<string, long> Map { get; set; } = [];
    public Everything? Inner { get; set; }
    public UnknownFields? Unknown { get; set; }

    public static Everything Sample { get; } = new()
    {
        Yes = true,
        Small = -5,
        Short = -300,
        Int = 123_456_789,
        Long = long.MinValue,
        Double = -1234.5678,
        Text = "Grüße, 世界 🌍",
        Data = [0, 1, 2, 255],
        Ints = [0, 1, -1, int.MaxValue, int.MinValue],
        Longs = [0, 1, -1, long.MaxValue, long.MinValue],
        Doubles = [0, double.Epsilon, double.NaN],
        Flags = [true, false, true],
        Names = ["", "a", new string('x', 200)],
        Shorts = [1, -1, short.MaxValue],
        Map = new() { ["one"] = 1, ["two"] = -2 },
        Inner = new() { Text = "inner", Yes = true, Inner = new() { Int = 7 } },
    };

    /// <summary>Everything that was read, in a form that compares by value.</summary>
    public string Describe() =>
        $"{Yes} {No} {Small} {Short} {Int} {Long} {Double:R} '{Text}' [{Hex.Text(Data)}] [{string.Join(',', Ints)}] [{string.Join(',', Longs)}] "
        + $"[{string.Join(',', Doubles)}] [{string.Join(',', Flags)}] [{string.Join(',', Names)}] [{string.Join(',', Shorts)}] "
        + $"[{string.Join(',', Map)}] ({Inner?.Describe()}) {(Unknown is null ? "" : Hex.Text(Unknown.Binary))}";

    public static void Write<TWriter>(ref TWriter writer, in Everything message)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        writer.WriteBoolField(1, message.Yes);
        writer.WriteBoolField(2, message.No);
        writer.WriteByteField(3, message.Small);
        writer.WriteI16Field(4, message.Short);
        writer.WriteI32Field(5, message.Int);
        writer.WriteI64Field(6, message.Long);
        writer.WriteDoubleField(7, message.Double);
        writer.WriteStringField(8, message.Text);
        writer.WriteBinaryField(9, message.Data);
        writer.WriteFieldBegin(ThriftType.List, 10);
        writer.WriteI32List(message.Ints);
        writer.WriteFieldBegin(ThriftType.List, 11);
        writer.WriteI64List(message.Longs);
        writer.WriteFieldBegin(ThriftType.List, 12);
        writer.WriteDoubleList(message.Doubles);
        WriteCollections(ref writer, message);
        if (message.Inner is not null)
        {
            writer.WriteFieldBegin(ThriftType.Struct, 200);
            Write(ref writer, message.Inner);
        }

        writer.WriteUnknownFields(message.Unknown);
        writer.WriteStructEnd();
    }

    public static Everything Read<TReader>(ref TReader reader)
        where TReader : struct, IThriftReader, allows ref struct
    {
        var result = new Everything();
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (!result.TryReadScalar(ref reader, type, id) && !result.TryReadCollection(ref reader, type, id))
            {
                UnknownFields? unknown = result.Unknown;
                reader.KeepUnknownField(type, id, ref unknown);
                result.Unknown = unknown;
            }
        }

        reader.ReadStructEnd();
        return result;
    }

    private static void WriteCollections<TWriter>(ref TWriter writer, Everything message)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteFieldBegin(ThriftType.List, 13);
        writer.WriteListBegin(ThriftType.Bool, message.Flags.Count);
        foreach (bool flag in message.Flags)
        {
            writer.WriteBool(flag);
        }

        writer.WriteFieldBegin(ThriftType.List, 14);
        writer.WriteListBegin(ThriftType.String, message.Names.Count);
        foreach (string name in message.Names)
        {
            writer.WriteString(name);
        }

        writer.WriteFieldBegin(ThriftType.Set, 15);
        writer.WriteSetBegin(ThriftType.I16, message.Shorts.Count);
        foreach (short value in message.Shorts)
        {
            writer.WriteI16(value);
        }

        writer.WriteFieldBegin(ThriftType.Map, 100);
        writer.WriteMapBegin(ThriftType.String, ThriftType.I64, message.Map.Count);
        foreach ((string key, long value) in message.Map)
        {
            writer.WriteString(key);
            writer.WriteI64(value);
        }
    }

    private bool TryReadScalar<TReader>(ref TReader reader, ThriftType type, short id)
        where TReader : struct, IThriftReader, allows ref struct
    {
        switch (id)
        {
            case 1 when type == ThriftType.Bool:
                Yes = reader.ReadBool();
                return true;
            case 2 when type == ThriftType.Bool:
                No = reader.ReadBool();
                return true;
            case 3 when type == ThriftType.Byte:
                Small = reader.ReadByte();
                return true;
            case 4 when type == ThriftType.I16:
                Short = reader.ReadI16();
                return true;
            case 5 when type == ThriftType.I32:
                Int = reader.ReadI32();
                return true;
            case 6 when type == ThriftType.I64:
                Long = reader.ReadI64();
                return true;
            case 7 when type == ThriftType.Double:
                Double = reader.ReadDouble();
                return true;
            case 8 when type == ThriftType.String:
                Text = reader.ReadString();
                return true;
            case 9 when type == ThriftType.String:
                Data = reader.ReadBinary();
                return true;
            case 200 when type == ThriftType.Struct:
                Inner = Read(ref reader);
                return true;
            default:
                return false;
        }
    }

    private bool TryReadCollection<TReader>(ref TReader reader, ThriftType type, short id)
        where TReader : struct, IThriftReader, allows ref struct
    {
        int count;
        switch (id)
        {
            case 10 when type == ThriftType.List:
                reader.TryReadListBegin(ThriftType.I32, out count);
                reader.ReadI32s(Ints = new int[count]);
                return true;
            case 11 when type == ThriftType.List:
                reader.TryReadListBegin(ThriftType.I64, out count);
                reader.ReadI64s(Longs = new long[count]);
                return true;
            case 12 when type == ThriftType.List:
                reader.TryReadListBegin(ThriftType.Double, out count);
                reader.ReadDoubles(Doubles = new double[count]);
                return true;
            case 13 when type == ThriftType.List:
                reader.TryReadListBegin(ThriftType.Bool, out count);
                Flags = new(count);
                while (count-- > 0)
                {
                    Flags.Add(reader.ReadBool());
                }

                return true;
            case 14 when type == ThriftType.List:
                reader.TryReadListBegin(ThriftType.String, out count);
                Names = new(count);
                while (count-- > 0)
                {
                    Names.Add(reader.ReadString());
                }

                return true;
            case 15 when type == ThriftType.Set:
                reader.TryReadSetBegin(ThriftType.I16, out count);
                while (count-- > 0)
                {
                    Shorts.Add(reader.ReadI16());
                }

                return true;
            case 100 when type == ThriftType.Map:
                reader.TryReadMapBegin(ThriftType.String, ThriftType.I64, out count);
                while (count-- > 0)
                {
                    Map[reader.ReadString()] = reader.ReadI64();
                }

                return true;
            default:
                return false;
        }
    }
}
