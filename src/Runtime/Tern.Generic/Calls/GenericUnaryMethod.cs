using System.Diagnostics.CodeAnalysis;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A method with one request and one answer, in one form. Immutable and thread-safe.</summary>
internal sealed class GenericUnaryMethod<TForm, TBody>(GenericMethod method, GenericSettings settings)
    : ServiceMethod<GenericHandler<TBody>, GenericArguments<TBody>, TBody>(method.Service.Name, method.Name, method.Kind, method.IsIdempotent)
    where TForm : struct, IGenericForm<TBody>
{
    public override ValueTask<TBody> InvokeAsync(GenericHandler<TBody> service, in GenericArguments<TBody> arguments, CallContext context) =>
        service.InvokeAsync(method, arguments.Body, context);

    public override void WriteArguments(ref ThriftBinaryWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.WriteEnvelope(ref writer, method.Request, arguments.Body, settings);

    public override void WriteArguments(ref ThriftCompactWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.WriteEnvelope(ref writer, method.Request, arguments.Body, settings);

    public override void WriteArguments(ref ProtobufWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.Write(ref writer, method.Request.Plan, arguments.Body, settings);

    public override GenericArguments<TBody> ReadArguments(ref ThriftBinaryReader reader) => new(TForm.ReadArguments(ref reader, method.Request, settings));

    public override GenericArguments<TBody> ReadArguments(ref ThriftCompactReader reader) => new(TForm.ReadArguments(ref reader, method.Request, settings));

    public override GenericArguments<TBody> ReadArguments(ref ProtobufReader reader) => new(TForm.Read(ref reader, method.Request.Plan, settings));

    public override void WriteReply(ref ThriftBinaryWriter writer, in TBody reply) => TForm.WriteEnvelope(ref writer, method.Reply, in reply, settings);

    public override void WriteReply(ref ThriftCompactWriter writer, in TBody reply) => TForm.WriteEnvelope(ref writer, method.Reply, in reply, settings);

    public override void WriteReply(ref ProtobufWriter writer, in TBody reply) => TForm.Write(ref writer, method.ReplyMessage, in reply, settings);

    public override TBody ReadReply(ref ThriftBinaryReader reader, out Exception? declared)
    {
        TBody reply = TForm.ReadResult(ref reader, method, settings, out bool hasResult, out GenericException? thrown);
        declared = thrown;
        return hasResult || declared is not null ? reply : throw MissingResult();
    }

    public override TBody ReadReply(ref ThriftCompactReader reader, out Exception? declared)
    {
        TBody reply = TForm.ReadResult(ref reader, method, settings, out bool hasResult, out GenericException? thrown);
        declared = thrown;
        return hasResult || declared is not null ? reply : throw MissingResult();
    }

    public override TBody ReadReply(ref ProtobufReader reader) => TForm.Read(ref reader, method.ReplyMessage, settings);

    public override bool TryWriteException(ref ThriftBinaryWriter writer, Exception exception)
    {
        if (ExceptionBodies.Find(method, exception) is not { } field)
        {
            return false;
        }

        ExceptionBodies.Write(ref writer, field, (GenericException)exception, settings);
        return true;
    }

    public override bool TryWriteException(ref ThriftCompactWriter writer, Exception exception)
    {
        if (ExceptionBodies.Find(method, exception) is not { } field)
        {
            return false;
        }

        ExceptionBodies.Write(ref writer, field, (GenericException)exception, settings);
        return true;
    }

    public override bool TryWriteException(ref ProtobufWriter writer, Exception exception, [NotNullWhen(true)] out string? typeName)
    {
        typeName = null;
        if (ExceptionBodies.Find(method, exception) is not { } field)
        {
            return false;
        }

        ExceptionBodies.Write(ref writer, field, (GenericException)exception, settings);
        typeName = field.Type.Message!.Name;
        return true;
    }

    public override Exception? ReadException(ref ProtobufReader reader, string typeName)
    {
        MessagePlan? plan = method.Throws.FirstOrDefault(field => Names(typeName, field.Type.Message!.Name))?.Type.Message;
        return plan is null ? null : TForm.Exception(plan.Name, TForm.Read(ref reader, plan, settings));
    }

    public override void WriteArguments(ref ProtoJsonWriter writer, in GenericArguments<TBody> arguments) => throw GenericErrors.NoEndpoint();

    public override GenericArguments<TBody> ReadArguments(ref ProtoJsonReader reader) => throw GenericErrors.NoEndpoint();

    public override void WriteReply(ref ProtoJsonWriter writer, in TBody reply) => throw GenericErrors.NoEndpoint();

    public override TBody ReadReply(ref ProtoJsonReader reader) => throw GenericErrors.NoEndpoint();

    // A contract that was written in C# puts its namespace in front of a name that Thrift IDL has alone.
    private static bool Names(string typeName, string name) =>
        typeName.EndsWith(name, StringComparison.Ordinal) && (typeName.Length == name.Length || typeName[^(name.Length + 1)] == '.');
}
