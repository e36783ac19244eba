using Tern.Protocols;
using Tern.Serialization;
using Tern.Server;

namespace Tern.AspNetCore;

/// <summary>A method with a stream in at least one direction.</summary>
/// <remarks>Requests are read when the handler asks for the next one, and the next reply is asked for when the last one has left: HTTP's flow control is the backpressure.</remarks>
internal sealed class StreamEndpoint<TService, TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method, ServiceSettings settings)
    : MethodEndpoint(method, settings)
    where TService : class
{
    private readonly RpcDelegate? _pipeline =
        MiddlewareChain.Compose(settings.Middleware, static invocation => ((StreamInvocation)invocation).RunHandlerAsync());

    private readonly bool _validates = settings.ValidateRequests && method.HasRules;

    private Func<HttpExchange, TRequest> ReadRequest => field ??= Read;

    public override Task HandleAsync(HttpCall call)
    {
        if (method.Kind != MethodKind.ServerStreaming)
        {
            RequestMessages.AllowSlowRequests(call.Http);
        }

        return _pipeline is null
            ? RunHandlerAsync(call)
            : _pipeline(new HttpStreamInvocation<TService, TRequest, TReply>(this, call)).AsTask();
    }

    /// <summary>Calls the handler and sends what it returns; the end of the middleware.</summary>
    public async Task RunHandlerAsync(HttpCall call)
    {
        TService service = Settings.HandlerOf<TService>(call.Http);
        CallContext context = call.Context;
        switch (method.Kind)
        {
            case MethodKind.ServerStreaming:
                TRequest request = await RequestMessages.ReadOnlyOneAsync(call, method, ReadRequest).ConfigureAwait(false);
                await SendAllAsync(call, method.ServerStreamAsync(service, request, context)).ConfigureAwait(false);
                break;
            case MethodKind.ClientStreaming:
                TReply reply = await method.ClientStreamAsync(service, new HttpRequestStream<TRequest>(call, ReadRequest), context).ConfigureAwait(false);
                Write(call.Exchange, reply);
                await call.SendAsync(isLast: true).ConfigureAwait(false);
                break;
            default:
                await SendAllAsync(call, method.DuplexStreamAsync(service, new HttpRequestStream<TRequest>(call, ReadRequest), context)).ConfigureAwait(false);
                break;
        }
    }

    // A contract cannot declare exceptions of streams.
    public override RpcStatusDetail? Describe(Exception exception) => null;

    private async Task SendAllAsync(HttpCall call, IAsyncEnumerable<TReply> replies)
    {
        await foreach (TReply reply in replies.WithCancellation(call.Context.CancellationToken).ConfigureAwait(false))
        {
            Write(call.Exchange, reply);
            await call.SendAsync(isLast: false).ConfigureAwait(false);
        }
    }

    private TRequest Read(HttpExchange exchange)
    {
        var reader = new ProtobufReader(exchange.Message, Settings.Reader);
        TRequest request = method.ReadRequest(ref reader);
        return _validates && RequestRules.Check(method, in request, Settings.TimeProvider) is { } failure ? throw failure : request;
    }

    private void Write(HttpExchange exchange, in TReply reply)
    {
        try
        {
            var writer = new ProtobufWriter(exchange.BeginMessage());
            method.WriteReply(ref writer, reply);
            writer.Flush();
        }
        catch (WireFormatException exception)
        {
            throw GrpcErrors.OfUnsendable(exception);
        }
    }
}
