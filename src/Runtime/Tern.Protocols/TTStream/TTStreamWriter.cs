using System.Globalization;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Writes the frames of TTHeader streaming.</summary>
/// <remarks>Source of the layouts: CloudWeGo Kitex <c>pkg/remote/trans/ttstream</c> (<c>frame.go</c>, <c>stream_client.go</c>, <c>stream_server.go</c>).</remarks>
internal static class TTStreamWriter
{
    /// <summary>Writes the frame by which a client opens a stream.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="streamId">The stream's id.</param>
    /// <param name="method">The method that is called.</param>
    /// <param name="fromService">Service that the caller says it is, or <see langword="null"/>.</param>
    /// <param name="metadata">What the call carries beyond its messages.</param>
    /// <exception cref="WireFormatException">The metadata is larger than a header can hold; the buffer is as before.</exception>
    public static void WriteHeader(OutputBuffer buffer, int streamId, RpcMethod method, string? fromService, in RequestMetadata metadata)
    {
        int start = buffer.Length;
        try
        {
            var header = new TTHeaderWriter(buffer, TTHeaderFormat.FlagStreaming, streamId, TTHeaderFormat.ProtocolThriftStruct);
            RequestMetadataWriter.WriteAclToken(ref header, metadata);
            header.BeginStrings();
            header.WriteString(TTHeaderKeys.ServiceName, method.ShortService);
            RequestMetadataWriter.WriteStrings(ref header, metadata);
            header.BeginInts();
            WriteInts(ref header, method.Name, TTStreamFrameType.Header);
            if (fromService is { Length: > 0 })
            {
                header.WriteInt(TTHeaderKeys.FromService, fromService);
            }

            RequestMetadataWriter.WriteInts(ref header, metadata);
            header.Complete();
            Complete(buffer, start);
        }
        catch
        {
            buffer.Truncate(start);
            throw;
        }
    }

    /// <summary>Writes a frame that says nothing but its type: the server's header, a client's trailer.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="streamId">The stream's id.</param>
    /// <param name="template">The frame.</param>
    public static void WriteBare(OutputBuffer buffer, int streamId, byte[] template)
    {
        int start = buffer.Length;
        WriteTemplate(buffer, streamId, template);
        Complete(buffer, start);
    }

    /// <summary>Begins a data frame; the message follows, then <see cref="EndData"/>.</summary>
    /// <returns>Where the frame begins.</returns>
    public static int BeginData(OutputBuffer buffer, int streamId, TTStreamTemplates templates)
    {
        int start = buffer.Length;
        WriteTemplate(buffer, streamId, templates.Data);
        return start;
    }

    /// <summary>Ends a data frame.</summary>
    /// <exception cref="WireFormatException">The message is larger than allowed.</exception>
    public static void EndData(OutputBuffer buffer, int start, int maxMessageBytes)
    {
        int bytes = buffer.Length - start;
        if (bytes > maxMessageBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"The message takes {bytes} bytes; the limit is {maxMessageBytes}. Raise MaxMessageBytes on both ends if such messages are meant.");
        }

