using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>What all requests of one channel for one method have in common in their TTHeader, encoded once.</summary>
internal sealed class RequestTemplate
{
    public RequestTemplate(RequestFormat format, RpcMethod method, ushort flags)
    {
        Flags = flags;
        var buffer = new OutputBuffer();
        var header = new TTHeaderWriter(buffer, flags, 0);
        header.BeginStrings();
        header.WriteString(TTHeaderKeys.ServiceName, method.ShortService);
        header.BeginInts();
        int ints = buffer.Length;
        IntCount = WriteInts(ref header, format, method);
        IntEntries = buffer.WrittenSpan[ints..].ToArray();
        header.Complete();
        Header = buffer.WrittenSpan.ToArray();
        buffer.Release();
    }

    public ushort Flags { get; }

    /// <summary>The whole header of a call without metadata of its own.</summary>
    public byte[] Header { get; }

    /// <summary>The entries of the int block alone, for headers that carry more.</summary>
    public byte[] IntEntries { get; }

    public int IntCount { get; }

    private static int WriteInts(ref TTHeaderWriter header, RequestFormat format, RpcMethod method)
    {
        int count = 4;
        header.WriteInt(TTHeaderKeys.TransportType, format.IsFramed ? "framed" : "unframed");
        header.WriteInt(TTHeaderKeys.ToService, format.ToService ?? method.Service);
        header.WriteInt(TTHeaderKeys.ToMethod, method.Name);
        header.WriteInt(TTHeaderKeys.MessageType, (int)(method.Kind == MethodKind.OneWay ? ThriftMessageType.OneWay : ThriftMessageType.Call));
        if (format.FromService is { Length: > 0 } from)
        {
            header.WriteInt(TTHeaderKeys.FromService, from);
            count++;
        }

        return count;
    }
}
