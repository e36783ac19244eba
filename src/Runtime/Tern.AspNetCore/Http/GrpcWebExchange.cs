using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tern.Protocols;

namespace Tern.AspNetCore;

/// <summary>A call over gRPC-Web, which browsers can make: as gRPC, but the trailers are the last frame of the body. Source: gRPC <c>PROTOCOL-WEB.md</c>.</summary>
internal sealed class GrpcWebExchange(HttpContext http, ServiceSettings settings) : GrpcExchange(http, settings, "application/grpc-web+proto")
{
    private const byte TrailersFlag = 0x80;

    public override async ValueTask EndAsync(CallContext context, CallFailure? failure)
    {
        Begin(context);
        var trailers = new HeaderDictionary();
        HttpMetadata.Write(trailers, context.ResponseTrailersOrNull);
        HttpMetadata.WriteStatus(trailers, failure);
        var text = new StringBuilder();
        foreach (KeyValuePair<string, StringValues> trailer in trailers)
        {
            foreach (string? value in trailer.Value)
            {
                text.Append(trailer.Key).Append(": ").Append(value).Append("\r\n");
            }
        }

        byte[] frame = new byte[GrpcMessageReader.PrefixBytes + text.Length];
        frame[0] = TrailersFlag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), text.Length);
        Encoding.ASCII.GetBytes(text.ToString(), frame.AsSpan(GrpcMessageReader.PrefixBytes));
        Http.Response.BodyWriter.Write(frame);
        await Http.Response.CompleteAsync().ConfigureAwait(false);
    }
}
