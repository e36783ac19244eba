using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>Makes the endpoints of one service: it is shown each method with its types, so nothing is reflected over.</summary>
internal sealed class ServiceEndpoints<TService>(IEndpointRouteBuilder routes, ServiceContract<TService> contract, ServiceSettings settings) : IServiceMethodVisitor<TService>
    where TService : class
{
    // A page of another origin asks first; a CORS policy on the endpoint answers.
    private static readonly HttpMethodMetadata s_post = new([HttpMethods.Post], acceptCorsPreflight: true);

    private readonly Dictionary<string, IEndpointConventionBuilder> _methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> _routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IEndpointConventionBuilder> _all = [];

    public TernServiceEndpointConventionBuilder Map()
    {
        contract.Accept(this);
        var unknown = new UnknownMethodEndpoint(contract.Name, settings);
        RoutePatternPathSegment rest = RoutePatternFactory.Segment(RoutePatternFactory.ParameterPart(UnknownMethodEndpoint.MethodParameter));
        Map(RoutePatternFactory.Pattern(ServiceSegment(), rest), unknown.ServeAsync, $"Tern: {contract.Name}, methods that it has not", metadata: null);
        return new TernServiceEndpointConventionBuilder(contract.Name, _methods, _all);
    }

    public void Visit<TArguments, TReply>(ServiceMethod<TService, TArguments, TReply> method)
        where TArguments : struct, IRpcArguments => Map(new UnaryEndpoint<TService, TArguments, TReply>(method, settings));

    public void Visit<TRequest, TReply>(ServiceStreamMethod<TService, TRequest, TReply> method) =>
        Map(new StreamEndpoint<TService, TRequest, TReply>(method, settings));

    private void Map(MethodEndpoint endpoint)
    {
        RpcMethod method = endpoint.Method;
        if (!_routes.Add(method.Name))
        {
            throw new InvalidOperationException(
                $"{contract.Name} has two methods whose names differ from \"{method.Name}\" in case only, which routes of ASP.NET Core cannot tell apart. Name one with [RpcMethod(\"…\")].");
        }

        RoutePatternPathSegment name = RoutePatternFactory.Segment(RoutePatternFactory.LiteralPart(method.Name));
        _methods.Add(method.Name, Map(RoutePatternFactory.Pattern(ServiceSegment(), name), endpoint.ServeAsync, $"Tern: {method.FullName}", method));
    }

    private RoutePatternPathSegment ServiceSegment() => RoutePatternFactory.Segment(RoutePatternFactory.LiteralPart(contract.Name));

    private IEndpointConventionBuilder Map(RoutePattern pattern, RequestDelegate serve, string displayName, RpcMethod? metadata)
    {
        IEndpointConventionBuilder endpoint = routes.Map(pattern, serve).WithDisplayName(displayName).WithMetadata(s_post, contract);
        if (metadata is not null)
        {
            endpoint.WithMetadata(metadata);
        }

        _all.Add(endpoint);
        return endpoint;
    }
}
