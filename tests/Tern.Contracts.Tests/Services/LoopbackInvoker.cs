using System.Buffers;
using System.Runtime.CompilerServices;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Services;

/// <summary>Carries calls to a handler through the bytes of both messages.</summary>
internal sealed class LoopbackInvoker<TService>(TService service, ThriftEncoding encoding) : IRpcInvoker
    where TService : class
{
    public List<RpcMethod> Calls { get; } = [];

    public CallContext? LastContext { get; private set; }

    public CancellationToken LastToken { get; private set; }

    public ValueTask<TReply> InvokeAsync<TArguments, TReply>(
        RpcMethod<TArguments, TReply> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
        => Call((ServiceMethod<TService, TArguments, TReply>)method, arguments, context, cancellationToken);

    public ValueTask InvokeAsync<TArguments>(
        RpcMethod<TArguments, RpcVoid> method,
        in TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
        => new(Call((ServiceMethod<TService, TArguments, RpcVoid>)method, arguments, context, cancellationToken).AsTask());

    public async IAsyncEnumerable<TReply> ServerStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, TRequest request, CallContext? context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var typed = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        Note(method, context, cancellationToken);
        TRequest received = ThroughBytes(request, typed.WriteRequest, typed.ReadRequest);
        await foreach (TReply reply in typed.ServerStreamAsync(service, received, new CallContext { CancellationToken = cancellationToken }).WithCancellation(cancellationToken))
        {
            yield return ThroughBytes(reply, typed.WriteReply, typed.ReadReply);
        }
    }

    public async ValueTask<TReply> ClientStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, CancellationToken cancellationToken)
    {
        var typed = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        Note(method, context, cancellationToken);
        TReply reply = await typed.ClientStreamAsync(service, Requests(typed, requests, cancellationToken), new CallContext { CancellationToken = cancellationToken });
        return ThroughBytes(reply, typed.WriteReply, typed.ReadReply);
    }

    public async IAsyncEnumerable<TReply> DuplexStreamAsync<TRequest, TReply>(
        RpcStreamMethod<TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, CallContext? context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var typed = (ServiceStreamMethod<TService, TRequest, TReply>)method;
        Note(method, context, cancellationToken);
        IAsyncEnumerable<TReply> replies = typed.DuplexStreamAsync(
            service, Requests(typed, requests, cancellationToken), new CallContext { CancellationToken = cancellationToken });
        await foreach (TReply reply in replies.WithCancellation(cancellationToken))
        {
            yield return ThroughBytes(reply, typed.WriteReply, typed.ReadReply);
        }
    }

    private static async IAsyncEnumerable<TRequest> Requests<TRequest, TReply>(
        ServiceStreamMethod<TService, TRequest, TReply> method, IAsyncEnumerable<TRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TRequest request in requests.WithCancellation(cancellationToken))
        {
            yield return ThroughBytes(request, method.WriteRequest, method.ReadRequest);
        }
    }

    private static T ThroughBytes<T>(T message, WriteMessage<T> write, ReadMessage<T> read)
    {
        ArrayBufferWriter<byte> output = new();
        ThriftBinaryWriter writer = new(output);
        write(ref writer, in message);
        writer.Flush();
        ThriftBinaryReader reader = new(output.WrittenSpan);
        T received = read(ref reader);
        Assert.Equal(output.WrittenCount, reader.Consumed);
        return received;
    }

    private void Note(RpcMethod method, CallContext? context, CancellationToken cancellationToken)
    {
        Calls.Add(method);
        LastContext = context;
        LastToken = cancellationToken;
    }

    private async ValueTask<TReply> Call<TArguments, TReply>(
        ServiceMethod<TService, TArguments, TReply> method,
        TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        Note(method, context, cancellationToken);
        TArguments received = Read(Write(method, arguments), method);
        byte[] bytes;
        try
        {
            TReply reply = await method.InvokeAsync(service, in received, new CallContext());
            bytes = WriteReply(method, reply);
        }
        catch (Exception exception) when (TryWriteException(method, exception, out byte[] declared))
        {
            bytes = declared;
        }

        TReply answer = ReadReply(bytes, method, out Exception? thrown);
        return thrown is null ? answer : throw thrown;
    }

    private byte[] Write<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TArguments arguments)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactWriter compact = new(output);
            method.WriteArguments(ref compact, in arguments);
            compact.Flush();
        }
        else
        {
            ThriftBinaryWriter binary = new(output);
            method.WriteArguments(ref binary, in arguments);
            binary.Flush();
        }

        return output.WrittenSpan.ToArray();
    }

    private TArguments Read<TArguments, TReply>(byte[] bytes, MethodCodec<TArguments, TReply> method)
        where TArguments : struct, IRpcArguments
    {
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactReader compact = new(bytes.AsSpan());
            return method.ReadArguments(ref compact);
        }

        ThriftBinaryReader binary = new(bytes.AsSpan());
        return method.ReadArguments(ref binary);
    }

    private byte[] WriteReply<TArguments, TReply>(MethodCodec<TArguments, TReply> method, in TReply reply)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactWriter compact = new(output);
            method.WriteReply(ref compact, in reply);
            compact.Flush();
        }
        else
        {
            ThriftBinaryWriter binary = new(output);
            method.WriteReply(ref binary, in reply);
            binary.Flush();
        }

        return output.WrittenSpan.ToArray();
    }

    private bool TryWriteException<TArguments, TReply>(MethodCodec<TArguments, TReply> method, Exception exception, out byte[] bytes)
        where TArguments : struct, IRpcArguments
    {
        ArrayBufferWriter<byte> output = new();
        bool isDeclared;
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactWriter compact = new(output);
            isDeclared = method.TryWriteException(ref compact, exception);
            compact.Flush();
        }
        else
        {
            ThriftBinaryWriter binary = new(output);
            isDeclared = method.TryWriteException(ref binary, exception);
            binary.Flush();
        }

        bytes = output.WrittenSpan.ToArray();
        return isDeclared;
    }

    private TReply ReadReply<TArguments, TReply>(byte[] bytes, MethodCodec<TArguments, TReply> method, out Exception? declared)
        where TArguments : struct, IRpcArguments
    {
        if (encoding == ThriftEncoding.Compact)
        {
            ThriftCompactReader compact = new(bytes.AsSpan());
            return method.ReadReply(ref compact, out declared);
        }

        ThriftBinaryReader binary = new(bytes.AsSpan());
        return method.ReadReply(ref binary, out declared);
    }

    private delegate void WriteMessage<T>(ref ThriftBinaryWriter writer, in T message);

    private delegate T ReadMessage<T>(ref ThriftBinaryReader reader);
}
