using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.Server;

/// <summary>A call for the user's fallback handler: arguments and answer stay bytes.</summary>
internal sealed class FallbackCall(RpcFallbackHandler handler, string? service, string method, MethodGates gates) : ServerCall
{
    private readonly UnknownMethod _method = new(service, method);
    private ReadOnlyMemory<byte> _arguments;
    private ReadOnlyMemory<byte> _reply;
    private RpcException? _refusal;
    private bool _isAllowed;

    public override RpcMethod Method => _method;

    public override void Allow() => _isAllowed = true;

    public override bool WantsArguments()
    {
        if (!gates.IsOpen && !_isAllowed && Context is { } context)
        {
            _refusal = gates.Examine(_method, context);
            _isAllowed = true;
        }

        return _refusal is null;
    }

    public override void ReadArguments(ref ThriftBinaryReader reader, ReadOnlySpan<byte> payload)
    {
        long start = reader.Consumed;
        reader.Skip(ThriftType.Struct);
        _arguments = payload.Slice((int)start, (int)(reader.Consumed - start)).ToArray();
    }

    public override void ReadArguments(ref ThriftCompactReader reader, ReadOnlySpan<byte> payload)
    {
        long start = reader.Consumed;
        reader.Skip(ThriftType.Struct);
        _arguments = payload.Slice((int)start, (int)(reader.Consumed - start)).ToArray();
    }

    public override void ReadArguments(ref ProtobufReader reader, ReadOnlySpan<byte> payload) => _arguments = payload.ToArray();

    // Nothing at all is no struct: a void method's answer is its stop byte alone. In Protobuf it is a message.
    public override void WriteReply(OutputBuffer buffer) => buffer.Write(_reply.IsEmpty && Payload != PayloadEncoding.Protobuf ? [0] : _reply.Span);

    public override bool TryWriteException(IBufferWriter<byte> buffer, Exception exception, [NotNullWhen(true)] out string? typeName)
    {
        typeName = null;
        return false;
    }

    public override bool TryWriteException(OutputBuffer buffer, Exception exception) => false;

    protected override void Start() => _ = RunHandlerAsync();

    protected override void Return(bool isReusable)
    {
    }

    private async Task RunHandlerAsync()
    {
        Exception? error = null;
        try
        {
            if (_refusal is not null)
            {
                throw _refusal;
            }

            await (gates.IsOpen ? CallHandlerAsync() : GatedRun.RunAsync(gates, Method, Context, _isAllowed, CallHandlerAsync)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception;
        }

        Finish(error);
    }

    private async Task CallHandlerAsync() =>
        _reply = await handler(new RpcUnknownCall(service, method, Encoding, _arguments, Context) { IsProtobuf = Payload == PayloadEncoding.Protobuf }).ConfigureAwait(false);

}

/// <summary>What may turn down a call of the fallback handler.</summary>
internal sealed class FallbackGuard(string? service, string method, MethodGates gates) : IGuardedMethod
{
    public RpcMethod Method { get; } = new UnknownMethod(service, method);

    public bool IsOpen => gates.IsOpen;

    public RpcException? Examine(CallContext context) => gates.Examine(Method, context);
}

/// <summary>A method that no service of the server has.</summary>
internal sealed class UnknownMethod(string? service, string name)
    : RpcMethod(string.IsNullOrEmpty(service) ? "unknown" : service, name.Length == 0 ? "unknown" : name, MethodKind.Unary, isIdempotent: false);
