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
        var frame = new FrameBuilder(buffer, format.Protocol);
        try
        {
            frame.BeginBody(format.HasHeader ? WriteHeader(buffer, method, sequenceId, metadata) : -1);
            ThriftMessageType type = method.Kind == MethodKind.OneWay ? ThriftMessageType.OneWay : ThriftMessageType.Call;
            if (format.Encoding == ThriftEncoding.Binary)
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
        CallContext? own = metadata.Own;
        if (own?.TransientOrNull?[TTHeaderKeys.AclToken] is { } token)
        {
            header.WriteAclToken(token);
        }

        header.BeginStrings();
        header.WriteString(TTHeaderKeys.ServiceName, method.ShortService);
        int checksum = format.Checksum ? header.WriteChecksumPlaceholder() : -1;
        WriteMetadata(ref header, TTHeaderKeys.TransientPrefix, own?.TransientOrNull, null);
        WriteMetadata(ref header, TTHeaderKeys.PersistentPrefix, own?.PersistentOrNull, null);
        WriteMetadata(ref header, TTHeaderKeys.PersistentPrefix, metadata.Ambient?.PersistentOrNull, own?.PersistentOrNull);
        header.BeginInts();
        header.WriteEntries(template.IntEntries, template.IntCount);
        if (metadata.Timeout is { } timeout)
        {
            // Kitex reads whole milliseconds; less than one would mean none at all.
            header.WriteInt(TTHeaderKeys.RpcTimeout, Math.Max((long)timeout.TotalMilliseconds, 1));
        }

        if (metadata.Ambient?.Method is { } from)
        {
            header.WriteInt(TTHeaderKeys.FromMethod, from.Name);
        }

        if (own?.TransportKeysOrNull is { } keys)
        {
            foreach (KeyValuePair<ushort, string> key in keys)
            {
                header.WriteInt(key.Key, key.Value);
            }
        }

        header.Complete();
        return checksum;
    }

    private static void WriteMetadata(ref TTHeaderWriter header, string prefix, RpcMetadata? entries, RpcMetadata? unlessIn)
    {
        if (entries is null)
        {
            return;
        }

        foreach (KeyValuePair<string, string> entry in entries)
        {
            bool isAclToken = prefix == TTHeaderKeys.TransientPrefix && entry.Key == TTHeaderKeys.AclToken;
            if (!isAclToken && unlessIn?.TryGetValue(entry.Key, out _) != true)
            {
                header.WriteString(prefix, entry.Key, entry.Value);
            }
        }
    }
}
