using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>Writes responses. While the output is entered; what is written for a stream that has ended goes nowhere.</summary>
internal static class GrpcReplyWriter
{
    // Clients take 8 KiB of headers at least, and other trailers want their room too.
    private const int MaxMessageBytes = 4 * 1_024;
    private const int DigitBytes = 11;

    /// <summary>Writes the whole response of a unary call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="buffer">Its output.</param>
    /// <param name="call">The call.</param>
    /// <param name="error">Its failure, or <see langword="null"/>.</param>
    /// <param name="hasEnded">Whether the handler has ended; otherwise its metadata may change under the writer's hands, and is left out.</param>
    public static void Write(GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, ServerCall call, Exception? error, bool hasEnded)
    {
        CallContext? context = hasEnded ? call.Context : null;
        try
        {
            if (WriteMessage(connection, stream, buffer, call, error, context))
            {
                WriteOk(connection.Http2, stream, buffer, context);
                return;
            }
        }
        catch (Exception exception)
        {
            // The handler's answer cannot be written: its fault, and the caller must hear of it.
            connection.Scope.NoteFailure(call.Method, exception);
            error = GrpcErrors.OfUnsendable(exception);
        }

        if (DeclaredOf(call, error!) is { } declared)
        {
            WriteFailure(connection, stream, buffer, call.Method, declared, call.Context, context);
            return;
        }

        connection.Scope.NoteFailure(call.Method, error!);
        WriteFailure(connection, stream, buffer, call.Method, error!, call.Context, context);
    }

    /// <summary>A declared exception in Protobuf's form: a failure whose detail is the exception's message. <see langword="null"/> if it is none.</summary>
    private static RpcException? DeclaredOf(ServerCall call, Exception error)
    {
        if (call.Payload != PayloadEncoding.Protobuf || error is RpcException or RpcBizException)
        {
            return null;
        }

        var message = new ArrayBufferWriter<byte>();
        return call.TryWriteException(message, error, out string? typeName)
            ? new RpcException(RpcStatusCode.Unknown, error.Message, error)
            {
                Details = [new RpcStatusDetail(GrpcStatusDetails.TypeUrlPrefix + typeName, message.WrittenMemory)],
            }
            : null;
    }

    /// <summary>Writes the end of a stream.</summary>
    public static void WriteEnd(GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, RpcMethod method, CallContext context, Exception? error)
    {
        if (error is not null)
        {
            WriteFailure(connection, stream, buffer, method, error, context, context);
            return;
        }

        if (!stream.HeadersSent)
        {
            WriteResponseHeaders(connection, stream, buffer, context);
        }

        WriteOk(connection.Http2, stream, buffer, context);
    }

    /// <summary>Writes trailers of success.</summary>
    public static void WriteOk(Http2Connection connection, Http2Stream stream, OutputBuffer buffer, CallContext? context)
    {
        if (context?.ResponseTrailersOrNull is not { Count: > 0 } trailers)
        {
            connection.WriteHeaders(buffer, stream, GrpcBlocks.Ok, endStream: true);
            return;
        }

        Http2HeadersWriter writer = connection.BeginHeaders(buffer, stream);
        writer.Write(GrpcBlocks.Ok);
        WriteUserHeaders(ref writer, trailers);
        if (!connection.EndHeaders(ref writer, buffer, stream, endStream: true))
        {
            WriteStatus(connection, stream, buffer, PayloadEncoding.Protobuf, RpcStatusCode.ResourceExhausted, "the trailers are larger than the client takes");
        }
    }

    /// <summary>Writes the end of a call that has failed; headers too, if there were none.</summary>
    public static void WriteFailure(
        GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, RpcMethod method, Exception error, CallContext ofCall, CallContext? context)
    {
        (RpcStatusCode code, string message) = GrpcErrors.Describe(error, ofCall, connection.Options.IncludeExceptionDetails);
        Http2HeadersWriter writer = BeginStatus(connection.Http2, stream, buffer, stream.Request.Payload, code, message, context?.ResponseHeadersOrNull);
        bool isWritten = false;
        try
        {
            WriteDetails(ref writer, error, code, message);
            GrpcHeaderText.Write(ref writer, context?.ResponseTrailersOrNull);
            isWritten = true;
        }
        catch (Exception exception)
        {
            // Details that are nothing, for instance, or metadata that a handler changes which runs on behind its deadline.
            Http2Connection.AbandonHeaders(ref writer);
            connection.Scope.NoteFailure(method, exception);
        }

        if (!isWritten || !connection.Http2.EndHeaders(ref writer, buffer, stream, endStream: true))
        {
            // What goes with the failure cannot go, or is larger than the client takes; the failure itself is not.
            WriteStatus(connection.Http2, stream, buffer, stream.Request.Payload, code, message);
        }
    }

    private static void WriteDetails(ref Http2HeadersWriter writer, Exception error, RpcStatusCode code, string message)
    {
        if (error is RpcException { Details.Count: > 0 } own)
        {
            GrpcHeaderText.Write(ref writer, "grpc-status-details-bin", GrpcBinary.Encode(GrpcStatusDetails.Write(code, message, own.Details)));
        }

        if (error is RpcException { RetryPushback: { } pushback })
        {
            GrpcHeaderText.Write(ref writer, RetryPushback.Key, RetryPushback.Write(pushback));
        }

        if (error is RpcBizException biz)
        {
            GrpcHeaderText.Write(ref writer, "biz-status", biz.Code.ToString(CultureInfo.InvariantCulture));
            if (biz.Extra is { Count: > 0 } extra)
            {
                GrpcHeaderText.Write(ref writer, "biz-extra", BizExtraJson.Write(extra));
            }
        }
    }

