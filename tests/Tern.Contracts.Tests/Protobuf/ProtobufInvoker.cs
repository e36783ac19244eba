using System.Buffers;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Protobuf;

/// <summary>Carries calls to a handler through the Protobuf bodies of request and reply; a declared exception travels by its name.</summary>
internal sealed class ProtobufInvoker<TService>(TService service) : IRpcInvoker
    where TService : class
{
    public byte[] LastRequest { get; private set; } = [];

    public byte[] LastReply { get; private set; } = [];

    public string? LastException { get; private set; }

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

    // Streams through Protobuf: each message of the caller and of the server goes through its bytes.
    public IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, TRequest request, CallContext? context, CancellationToken cancellationToken)
    {
        var codec = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        return Replies(codec, codec.ServerStreamAsync(service, Request(codec, request), new CallContext()));
    }

    public async ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        var codec = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        return Reply(codec, await codec.ClientStreamAsync(service, Requests(codec, requests), new CallContext()));
    }

    public IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        var codec = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        return Replies(codec, codec.DuplexStreamAsync(service, Requests(codec, requests), new CallContext()));
    }

    private static async IAsyncEnumerable<TRequest> Requests<TRequest, TReply>(StreamCodec<TRequest, TReply> codec, IAsyncEnumerable<TRequest> requests)
    {
        await foreach (TRequest request in requests)
        {
            yield return Request(codec, request);
        }
    }

    private static async IAsyncEnumerable<TReply> Replies<TRequest, TReply>(StreamCodec<TRequest, TReply> codec, IAsyncEnumerable<TReply> replies)
    {
        await foreach (TReply reply in replies)
        {
            yield return Reply(codec, reply);
        }
    }

    private static TRequest Request<TRequest, TReply>(StreamCodec<TRequest, TReply> codec, TRequest request)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        codec.WriteRequest(ref writer, in request);
        writer.Flush();
        ProtobufReader reader = new(output.WrittenSpan);
        return codec.ReadRequest(ref reader);
    }

    private static TReply Reply<TRequest, TReply>(StreamCodec<TRequest, TReply> codec, TReply reply)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        codec.WriteReply(ref writer, in reply);
        writer.Flush();
        ProtobufReader reader = new(output.WrittenSpan);
        return codec.ReadReply(ref reader);
    }

    private async ValueTask<TReply> Call<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method, TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        LastRequest = WriteArguments(method, arguments);
        try
        {
            LastReply = WriteReply(method, await method.InvokeAsync(service, ReadArguments(method, LastRequest), new CallContext()));
        }
        catch (Exception exception) when (WriteException(method, exception) is { } body)
        {
            throw ReadException(method, body);
        }

        ProtobufReader reader = new(LastReply.AsSpan());
        return method.ReadReply(ref reader);
    }

    private static byte[] WriteArguments<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        method.WriteArguments(ref writer, in arguments);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static TArguments ReadArguments<TArguments, TReply>(MethodCodec<TArguments, TReply> method, byte[] bytes)
        where TArguments : struct, IRpcArguments
    {
        ProtobufReader reader = new(bytes.AsSpan());
        return method.ReadArguments(ref reader);
    }

    private static byte[] WriteReply<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TReply reply)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        method.WriteReply(ref writer, in reply);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private byte[]? WriteException<TArguments, TReply>(MethodCodec<TArguments, TReply> method, Exception exception)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        bool isDeclared = method.TryWriteException(ref writer, exception, out string? typeName);
        writer.Flush();
        LastException = typeName;
        return isDeclared ? output.WrittenSpan.ToArray() : null;
    }

    private Exception ReadException<TArguments, TReply>(MethodCodec<TArguments, TReply> method, byte[] bytes)
        where TArguments : struct, IRpcArguments
    {
        ProtobufReader reader = new(bytes.AsSpan());
        Assert.Null(method.ReadException(ref reader, "other.Exception"));
        return method.ReadException(ref reader, LastException!)!;
    }
}
