using System.Net;
using System.Net.Http.Headers;

namespace Tern.AspNetCore.Tests;

/// <summary>A body that leaves piece by piece.</summary>
internal sealed class PiecesContent : HttpContent
{
    private readonly IReadOnlyList<byte[]> _pieces;

    public PiecesContent(IReadOnlyList<byte[]> pieces)
    {
        _pieces = pieces;
        Headers.ContentType = new MediaTypeHeaderValue(Grpc.ContentType);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (byte[] piece in _pieces)
        {
            await stream.WriteAsync(piece);
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
