using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Tern.Protocols;
using Tern.Protocols.Http2;
using Tern.Serialization;
using Tern.Transport;

namespace Tern.Client;

/// <content>What is different over gRPC: calls keep what they carry, for they may be sent later, or once more.</content>
internal sealed partial class ChannelInvoker
{
    private MultiplexedSource GrpcSource()
    {
        var requests = new GrpcRequestWriter(GrpcFormatOf(_options, _endpoint));
        Http2Options http2 = _options.Http2.ToConnectionOptions(_options);
        ILogger log = _options.Loggers.CreateLogger("Tern.Client");
        return new MultiplexedSource(
            _options, _endpoint, (pipe, limits, peer, end) => new GrpcClientConnection(pipe, requests, http2, log, limits, peer, end) { OnRefused = SendAgain });
    }

    private static GrpcFormat GrpcFormatOf(RpcChannelOptions options, RpcEndpoint endpoint) => new()
    {
        Payload = options.GrpcPayload == GrpcPayload.Thrift ? PayloadEncoding.ThriftBinary : PayloadEncoding.Protobuf,
        IsSecure = options.Transport.Tls is not null,
        Authority = options.Authority ?? AuthorityOf(endpoint),
        FromService = options.CallerService,
        Compression = options.Compression,
        Compressors = new GrpcCompression(options.Compressors),
        MaxMessageBytes = options.MaxMessageBytes,
        ThriftReader = options.Reader,
        ProtobufReader = options.ProtobufReader,
    };

    private static string AuthorityOf(RpcEndpoint endpoint) =>
        endpoint.Port == 0 ? "localhost"
        : endpoint.ServerName is { } name ? string.Create(CultureInfo.InvariantCulture, $"{name}:{endpoint.Port}")
        : endpoint.ToString()["tcp://".Length..];

    /// <summary>Sends a call once more that the server did not look at. It belongs to nobody else now.</summary>
    private void SendAgain(PendingCall call)
    {
        if (call.Refusals++ < MaxOpenings)
        {
            _ = SendAgainAsync(call);
            return;
        }

        call.Fail(new RpcConnectionException($"{call.Method.FullName} was refused by {_endpoint} {call.Refusals} times before anything was done about it.")
        {
            Method = call.Method.FullName,
            MayHaveBeenSent = false,
        });
    }

    private async Task SendAgainAsync(PendingCall call)
    {
        // Not on the reading loop of the connection that refused it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var plan = new CallPlan(call.Metadata, call.Timeout, call.Started, call.DeadlineTimestamp, call.CancellationToken);
            for (int attempt = 1; ; attempt++)
            {
                ClientConnection connection = _connections.TryGet() ?? await OpenAsync(call.Method, plan).ConfigureAwait(false);
                try
                {
                    GrpcOf(connection).Send(call);
                    return;
                }
                catch (RpcConnectionException exception) when (!exception.MayHaveBeenSent && attempt < MaxOpenings)
                {
                }
            }
        }
        catch (Exception exception)
        {
            call.Fail(CallFailure.Of(exception, call.Method));
        }
    }

    private static GrpcClientConnection GrpcOf(ClientConnection connection)
    {
        Debug.Assert(connection is GrpcClientConnection, "The channel speaks gRPC.");
        return Unsafe.As<GrpcClientConnection>(connection);
    }

    private static void SendOneWayGrpc<TArguments, TReply>(
        GrpcClientConnection connection, MethodCodec<TArguments, TReply> method, in TArguments arguments, in CallPlan plan)
        where TArguments : struct, IRpcArguments
    {
        PendingCall<TArguments, TReply> call = PendingCall<TArguments, TReply>.Rent(method);
        try
        {
            call.Keep(arguments);
            call.Started = plan.Started;
            call.Metadata = plan.Metadata;
            connection.SendOneWay(call);
        }
        finally
        {
            call.Abandon();
        }
    }
}
