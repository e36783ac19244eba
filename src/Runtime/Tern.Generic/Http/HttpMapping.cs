using Tern.Schema.Idl;

namespace Tern.Generic;

/// <summary>Turns HTTP requests into calls, and answers into HTTP responses, as the annotations <c>api.*</c> of an IDL say. It knows no web server. Immutable and thread-safe.</summary>
/// <remarks>
/// Methods have routes by <c>api.get</c>, <c>api.post</c>, <c>api.put</c>, <c>api.delete</c>, <c>api.patch</c>, <c>api.options</c>, <c>api.head</c> and <c>api.any</c>. Fields of the request are taken by
/// <c>api.query</c>, <c>api.path</c>, <c>api.header</c>, <c>api.cookie</c>, <c>api.body</c>, <c>api.raw_body</c> and <c>api.none</c>; those of the answer are put by <c>api.header</c>, <c>api.cookie</c>,
/// <c>api.body</c>, <c>api.raw_body</c>, <c>api.http_code</c> and <c>api.none</c>. In Protobuf the same names are options in parentheses. Source: CloudWeGo Kitex, generic HTTP.
/// </remarks>
public sealed class HttpMapping
{
    internal const string AnyVerb = "*";

    private readonly RouteTree _tree = new();

    /// <summary>Maps all services of contracts.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <exception cref="ArgumentException">A route is wrong, or two methods have the same one; the message names them.</exception>
    public HttpMapping(params IReadOnlyList<GenericContract> contracts)
        : this((contracts ?? throw new ArgumentNullException(nameof(contracts))).SelectMany(static contract => contract.Services))
    {
    }

    /// <summary>Maps services.</summary>
    /// <param name="services">The services.</param>
    /// <inheritdoc cref="HttpMapping(IReadOnlyList{GenericContract})" path="/exception"/>
    public HttpMapping(IEnumerable<GenericService> services)
    {
        ArgumentNullException.ThrowIfNull(services);

        // A method that two services inherit is the method of the one that has it first.
        HashSet<IdlMethod> seen = [];
        Routes = [.. services.SelectMany(static service => service.Methods).Where(method => seen.Add(method.Definition)).SelectMany(RoutesOf)];
        foreach (HttpRoute route in Routes)
        {
            _tree.Add(route);
        }
    }

    /// <summary>All routes.</summary>
    public IReadOnlyList<HttpRoute> Routes { get; }

    /// <summary>Finds the route of a request.</summary>
    /// <param name="verb">HTTP method.</param>
    /// <param name="path">Path of the URL, percent-encoded as it came, without the query.</param>
    /// <returns>The route; <see langword="null"/> if there is none.</returns>
    public HttpMatch? Match(string verb, string path)
    {
        ArgumentNullException.ThrowIfNull(verb);
        ArgumentNullException.ThrowIfNull(path);
        return _tree.Find(verb.ToUpperInvariant(), path);
    }

    /// <summary>Verbs for which a path has a route, for the header <c>Allow</c>; <c>*</c> among them stands for any.</summary>
    /// <param name="path">Path of the URL, percent-encoded as it came, without the query.</param>
    public IReadOnlyList<string> VerbsOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _tree.Verbs(path);
    }

    /// <summary>Makes the call that a request asks for, and the response out of its answer or failure.</summary>
    /// <param name="match">The route of the request, to a method without streams.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">A client of the service that <paramref name="match"/> leads to.</param>
    /// <param name="context">What surrounds the call; <see langword="null"/> for the channel's defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response. Failures of the call are responses too: see <see cref="Fail"/>.</returns>
    /// <exception cref="ArgumentException">The client is one of another service.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    public static async ValueTask<HttpMappingResponse> InvokeAsync(
        HttpMatch match, HttpMappingRequest request, GenericClient client, CallContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(client);
        GenericMethod method = match.Route.Method;
        if (client.Service.Name != method.Service.Name)
        {
            throw new ArgumentException($"{match.Route.Verb} {match.Route.Pattern} is a method of {method.Service.Name}, and the client calls {client.Service.Name}.", nameof(client));
        }

        try
        {
            GenericJson answer = await client.InvokeJsonAsync(method.Name, ToJson(match, request), context, cancellationToken).ConfigureAwait(false);
            return Respond(method, answer);
        }
        catch (Exception exception) when (exception is RpcException or RpcBizException or GenericException)
        {
            return Fail(method, exception);
        }
    }

    /// <summary>Turns a request into that of a call, for callers that make the call themselves.</summary>
    /// <param name="match">The route of the request.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="RpcException">The body is no JSON object where one is needed (<see cref="RpcStatusCode.InvalidArgument"/>).</exception>
    public static GenericJson ToJson(HttpMatch match, HttpMappingRequest request)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(request);
        return HttpRequestReader.Read(match, request);
    }

    /// <summary>Turns the answer of a call into a response: status 200 unless a field with <c>api.http_code</c> says another.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="answer">Its answer.</param>
    public static HttpMappingResponse Respond(GenericMethod method, GenericJson answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        return HttpResponseWriter.Write(method.Reply.Plan, answer, HttpFailure.Ok);
    }

    /// <summary>Turns the failure of a call into a response.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="failure">
    /// A <see cref="GenericException"/> is answered as its fields say, with status 400 unless one has <c>api.http_code</c>; a <see cref="RpcBizException"/> with status 400 and its code,
    /// message and extra; anything else with the status of its <see cref="RpcStatusCode"/> and <c>{"code": "NotFound", "message": "…"}</c>. Of exceptions that are none of these only the
    /// fact is told, with status 500.
    /// </param>
    public static HttpMappingResponse Fail(GenericMethod method, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(failure);
        return HttpFailure.Of(method, failure);
    }

    private static IEnumerable<HttpRoute> RoutesOf(GenericMethod method) => method.Definition.Annotations
        .Select(annotation => (Verb: VerbOf(HttpSource.NameOf(annotation)), annotation.Value))
        .Where(static route => route.Verb is not null)
        .Select(route => new HttpRoute(route.Verb!, route.Value, method));

    private static string? VerbOf(string annotation) => annotation switch
    {
        "api.get" => "GET",
        "api.post" => "POST",
        "api.put" => "PUT",
        "api.delete" => "DELETE",
        "api.patch" => "PATCH",
        "api.options" => "OPTIONS",
        "api.head" => "HEAD",
        "api.any" => AnyVerb,
        _ => null,
    };
}
