using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tern.Protocols;

namespace Tern.AspNetCore;

/// <summary>Moves metadata between headers of HTTP and the context of a call.</summary>
/// <remarks>Source of the names: bytedance gopkg <c>cloud/metainfo/http.go</c>, Kitex <c>pkg/transmeta/http2.go</c>.</remarks>
internal static class HttpMetadata
{
    private const string BinarySuffix = "-bin";
    private const int MaxMessageBytes = 4 * 1_024;

    /// <summary>Gives a context what travels with a request: metainfo under its prefixes, names of the caller, and all headers that the protocols do not use themselves.</summary>
    public static void Read(IHeaderDictionary headers, CallContext context)
    {
        foreach (KeyValuePair<string, StringValues> header in headers)
        {
            // HTTP/1.1 writes names in any case.
            string key = header.Key.ToLowerInvariant();
            foreach (string? value in header.Value)
            {
                if (!string.IsNullOrEmpty(value))
                {
                    Read(key, value, context);
                }
            }
        }
    }

    /// <summary>Adds headers that a handler has set.</summary>
    /// <param name="target">Headers or trailers of the response.</param>
    /// <param name="source">What the handler set.</param>
    /// <param name="prefix">What the names begin with.</param>
    public static void Write(IHeaderDictionary target, RpcHeaders? source, string prefix = "")
    {
        if (source is null)
        {
            return;
        }

        foreach (RpcHeader header in source)
        {
            target.Append(prefix + header.Key, header.IsBinary ? Encoding.ASCII.GetString(GrpcBinary.Encode(header.Bytes.Span)) : header.Value);
        }
    }

    /// <summary>Writes how a call ended as gRPC does.</summary>
    public static void WriteStatus(IHeaderDictionary target, CallFailure? failure)
    {
        target["grpc-status"] = ((int)(failure?.Code ?? RpcStatusCode.Ok)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (failure is null)
        {
            return;
        }

        if (failure.Message.Length > 0)
        {
            target["grpc-message"] = Encoding.ASCII.GetString(GrpcStatusText.Encode(failure.Message, MaxMessageBytes));
        }

        if (failure.Details.Count > 0)
        {
            byte[] status = GrpcStatusDetails.Write(failure.Code, failure.Message, failure.Details);
            target["grpc-status-details-bin"] = Encoding.ASCII.GetString(GrpcBinary.Encode(status));
        }

        if (failure.Biz is { } biz)
        {
            target["biz-status"] = biz.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (biz.Extra is { Count: > 0 } extra)
            {
                target["biz-extra"] = BizExtraJson.Write(extra);
            }
        }
    }

    private static void Read(string key, string value, CallContext context)
    {
        if (GrpcMetainfo.KeyOf(GrpcMetainfo.PersistentPrefix, key) is { } persistent)
        {
            context.Persistent.Set(persistent, value);
        }
        else if (GrpcMetainfo.KeyOf(GrpcMetainfo.TransientPrefix, key) is { } transient)
        {
            context.Transient.Set(transient, value);
        }
        else if (key == "source-service")
        {
            context.Peer = context.Peer! with { Service = value };
        }
        else if (key == "source-method")
        {
            context.Peer = context.Peer! with { Method = value };
        }
        else if (!IsOfProtocol(key)
            && (!key.EndsWith(BinarySuffix, StringComparison.Ordinal) || !GrpcBinary.TryAdd(context.RequestHeaders, key, Encoding.UTF8.GetBytes(value))))
        {
            context.RequestHeaders.AddReceived(new RpcHeader(key, value));
        }
    }

    private static bool IsOfProtocol(string key) => key[0] == ':' || RpcHeaders.IsReserved(key) || key.StartsWith("connect-", StringComparison.Ordinal);
}
