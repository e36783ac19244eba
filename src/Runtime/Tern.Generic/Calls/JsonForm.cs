using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Requests and answers as JSON, which is read from the wire and written to it without anything in between.</summary>
internal readonly struct JsonForm : IGenericForm<GenericJson>
{
    public static GenericJson Nothing => default;

    public static void WriteEnvelope<TWriter>(ref TWriter writer, MethodBody body, in GenericJson value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        if (!body.Plan.IsThrift)
        {
            MapForm.WriteEnvelope(ref writer, body, JsonBridge.ToMap(value, body.Plan, settings), settings);
            return;
        }

        ReadOnlySpan<byte> utf8 = value.Utf8.Span;
        using JsonChildCounts counts = JsonChildCounts.Of(utf8, settings.Json);
        ProtoJsonReader json = new(utf8, counts.Counts, settings.Json);
        writer.WriteStructBegin();
        if (body.IsEnveloped)
        {
            writer.WriteFieldBegin(ThriftType.Struct, body.EnvelopeId);
            JsonToThrift.WriteMessage(ref writer, ref json, body.Plan, settings);
        }
        else
        {
            JsonToThrift.WriteFields(ref writer, ref json, body.Plan, settings);
        }

        writer.WriteStructEnd();
        json.ReadEnd();
    }

    public static GenericJson ReadArguments<TReader>(ref TReader reader, MethodBody body, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        if (!body.IsEnveloped)
        {
            return ReadStruct(ref reader, body.Plan, settings);
        }

        if (!body.Plan.IsThrift)
        {
            return JsonBridge.OfMap(MapForm.ReadArguments(ref reader, body, GenericSettings.Defaults), body.Plan, settings);
        }

        JsonOutput output = JsonOutput.Rent();
        bool isRead = false;
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (id != body.EnvelopeId || type != ThriftType.Struct)
            {
                reader.Skip(type);
                continue;
            }

            output.Reset();
            ThriftToJson.WriteMessage(output.Writer, ref reader, body.Plan, settings);
            isRead = true;
        }

        reader.ReadStructEnd();
        if (!isRead)
        {
            // What a caller that left its only argument out would have sent as an empty one.
            ThriftToJson.WriteEmpty(output.Writer, body.Plan, settings);
        }

        return output.ToArrayAndReturn();
    }

    public static GenericJson ReadResult<TReader>(ref TReader reader, GenericMethod method, GenericSettings settings, out bool hasResult, out GenericException? declared)
        where TReader : struct, IThriftReader, allows ref struct
    {
        hasResult = method.IsVoid;
        declared = null;
        GenericJson result = default;
        FieldPlan? bare = method.Reply.IsEnveloped || method.IsVoid ? null : method.Reply.Plan.Fields[0];
        reader.ReadStructBegin();
        while (reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            if (id == 0 && method.Reply.IsEnveloped && type == ThriftType.Struct)
            {
                result = ReadStruct(ref reader, method.Reply.Plan, settings);
                hasResult = true;
            }
            else if (id == 0 && bare is not null && type == bare.Type.Thrift)
            {
                hasResult |= TryReadBare(ref reader, bare, settings, ref result);
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

    public static void WriteStruct<TWriter>(ref TWriter writer, MessagePlan plan, in GenericJson value, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        if (!plan.IsThrift)
        {
            MapForm.WriteStruct(ref writer, plan, JsonBridge.ToMap(value, plan, settings), settings);
            return;
        }

        ReadOnlySpan<byte> utf8 = value.Utf8.Span;
        using JsonChildCounts counts = JsonChildCounts.Of(utf8, settings.Json);
        ProtoJsonReader json = new(utf8, counts.Counts, settings.Json);
        JsonToThrift.WriteMessage(ref writer, ref json, plan, settings);
        json.ReadEnd();
    }

    public static GenericJson ReadStruct<TReader>(ref TReader reader, MessagePlan plan, GenericSettings settings)
        where TReader : struct, IThriftReader, allows ref struct
    {
        if (!plan.IsThrift)
        {
            return JsonBridge.OfMap(MapForm.ReadStruct(ref reader, plan, GenericSettings.Defaults), plan, settings);
        }

        JsonOutput output = JsonOutput.Rent();
        ThriftToJson.WriteMessage(output.Writer, ref reader, plan, settings);
        return output.ToArrayAndReturn();
    }

    public static void Write(ref ProtobufWriter writer, MessagePlan plan, in GenericJson value, GenericSettings settings)
    {
        if (plan.IsThrift)
        {
            MapForm.Write(ref writer, plan, JsonBridge.ToMap(value, plan, settings), settings);
            return;
        }

        ProtoJsonReader json = new(value.Utf8.Span, settings.Json);
        JsonToProtobuf.WriteFields(ref writer, ref json, plan, settings);
        json.ReadEnd();
    }

    public static GenericJson Read(ref ProtobufReader reader, MessagePlan plan, GenericSettings settings)
    {
        if (plan.IsThrift)
        {
            return JsonBridge.OfMap(MapForm.Read(ref reader, plan, GenericSettings.Defaults), plan, settings);
        }

        // Where the reader stands, should the message have to be read once more.
        ProtobufReader begin = reader;
        JsonOutput output = JsonOutput.Rent();
        try
        {
            ProtoJsonWriter json = new(output.Writer, settings.Json);
            ProtobufToJson.WriteMessage(ref json, ref reader, plan, settings);
        }
        catch (ScatteredFieldException)
        {
            reader = begin;
            output.Reset();
            byte[] whole = ScatteredMessage.PutTogether(ref reader, plan);
            ProtobufReader again = new(whole);
            ProtoJsonWriter json = new(output.Writer, settings.Json);
            ProtobufToJson.WriteMessage(ref json, ref again, plan, settings);
        }

        return output.ToArrayAndReturn();
    }

    public static GenericException Exception(string name, in GenericJson content) => new(name, content);

    private static bool TryReadBare<TReader>(ref TReader reader, FieldPlan field, GenericSettings settings, ref GenericJson result)
        where TReader : struct, IThriftReader, allows ref struct
    {
        JsonOutput output = JsonOutput.Rent();
        FieldSet seen = new(1);
        output.Writer.WriteStartObject();
        if (!ThriftToJson.TryWriteField(output.Writer, ref reader, field, ref seen, settings))
        {
            return false;
        }

        output.Writer.WriteEndObject();
        result = output.ToArrayAndReturn();
        return true;
    }
}
