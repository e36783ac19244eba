using System.Diagnostics.CodeAnalysis;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A method without an answer, in one form. Immutable and thread-safe.</summary>
internal sealed class GenericOneWayMethod<TForm, TBody>(GenericMethod method, GenericSettings settings)
    : ServiceMethod<GenericHandler<TBody>, GenericArguments<TBody>, RpcVoid>(method.Service.Name, method.Name, method.Kind, method.IsIdempotent)
    where TForm : struct, IGenericForm<TBody>
{
    public override ValueTask<RpcVoid> InvokeAsync(GenericHandler<TBody> service, in GenericArguments<TBody> arguments, CallContext context) =>
        IgnoreAsync(service.InvokeAsync(method, arguments.Body, context));

    public override void WriteArguments(ref ThriftBinaryWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.WriteEnvelope(ref writer, method.Request, arguments.Body, settings);

    public override void WriteArguments(ref ThriftCompactWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.WriteEnvelope(ref writer, method.Request, arguments.Body, settings);

    public override void WriteArguments(ref ProtobufWriter writer, in GenericArguments<TBody> arguments) =>
        TForm.Write(ref writer, method.Request.Plan, arguments.Body, settings);

    public override GenericArguments<TBody> ReadArguments(ref ThriftBinaryReader reader) => new(TForm.ReadArguments(ref reader, method.Request, settings));

    public override GenericArguments<TBody> ReadArguments(ref ThriftCompactReader reader) => new(TForm.ReadArguments(ref reader, method.Request, settings));

    public override GenericArguments<TBody> ReadArguments(ref ProtobufReader reader) => new(TForm.Read(ref reader, method.Request.Plan, settings));

    public override void WriteReply(ref ThriftBinaryWriter writer, in RpcVoid reply) => WriteNothing(ref writer);

    public override void WriteReply(ref ThriftCompactWriter writer, in RpcVoid reply) => WriteNothing(ref writer);

    public override void WriteReply(ref ProtobufWriter writer, in RpcVoid reply)
    {
    }

    public override RpcVoid ReadReply(ref ThriftBinaryReader reader, out Exception? declared)
    {
        declared = null;
        reader.Skip(ThriftType.Struct);
        return default;
    }

    public override RpcVoid ReadReply(ref ThriftCompactReader reader, out Exception? declared)
    {
        declared = null;
        reader.Skip(ThriftType.Struct);
        return default;
    }

    public override RpcVoid ReadReply(ref ProtobufReader reader) => default;

    public override bool TryWriteException(ref ThriftBinaryWriter writer, Exception exception) => false;

    public override bool TryWriteException(ref ThriftCompactWriter writer, Exception exception) => false;

    public override bool TryWriteException(ref ProtobufWriter writer, Exception exception, [NotNullWhen(true)] out string? typeName)
    {
        typeName = null;
        return false;
    }

    public override Exception? ReadException(ref ProtobufReader reader, string typeName) => null;

    public override void WriteArguments(ref ProtoJsonWriter writer, in GenericArguments<TBody> arguments) => throw GenericErrors.NoEndpoint();

    public override GenericArguments<TBody> ReadArguments(ref ProtoJsonReader reader) => throw GenericErrors.NoEndpoint();

    public override void WriteReply(ref ProtoJsonWriter writer, in RpcVoid reply) => throw GenericErrors.NoEndpoint();

    public override RpcVoid ReadReply(ref ProtoJsonReader reader) => throw GenericErrors.NoEndpoint();

    private static void WriteNothing<TWriter>(ref TWriter writer)
        where TWriter : struct, IThriftWriter, allows ref struct
    {
        writer.WriteStructBegin();
        writer.WriteStructEnd();
    }

    private static async ValueTask<RpcVoid> IgnoreAsync(ValueTask<TBody> answer)
    {
        await answer.ConfigureAwait(false);
        return default;
    }
}
