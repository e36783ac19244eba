using System.Buffers;
using System.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>Writes and reads what travels in headers beyond those that gRPC knows itself.</summary>
internal static class GrpcHeaderText
{
    private const int StackBytes = 256;

    private static ReadOnlySpan<byte> BinarySuffix => "-bin"u8;

    /// <summary>Writes headers of the user.</summary>
    public static void Write(ref Http2HeadersWriter writer, RpcHeaders? headers)
    {
        if (headers is null)
        {
            return;
        }

        foreach (RpcHeader header in headers)
        {
            if (header.IsBinary)
            {
                Write(ref writer, header.Key, GrpcBinary.Encode(header.Bytes.Span));
            }
            else
            {
                Write(ref writer, header.Key, header.Value);
            }
        }
    }

    /// <summary>Writes metainfo under its prefix; what no header can hold is left out, as in Kitex.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="prefix">Prefix of the names.</param>
    /// <param name="entries">What to write.</param>
    /// <param name="unlessIn">Keys that were written before.</param>
    public static void Write(ref Http2HeadersWriter writer, string prefix, RpcMetadata? entries, RpcMetadata? unlessIn = null)
    {
        if (entries is null)
        {
            return;
        }

        foreach (KeyValuePair<string, string> entry in entries)
        {
            if (unlessIn?.TryGetValue(entry.Key, out _) != true && GrpcMetainfo.TryGetName(prefix, entry.Key, entry.Value, out string? name))
            {
                Write(ref writer, name, entry.Value.Trim(' ', '\t'));
            }
        }
    }

    /// <summary>Writes one header.</summary>
    public static void Write(ref Http2HeadersWriter writer, string name, string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
        Write(ref writer, name, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <inheritdoc cref="Write(ref Http2HeadersWriter, string, string)"/>
    public static void Write(ref Http2HeadersWriter writer, string name, scoped ReadOnlySpan<byte> value)
    {
        byte[]? rented = name.Length > StackBytes ? ArrayPool<byte>.Shared.Rent(name.Length) : null;
        Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
        writer.Write(bytes[..Encoding.ASCII.GetBytes(name, bytes)], value);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Whether a header is the user's: none that HTTP/2 or gRPC uses itself.</summary>
    public static bool IsOfUser(Http2Header header) =>
        header.KnownName is Http2HeaderName.Other && !header.Name.StartsWith("grpc-"u8);

    /// <summary>Keeps a header of the user; bytes that are no base64 are kept as the text that they are.</summary>
    public static void Keep(RpcHeaders headers, Http2Header header)
    {
        string key = Encoding.ASCII.GetString(header.Name);
        if (!header.Name.EndsWith(BinarySuffix) || !GrpcBinary.TryAdd(headers, key, header.Value))
        {
            headers.AddReceived(new RpcHeader(key, Encoding.UTF8.GetString(header.Value)));
        }
    }

    /// <summary>Keeps all headers of the user; <see langword="null"/> if there are none.</summary>
    public static RpcHeaders? KeepAll(Http2HeaderList list)
    {
        RpcHeaders? headers = null;
        foreach (Http2Header header in list)
        {
            if (IsOfUser(header))
            {
                Keep(headers ??= new RpcHeaders(), header);
            }
        }

        return headers;
    }
}
