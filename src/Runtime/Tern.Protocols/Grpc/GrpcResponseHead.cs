using System.Buffers.Text;
using System.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>What the headers of a response say. Shared by responses with the same headers; immutable.</summary>
internal sealed class GrpcResponseHead
{
    private const int OkStatus = 200;

    private readonly RpcHeaders? _headers;

    private GrpcResponseHead(Http2HeaderList list)
    {
        list.TryGet(Http2HeaderName.Status, out ReadOnlySpan<byte> status);
        Utf8Parser.TryParse(status, out int number, out _);
        Encoding = list.TryGet(Http2HeaderName.GrpcEncoding, out ReadOnlySpan<byte> encoding) ? System.Text.Encoding.ASCII.GetString(encoding) : GrpcCompression.Identity;
        list.TryGet(Http2HeaderName.ContentType, out ReadOnlySpan<byte> contentType);
        if (number != OkStatus)
        {
            Failure = (GrpcStatus.FromHttp(number), $"the server answered with HTTP status {number}");
        }
        else if (!GrpcContentType.IsGrpc(contentType))
        {
            Failure = (RpcStatusCode.Unknown, $"the server answered with content type \"{System.Text.Encoding.UTF8.GetString(contentType)}\", which is not gRPC's");
        }

        _headers = GrpcHeaderText.KeepAll(list);
    }

    /// <summary>Why the response is none of gRPC; a <c>grpc-status</c> that comes nevertheless goes before it.</summary>
    public (RpcStatusCode Code, string Reason)? Failure { get; }

    /// <summary>How messages are packed.</summary>
    public string Encoding { get; }

    public static GrpcResponseHead Of(Http2HeaderList list)
    {
        if (list.Tag is not GrpcResponseHead head)
        {
            list.Tag = head = new GrpcResponseHead(list);
        }

        return head;
    }

    /// <summary>Gives the caller what it may see.</summary>
    public void CopyTo(CallContext? context)
    {
        if (context is not null && _headers is not null)
        {
            foreach (RpcHeader header in _headers)
            {
                context.ResponseHeaders.AddReceived(header);
            }
        }
    }
}