        Complete(buffer, start);
    }

    /// <summary>Writes the frame by which a server ends a stream.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="streamId">The stream's id.</param>
    /// <param name="method">Wire name of the method.</param>
    /// <param name="backward">Metadata of the answer, or <see langword="null"/>.</param>
    /// <param name="biz">A business status, or <see langword="null"/>.</param>
    /// <param name="failure">A failure, or <see langword="null"/>.</param>
    /// <exception cref="WireFormatException">What it says is larger than a header can hold; the buffer is as before.</exception>
    public static void WriteTrailer(OutputBuffer buffer, int streamId, string method, RpcMetadata? backward, RpcBizException? biz, HandlerFailure? failure)
    {
        int start = buffer.Length;
        try
        {
            var header = new TTHeaderWriter(buffer, TTHeaderFormat.FlagStreaming, streamId, TTHeaderFormat.ProtocolThriftStruct);
            header.BeginStrings();
            WriteOutcome(ref header, backward, biz, failure);
            header.BeginInts();
            WriteInts(ref header, method, TTStreamFrameType.Trailer);
            header.Complete();
            if (failure is { } exception)
            {
                WriteException(buffer, streamId, method, exception.ToException(hasHeader: true));
            }

            Complete(buffer, start);
        }
        catch
        {
            buffer.Truncate(start);
            throw;
        }
    }

    /// <summary>Writes the frame by which either end gives a stream up.</summary>
    /// <param name="buffer">Where to write.</param>
    /// <param name="streamId">The stream's id.</param>
    /// <param name="method">Wire name of the method.</param>
    /// <param name="code">Why; see <see cref="TTStreamCodes"/>.</param>
    /// <param name="message">The same in words.</param>
    /// <param name="cancelPath">Services through which the cancellation came, or <see langword="null"/>.</param>
    public static void WriteRst(OutputBuffer buffer, int streamId, string method, int code, string message, string? cancelPath)
    {
        int start = buffer.Length;
        var header = new TTHeaderWriter(buffer, TTHeaderFormat.FlagStreaming, streamId, TTHeaderFormat.ProtocolThriftStruct);
        header.BeginStrings();
        if (cancelPath is not null)
        {
            header.WriteString(TTHeaderKeys.CancelPath, cancelPath);
        }

        header.BeginInts();
        WriteInts(ref header, method, TTStreamFrameType.Rst);
        header.Complete();
        WriteException(buffer, streamId, method, new ThriftApplicationException(code, message));
        Complete(buffer, start);
    }

    private static void WriteOutcome(ref TTHeaderWriter header, RpcMetadata? backward, RpcBizException? biz, HandlerFailure? failure)
    {
        if (biz is not null)
        {
            header.WriteString(TTHeaderKeys.BizStatus, biz.Code.ToString(CultureInfo.InvariantCulture));
            header.WriteString(TTHeaderKeys.BizMessage, biz.Message);
            if (biz.Extra is { Count: > 0 } extra)
            {
                header.WriteString(TTHeaderKeys.BizExtra, BizExtraJson.Write(extra));
            }
        }

        if (failure is { } exception)
        {
            header.WriteString(ApplicationExceptionTypes.StatusKey, ((int)exception.Status).ToString(CultureInfo.InvariantCulture));
            if (exception.Pushback is { } pushback)
            {
                header.WriteString(RetryPushback.Key, RetryPushback.Write(pushback));
            }
        }

        if (backward is not null)
        {
            foreach (KeyValuePair<string, string> entry in backward)
            {
                header.WriteString(entry.Key, entry.Value);
            }
        }
    }

    private static void WriteException(OutputBuffer buffer, int streamId, string method, in ThriftApplicationException exception)
    {
        var writer = new ThriftBinaryWriter(buffer);
        writer.WriteMessageBegin(System.Text.Encoding.UTF8.GetBytes(method), ThriftMessageType.Exception, streamId);
        ThriftApplicationException.Write(ref writer, exception);
        writer.Flush();
    }

    /// <summary>Writes the entries of the int block that every frame has.</summary>
    public static void WriteInts(ref TTHeaderWriter header, string method, TTStreamFrameType type)
    {
        header.WriteInt(TTHeaderKeys.ToMethod, method);
        header.WriteInt(TTHeaderKeys.FrameType, (long)type);
    }

    private static void WriteTemplate(OutputBuffer buffer, int streamId, byte[] template)
    {
        Span<byte> room = buffer.GetSpan(template.Length);
        template.CopyTo(room);
        TTHeaderFormat.PatchSequenceId(room, streamId);
        buffer.Advance(template.Length);
    }

    private static void Complete(OutputBuffer buffer, int start) => TTHeaderFormat.PatchLength(buffer.WrittenSpan[start..], buffer.Length - start);
}
