using System.Collections.Concurrent;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Writes the requests of one channel. Thread-safe: the buffer is the caller's.</summary>
internal sealed class RequestWriter(RequestFormat format, bool isMultiplexed)
{
    private readonly ConcurrentDictionary<RpcMethod, RequestTemplate> _templates = new(ReferenceEqualityComparer.Instance as IEqualityComparer<RpcMethod>);

    public RequestFormat Format => format;

    /// <summary>Appends one complete request frame.</summary>
    /// <exception cref="WireFormatException">The arguments or the metadata cannot be written; the buffer is as before.</exception>
    public void Write<TArguments, TReply>(
        OutputBuffer buffer, MethodCodec<TArguments, TReply> method, in TArguments arguments, int sequenceId, in RequestMetadata metadata)
        where TArguments : struct, IRpcArguments
    {
        var frame = new FrameBuilder(buffer, format.Framing);
        try
        {
            frame.BeginBody(format.HasHeader ? WriteHeader(buffer, method, sequenceId, metadata) : -1);
            ThriftMessageType type = method.Kind == MethodKind.OneWay ? ThriftMessageType.OneWay : ThriftMessageType.Call;
            if (format.IsProtobuf)
            {
                KitexProtobufMessage.WriteBegin(buffer, method.Utf8Name.Span, type, sequenceId);
                var writer = new ProtobufWriter(buffer);
                method.WriteArguments(ref writer, arguments);
                writer.Flush();
            }
            else if (format.Encoding == ThriftEncoding.Binary)
            {
                var writer = new ThriftBinaryWriter(buffer);
                writer.WriteMessageBegin(method.Utf8Name.Span, type, sequenceId);
                method.WriteArguments(ref writer, arguments);
                writer.Flush();
            }
            else
            {
                var writer = new ThriftCompactWriter(buffer);
                writer.WriteMessageBegin(method.Utf8Name.Span, type, sequenceId);
                method.WriteArguments(ref writer, arguments);
                writer.Flush();
            }

            frame.Complete(format.MaxMessageBytes);
        }
        catch
        {
            buffer.Truncate(frame.Start);
            throw;
        }
    }

    private int WriteHeader(OutputBuffer buffer, RpcMethod method, int sequenceId, in RequestMetadata metadata)
    {
        if (!_templates.TryGetValue(method, out RequestTemplate? template))
        {
            template = _templates.GetOrAdd(method, new RequestTemplate(format, method, isMultiplexed ? TTHeaderFormat.FlagOutOfOrder : (ushort)0));
        }

        if (!metadata.IsEmpty || format.Checksum)
        {
            return WriteFullHeader(buffer, template, method, sequenceId, metadata);
        }

        byte[] header = template.Header;
        Span<byte> room = buffer.GetSpan(header.Length);
        header.CopyTo(room);
        TTHeaderFormat.PatchSequenceId(room, sequenceId);
        buffer.Advance(header.Length);
        return -1;
    }

    private int WriteFullHeader(OutputBuffer buffer, RequestTemplate template, RpcMethod method, int sequenceId, in RequestMetadata metadata)
    {
        var header = new TTHeaderWriter(buffer, template.Flags, sequenceId);
        RequestMetadataWriter.WriteAclToken(ref header, metadata);
        header.BeginStrings();
        header.WriteString(TTHeaderKeys.ServiceName, method.ShortService);
        int checksum = format.Checksum ? header.WriteChecksumPlaceholder() : -1;
        RequestMetadataWriter.WriteStrings(ref header, metadata);
        header.BeginInts();
        header.WriteEntries(template.IntEntries, template.IntCount);
        RequestMetadataWriter.WriteInts(ref header, metadata);
        header.Complete();
        return checksum;
    }
}
