using System.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>The header <c>:path</c>, and what a server has for it: <c>/package.Service/Method</c>. Immutable.</summary>
/// <remarks>Remembered with the header, which clients send again and again. Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Requests.</remarks>
internal sealed class GrpcPath
{
    private GrpcPath(ReadOnlySpan<byte> path, IServerMethods methods)
    {
        int slash = path.LastIndexOf((byte)'/');
        IsWellFormed = slash > 1 && slash < path.Length - 1 && path[0] == '/' && !path[1..slash].Contains((byte)'/');
        if (IsWellFormed)
        {
            Service = Encoding.UTF8.GetString(path[1..slash]);
            Method = path[(slash + 1)..].ToArray();
            Methods = methods.OfExactly(Service);
            IsStreaming = Methods?.TryRentStream(Method) is not null;
            Guard = Methods?.GuardOf(Method) ?? methods.GuardOfFallback(Service, MethodName);
        }
    }

    public bool IsWellFormed { get; }

    public string Service { get; } = "";

    /// <summary>Name of the method as UTF-8.</summary>
    public byte[] Method { get; } = [];

    /// <summary>Methods of the service, or <see langword="null"/> if there is no such service.</summary>
    public ServiceMethods? Methods { get; }

    /// <summary>Whether the method has streams.</summary>
    public bool IsStreaming { get; }

    /// <summary>What may turn a call down by its headers, or <see langword="null"/>.</summary>
    public IGuardedMethod? Guard { get; }

    public string MethodName => Encoding.UTF8.GetString(Method);

    public static GrpcPath Of(Http2HeaderList list, IServerMethods methods)
    {
        foreach (Http2Header header in list)
        {
            if (header.KnownName == Http2HeaderName.Path)
            {
                Http2Header path = header;
                if (path.Tag is not GrpcPath known)
                {
                    path.Tag = known = new GrpcPath(path.Value, methods);
                }

                return known;
            }
        }

        return new GrpcPath([], methods);
    }
}
