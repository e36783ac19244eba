using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Writes declared exceptions, in whichever form the handler made them.</summary>
internal static class ExceptionBodies
{
    /// <summary>The field of the result struct that declares an exception; <see langword="null"/> if the method declares none of that name.</summary>
    public static FieldPlan? Find(GenericMethod method, Exception exception) => exception is GenericException generic
        ? method.Throws.FirstOrDefault(field => field.Type.Message!.Name == generic.Name)
        : null;

    public static void Write<TWriter>(ref TWriter writer, FieldPlan field, GenericException exception, GenericSettings settings)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        MessagePlan plan = field.Type.Message!;
        writer.WriteStructBegin();
        writer.WriteFieldBegin(ThriftType.Struct, field.ThriftId);
        if (exception.Json is { } json)
        {
            JsonForm.WriteStruct(ref writer, plan, in json, settings);
        }
        else if (exception.Map is { } map)
        {
            MapForm.WriteStruct(ref writer, plan, in map, settings);
        }
        else
        {
            RawForm.WriteStruct(ref writer, plan, exception.Raw.GetValueOrDefault(), settings);
        }

        writer.WriteStructEnd();
    }

    public static void Write(ref ProtobufWriter writer, FieldPlan field, GenericException exception, GenericSettings settings)
    {
        MessagePlan plan = field.Type.Message!;
        if (exception.Json is { } json)
        {
            JsonForm.Write(ref writer, plan, in json, settings);
        }
        else if (exception.Map is { } map)
        {
            MapForm.Write(ref writer, plan, in map, settings);
        }
        else
        {
            RawForm.Write(ref writer, plan, exception.Raw.GetValueOrDefault(), settings);
        }
    }
}
