using Tern.Serialization;

namespace Tern;

/// <summary>Limits and policies of one service that ASP.NET Core serves; see <c>MapTernService</c>.</summary>
/// <remarks>Read once, when the service is mapped. Not thread-safe.</remarks>
public sealed class TernServiceOptions
{
    internal List<RpcMiddleware> Middleware { get; } = [];

    /// <summary>Largest message accepted or sent, in bytes, after unpacking and before packing.</summary>
    /// <value>16 MiB by default, at least 1 KiB. A larger message ends its call with <see cref="RpcStatusCode.ResourceExhausted"/>.</value>
    public int MaxMessageBytes { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Tells callers type and message of exceptions that handlers throw and methods do not declare.</summary>
    /// <value><see langword="false"/> by default: they may hold what is none of the caller's business. They are logged either way.</value>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Refuses requests that break the rules of their contract, before the handler sees them: arguments of unary methods, and each message of a stream.</summary>
    /// <value><see langword="false"/> by default. The caller gets <see cref="RpcStatusCode.InvalidArgument"/> with the fields that are wrong as details.</value>
    public bool ValidateRequests { get; set; }

    /// <summary>Whether browsers may call the methods over gRPC-Web (<c>application/grpc-web</c>).</summary>
    /// <value><see langword="true"/> by default. A page of another origin needs a CORS policy too.</value>
    public bool EnableGrpcWeb { get; set; } = true;

    /// <summary>Whether unary methods answer plain HTTP requests of the Connect protocol: <c>application/json</c> and <c>application/proto</c>.</summary>
    /// <value><see langword="true"/> by default. A page of another origin needs a CORS policy too.</value>
    public bool EnableConnect { get; set; } = true;

    /// <summary>Encodings of messages beyond gzip and deflate, for requests and for what <see cref="CallContext.Compression"/> names.</summary>
    public IList<IRpcCompressor> Compressors { get; } = [];

    /// <summary>Limits and policies for reading Protobuf messages.</summary>
    public ProtobufReaderOptions Reader { get; set; } = ProtobufReaderOptions.Default;

    /// <summary>Choices and limits of the JSON that Connect's requests and answers hold.</summary>
    /// <value>Names in camel case by default, and members that the contract does not know are skipped, so that clients may be newer than the server.</value>
    public ProtoJsonOptions Json { get; set; } = new() { IgnoreUnknownFields = true };

    /// <summary>Adds middleware around the service's handlers; the first added is the outermost.</summary>
    /// <returns>These options.</returns>
    /// <remarks>It runs behind ASP.NET Core's own middleware. For a streaming method it sees method and context, and no messages.</remarks>
    public TernServiceOptions Use(RpcMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        Middleware.Add(middleware);
        return this;
    }

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMessageBytes, 1_024, nameof(MaxMessageBytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxMessageBytes, 0x3FFFFFFF, nameof(MaxMessageBytes));
        ArgumentNullException.ThrowIfNull(Reader);
        ArgumentNullException.ThrowIfNull(Json);
    }
}