    private static void WriteUserHeaders(ref Http2HeadersWriter writer, RpcHeaders? headers)
    {
        try
        {
            GrpcHeaderText.Write(ref writer, headers);
        }
        catch
        {
            Http2Connection.AbandonHeaders(ref writer);
            throw;
        }
    }

    /// <summary>Writes the answer to a request that is not served.</summary>
    public static void WriteRefusal(GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, GrpcRefusal refusal)
    {
        if (refusal.HttpStatus is { } block)
        {
            connection.Http2.WriteHeaders(buffer, stream, block, endStream: true);
            return;
        }

        Http2HeadersWriter writer = BeginStatus(connection.Http2, stream, buffer, stream.Request.Payload, refusal.Code, refusal.Message, null);
        if (refusal.TellsEncodings)
        {
            writer.Write("grpc-accept-encoding"u8, connection.Format.Compressors.AcceptEncoding);
        }

        connection.Http2.EndHeaders(ref writer, buffer, stream, endStream: true);
    }

    private static void WriteStatus(Http2Connection connection, Http2Stream stream, OutputBuffer buffer, PayloadEncoding payload, RpcStatusCode code, string message)
    {
        const int Least = 256;
        Http2HeadersWriter writer = BeginStatus(connection, stream, buffer, payload, code, message.Length > Least ? message[..Least] : message, null);
        if (!connection.EndHeaders(ref writer, buffer, stream, endStream: true))
        {
            connection.WriteReset(buffer, stream, Http2ErrorCode.InternalError);
        }
    }

    private static Http2HeadersWriter BeginStatus(
        Http2Connection connection, Http2Stream stream, OutputBuffer buffer, PayloadEncoding payload, RpcStatusCode code, string message, RpcHeaders? headers)
    {
        Http2HeadersWriter writer = connection.BeginHeaders(buffer, stream);
        if (!stream.HeadersSent)
        {
            writer.Write(GrpcBlocks.ResponseOf(payload));
            WriteUserHeaders(ref writer, headers);
        }

        Span<byte> digits = stackalloc byte[DigitBytes];
        Utf8Formatter.TryFormat((int)code, digits, out int length);
        writer.Write("grpc-status"u8, digits[..length], isRepeated: true);
        if (message.Length > 0)
        {
            writer.Write("grpc-message"u8, GrpcStatusText.Encode(message, MaxMessageBytes));
        }

        return writer;
    }

    /// <summary>Writes headers and message; <see langword="false"/>, and no message, if the call has failed otherwise than by a declared exception that Thrift carries.</summary>
    private static bool WriteMessage(
        GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, ServerCall call, Exception? error, CallContext? context)
    {
        if (error is not null && call.Payload == PayloadEncoding.Protobuf)
        {
            return false;
        }

        if (error is not null and (RpcException or RpcBizException or OperationCanceledException))
        {
            return false;
        }

        IRpcCompressor? compressor = WriteResponseHeaders(connection, stream, buffer, context);
        var body = new GrpcBody(buffer);
        bool isWritten = false;
        try
        {
            if (error is null)
            {
                call.WriteReply(buffer);
                isWritten = true;
            }
            else
            {
                isWritten = call.TryWriteException(buffer, error);
            }
        }
        finally
        {
            if (!isWritten)
            {
                body.Abandon();
            }
        }

        if (isWritten)
        {
            body.End(connection.Http2, stream, compressor, connection.Format.MaxMessageBytes, endStream: false);
        }

        return isWritten;
    }

    /// <summary>Writes the headers of a response; gives how its messages are packed.</summary>
    /// <exception cref="RpcException">The headers are larger than the client takes; nothing was written.</exception>
    public static IRpcCompressor? WriteResponseHeaders(GrpcServerConnection connection, GrpcServerStream stream, OutputBuffer buffer, CallContext? context)
    {
        Http2HeaderBlock block = GrpcBlocks.ResponseOf(stream.Request.Payload);
        if (context is null || (context.Compression is null && context.ResponseHeadersOrNull is null))
        {
            connection.Http2.WriteHeaders(buffer, stream, block, endStream: false);
            return null;
        }

        IRpcCompressor? compressor = context.Compression is { } name && stream.Request.Accepts(name) ? connection.Format.Compressors.Find(name) : null;
        Http2HeadersWriter writer = connection.Http2.BeginHeaders(buffer, stream);
        writer.Write(block);
        if (compressor is not null)
        {
            GrpcHeaderText.Write(ref writer, "grpc-encoding", compressor.Name);
        }

        WriteUserHeaders(ref writer, context.ResponseHeadersOrNull);
        if (!connection.Http2.EndHeaders(ref writer, buffer, stream, endStream: false))
        {
            throw new RpcException(RpcStatusCode.ResourceExhausted, "the response's headers are larger than the client takes");
        }

        return compressor;
    }
}
