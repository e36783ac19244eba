using System.Buffers;
using System.Text;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Json;

/// <summary>Carries calls to a handler through the JSON bodies of request and reply.</summary>
internal sealed class JsonInvoker<TService>(TService service) : IRpcInvoker
    where TService : class
{
    public string LastRequest { get; private set; } = "";

    public string LastReply { get; private set; } = "";

    public ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
        => Call((ServiceMethod<TService, TArguments, TReply>)method, arguments);

    public ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
        => new(Call((ServiceMethod<TService, TArguments, RpcVoid>)method, arguments).AsTask());

    public IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, TRequest request, CallContext? context, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    private async ValueTask<TReply> Call<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method, TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        LastRequest = WriteArguments(method, arguments);
        LastReply = WriteReply(method, await method.InvokeAsync(service, ReadArguments(method, LastRequest), new CallContext()));
        ProtoJsonReader reader = new(Encoding.UTF8.GetBytes(LastReply));
        TReply reply = method.ReadReply(ref reader);
        reader.ReadEnd();
        return reply;
    }

    private static string WriteArguments<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        using Utf8JsonWriter json = new(output);
        ProtoJsonWriter writer = new(json);
        method.WriteArguments(ref writer, in arguments);
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static TArguments ReadArguments<TArguments, TReply>(MethodCodec<TArguments, TReply> method, string body)
        where TArguments : struct, IRpcArguments
    {
        ProtoJsonReader reader = new(Encoding.UTF8.GetBytes(body));
        TArguments arguments = method.ReadArguments(ref reader);
        reader.ReadEnd();
        return arguments;
    }

    private static string WriteReply<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TReply reply)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        using Utf8JsonWriter json = new(output);
        ProtoJsonWriter writer = new(json);
        method.WriteReply(ref writer, in reply);
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
