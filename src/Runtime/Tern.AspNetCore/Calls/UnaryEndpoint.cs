using System.Text.Json;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>A method with one request and one answer. A one-way method has an answer too, for HTTP has no request without one: an empty message.</summary>
internal sealed class UnaryEndpoint<TService, TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method, ServiceSettings settings)
    : MethodEndpoint(method, settings)
    where TService : class
    where TArguments : struct, IRpcArguments
{
    private readonly RpcDelegate? _pipeline =
        MiddlewareChain.Compose(settings.Middleware, static invocation => ((HttpInvocation<TService, TArguments, TReply>)invocation).InvokeHandlerAsync());

    private readonly bool _validates = settings.ValidateRequests && method.HasRules;

    private Func<HttpExchange, TArguments> ReadArguments => field ??= Read;

    public override async Task HandleAsync(HttpCall call)
    {
        TArguments arguments = await RequestMessages.ReadOnlyOneAsync(call, method, ReadArguments).ConfigureAwait(false);
        TReply reply;
        if (_pipeline is null)
        {
            reply = await InvokeAsync(call, arguments).ConfigureAwait(false);
        }
        else
        {
            var invocation = new HttpInvocation<TService, TArguments, TReply>(this, call, arguments);
            await _pipeline(invocation).ConfigureAwait(false);
            reply = invocation.Reply;
        }

        Write(call.Exchange, reply);
        await call.SendAsync(isLast: true).ConfigureAwait(false);
    }

    /// <summary>Calls the handler of the request's services with arguments that follow the rules.</summary>
    public ValueTask<TReply> InvokeAsync(HttpCall call, in TArguments arguments)
    {
        if (_validates && RequestRules.Check(method, in arguments, Settings.TimeProvider) is { } failure)
        {
            throw failure;
        }

        return method.InvokeAsync(Settings.HandlerOf<TService>(call.Http), arguments, call.Context);
    }

    public override RpcStatusDetail? Describe(Exception exception)
    {
        var buffer = new MessageBuffer();
        try
        {
            buffer.Begin(Settings.MaxMessageBytes);
            var writer = new ProtobufWriter(buffer);
            if (!method.TryWriteException(ref writer, exception, out string? typeName))
            {
                return null;
            }

            writer.Flush();
            return new RpcStatusDetail(GrpcStatusDetails.TypeUrlPrefix + typeName, buffer.WrittenSpan.ToArray());
        }
        finally
        {
            buffer.Release();
        }
    }

    private TArguments Read(HttpExchange exchange)
    {
        if (exchange.Format == BodyFormat.Json)
        {
            var json = new ProtoJsonReader(exchange.Message, Settings.Json);
            TArguments arguments = method.ReadArguments(ref json);
            json.ReadEnd();
            return arguments;
        }

        var reader = new ProtobufReader(exchange.Message, Settings.Reader);
        return method.ReadArguments(ref reader);
    }

    private void Write(HttpExchange exchange, in TReply reply)
    {
        OutputBuffer output = exchange.BeginMessage();
        try
        {
            if (exchange.Format == BodyFormat.Json)
            {
                using var json = new Utf8JsonWriter(output, Settings.Json.WriterOptions);
                var text = new ProtoJsonWriter(json, Settings.Json);
                method.WriteReply(ref text, reply);
                return;
            }

            var writer = new ProtobufWriter(output);
            method.WriteReply(ref writer, reply);
            writer.Flush();
        }
        catch (WireFormatException exception)
        {
            throw GrpcErrors.OfUnsendable(exception);
        }
    }
}
