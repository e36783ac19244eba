using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Requests and answers as dictionaries by field name.</summary>
internal readonly struct MapForm : IGenericForm<IReadOnlyDictionary<string, object?>>
{
    public static IReadOnlyDictionary<string, object?> Nothing => new Dictionary<string, object?>(StringComparer.Ordinal);

    public static void WriteEnvelope<TWriter>(ref TWriter writer, MethodBody body, in IReadOnlyDictionary<string, object?> value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        if (body.IsEnveloped)
        {
            writer.WriteFieldBegin(ThriftType.Struct, body.EnvelopeId);
            MapToThrift.WriteMessage(ref writer, value, body.Plan, body.Plan.Name, settings);
        }
        else
        {
            MapToThrift.WriteFields(ref writer, value, body.Plan, body.Plan.Name, settings);
        }

        writer.WriteStructEnd();
    }

    public static IReadOnlyDictionary<string, object?> ReadArguments<TReader>(ref TReader reader, MethodBody body, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        if (!body.IsEnveloped)
        {
            return ReadStruct(ref reader, body.Plan, settings);
        }

        Dictionary<string, object?>? message = null;
        int filled = 0;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (id == body.EnvelopeId && type == ThriftType.Struct)
            {
                message = ThriftToMap.ReadMessage(ref reader, body.Plan, settings, ref filled);
            }
            else
            {
                reader.Skip(type);
            }
        }

        reader.ReadStructEnd();
        if (message is null)
        {
            // What a caller that left its only argument out would have sent as an empty one.
            message = new(StringComparer.Ordinal);
            ThriftToMap.AddMissing(message, body.Plan, settings, ref filled);
        }

        return message;
    }

    public static IReadOnlyDictionary<string, object?> ReadResult<TReader>(
        ref TReader reader, GenericMethod method, GenericSettings settings, out bool hasResult, out GenericException? declared)
        where TReader : struct, IThriftReader, allows ref struct
    {
        hasResult = method.IsVoid;
        declared = null;
        Dictionary<string, object?> result = new(StringComparer.Ordinal);
        FieldPlan? bare = method.Reply.IsEnveloped || method.IsVoid ? null : method.Reply.Plan.Fields[0];
        int filled = 0;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (id == 0 && method.Reply.IsEnveloped && type == ThriftType.Struct)
            {
                result = ThriftToMap.ReadMessage(ref reader, method.Reply.Plan, settings, ref filled);
                hasResult = true;
            }
            else if (id == 0 && bare is not null && type == bare.Type.Thrift)
            {
                if (ThriftToMap.TryReadField(ref reader, bare, settings, ref filled, out object? value))
                {
                    result[bare.Name] = value;
                    hasResult = true;
                }
            }
            else if (method.FindException(type, id) is { } thrown)
            {
                MessagePlan plan = thrown.Type.Message!;
                declared = Exception(plan.Name, ReadStruct(ref reader, plan, settings));
            }
            else
            {
                reader.Skip(type);
            }
        }

        reader.ReadStructEnd();
        return result;
    }

    public static void WriteStruct<TWriter>(ref TWriter writer, MessagePlan plan, in IReadOnlyDictionary<string, object?> value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct => MapToThrift.WriteMessage(ref writer, value, plan, plan.Name, settings);

    public static IReadOnlyDictionary<string, object?> ReadStruct<TReader>(ref TReader reader, MessagePlan plan, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        int filled = 0;
        return ThriftToMap.ReadMessage(ref reader, plan, settings, ref filled);
    }

    public static void Write(ref ProtobufWriter writer, MessagePlan plan, in IReadOnlyDictionary<string, object?> value, GenericSettings settings) =>
        MapToProtobuf.WriteFields(ref writer, value, plan, plan.Name, settings);

    public static IReadOnlyDictionary<string, object?> Read(ref ProtobufReader reader, MessagePlan plan, GenericSettings settings) =>
        ProtobufToMap.ReadMessage(ref reader, plan, settings);

    public static GenericException Exception(string name, in IReadOnlyDictionary<string, object?> content) => new(name, content);
}
