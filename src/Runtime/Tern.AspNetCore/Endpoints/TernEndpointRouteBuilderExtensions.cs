using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tern;
using Tern.AspNetCore;
using Tern.Grpc;
using Tern.Serialization;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves annotated interfaces as endpoints of ASP.NET Core.</summary>
public static class TernEndpointRouteBuilderExtensions
{
    /// <summary>Serves an annotated interface over gRPC, gRPC-Web and Connect: one endpoint <c>POST /package.Service/Method</c> for each of its methods.</summary>
    /// <typeparam name="TService">The annotated interface. Its handler comes from the services of each request, registered with whatever lifetime.</typeparam>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="configure">Changes limits and policies of this service.</param>
    /// <returns>Adds conventions to all of these endpoints, for instance <c>RequireAuthorization()</c>, or to those of one method.</returns>
    /// <remarks>
    /// <para>gRPC needs HTTP/2, which Kestrel speaks over TLS by default and without TLS on endpoints that are set to <c>HttpProtocols.Http2</c>; gRPC-Web and Connect work with every version.
    /// A method that the service does not have is answered with <see cref="RpcStatusCode.Unimplemented"/>.</para>
    /// <para>The metadata of each endpoint holds the <see cref="RpcMethod"/>. A handler finds the request with <c>context.GetHttpContext()</c>.</para>
    /// </remarks>
    /// <exception cref="InvalidOperationException">Nothing was generated for the interface, or the application has no handler for it; the message says what to add.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public static TernServiceEndpointConventionBuilder MapTernService<TService>(this IEndpointRouteBuilder endpoints, Action<TernServiceOptions>? configure = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ServiceContract<TService> contract = ServiceContract<TService>.Get();
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>() is { } known && !known.IsService(typeof(TService)))
        {
            string name = typeof(TService).Name;
            throw new InvalidOperationException(
                $"MapTernService<{name}>() needs a handler among the application's services. Add one before Build(): builder.Services.AddScoped<{name}, YourHandler>().");
        }

        var options = new TernServiceOptions();
        configure?.Invoke(options);
        return new ServiceEndpoints<TService>(endpoints, contract, new ServiceSettings(options, endpoints.ServiceProvider)).Map();
    }

    /// <summary>
    /// Serves <c>grpc.reflection.v1.ServerReflection</c>, and the same as <c>v1alpha</c> for older tools: grpcurl and its like list the mapped services of the application and call them
    /// without a <c>.proto</c> file.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <returns>Adds conventions to both services, for instance <c>RequireAuthorization()</c>.</returns>
    /// <remarks>Whoever may call it may see all contracts; leave it out, or behind authorization, where that is too much.</remarks>
    public static IEndpointConventionBuilder MapTernReflection(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var settings = new ServiceSettings(new TernServiceOptions { EnableConnect = false }, endpoints.ServiceProvider)
        {
            Handler = new ReflectionService(ContractsOf(endpoints.ServiceProvider)),
        };
        return new CombinedConventionBuilder(
            new ServiceEndpoints<IServerReflection>(endpoints, ServiceContract<IServerReflection>.Get(), settings).Map(),
            new ServiceEndpoints<IServerReflectionAlpha>(endpoints, ServiceContract<IServerReflectionAlpha>.Get(), settings).Map());
    }

    // When somebody asks, all routes are there, also those that were mapped later and in groups.
    private static IEnumerable<IServiceContract> ContractsOf(IServiceProvider services)
    {
        foreach (Endpoint endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IServiceContract>() is { } contract)
            {
                yield return contract;
            }
        }
    }
}
