using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A method with a stream, in one form. Immutable and thread-safe.</summary>
internal sealed class GenericStreamMethod<TForm, TBody>(GenericMethod method, GenericSettings settings)
    : ServiceStreamMethod<GenericHandler<TBody>, TBody, TBody>(method.Service.Name, method.Name, method.Kind, method.IsIdempotent)
    where TForm : struct, IGenericForm<TBody>
{
    public override IAsyncEnumerable<TBody> ServerStreamAsync(GenericHandler<TBody> service, TBody request, CallContext context) =>
        service.ServerStreamAsync(method, request, context);

    public override ValueTask<TBody> ClientStreamAsync(GenericHandler<TBody> service, IAsyncEnumerable<TBody> requests, CallContext context) =>
        service.ClientStreamAsync(method, requests, context);

    public override IAsyncEnumerable<TBody> DuplexStreamAsync(GenericHandler<TBody> service, IAsyncEnumerable<TBody> requests, CallContext context) =>
        service.DuplexStreamAsync(method, requests, context);

    public override void WriteRequest(ref ThriftBinaryWriter writer, in TBody request) => TForm.WriteStruct(ref writer, method.Request.Plan, in request, settings);

    public override TBody ReadRequest(ref ThriftBinaryReader reader) => TForm.ReadStruct(ref reader, method.Request.Plan, settings);

    public override void WriteReply(ref ThriftBinaryWriter writer, in TBody reply) => TForm.WriteStruct(ref writer, method.ReplyMessage, in reply, settings);

    public override TBody ReadReply(ref ThriftBinaryReader reader) => TForm.ReadStruct(ref reader, method.ReplyMessage, settings);

    public override void WriteRequest(ref ProtobufWriter writer, in TBody request) => TForm.Write(ref writer, method.Request.Plan, in request, settings);

    public override TBody ReadRequest(ref ProtobufReader reader) => TForm.Read(ref reader, method.Request.Plan, settings);

    public override void WriteReply(ref ProtobufWriter writer, in TBody reply) => TForm.Write(ref writer, method.ReplyMessage, in reply, settings);

    public override TBody ReadReply(ref ProtobufReader reader) => TForm.Read(ref reader, method.ReplyMessage, settings);
}
