using System.Buffers;
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

    private async ValueTask<TReply> Call<TArguments, TReply>(
        ServiceMethod<TService, TArguments, TReply> method,
        TArguments arguments,
        CallContext? context,
        CancellationToken cancellationToken)
        where TArguments : struct, IRpcArguments
    {
        Calls.Add(method);
        LastContext = context;
        LastToken = cancellationToken;
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
}
