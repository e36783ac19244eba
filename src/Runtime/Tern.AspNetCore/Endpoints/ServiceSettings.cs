using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>What all endpoints of a mapped service share. Immutable and thread-safe.</summary>
internal sealed class ServiceSettings
{
    public ServiceSettings(TernServiceOptions options, IServiceProvider services)
    {
        options.Validate();
        MaxMessageBytes = options.MaxMessageBytes;
        IncludeExceptionDetails = options.IncludeExceptionDetails;
        ValidateRequests = options.ValidateRequests;
        EnableGrpcWeb = options.EnableGrpcWeb;
        EnableConnect = options.EnableConnect;
        Middleware = [.. options.Middleware];
        Reader = options.Reader;
        Json = options.Json;
        Compressors = options.Compressors.Count == 0 ? GrpcCompression.BuiltIn : new GrpcCompression(options.Compressors);
        AcceptEncoding = Encoding.ASCII.GetString(Compressors.AcceptEncoding);
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Log = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("Tern.AspNetCore");
    }

    public int MaxMessageBytes { get; }

    public bool IncludeExceptionDetails { get; }

    public bool ValidateRequests { get; }

    public bool EnableGrpcWeb { get; }

    public bool EnableConnect { get; }

    public IReadOnlyList<RpcMiddleware> Middleware { get; }

    public ProtobufReaderOptions Reader { get; }

    public ProtoJsonOptions Json { get; }

    public GrpcCompression Compressors { get; }

    /// <summary>Encodings that requests may have, as headers list them.</summary>
    public string AcceptEncoding { get; }

    public TimeProvider TimeProvider { get; }

    public ILogger Log { get; }

    /// <summary>The one handler of all requests; <see langword="null"/> if it comes from the services of each request.</summary>
    public object? Handler { get; init; }

    /// <summary>The handler of a request.</summary>
    public TService HandlerOf<TService>(HttpContext http)
        where TService : class => Handler as TService ?? http.RequestServices.GetRequiredService<TService>();
}
