using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tern;
using Tern.Generic;

namespace GatewaySample;

/// <summary>REST in front of services that are known from IDL only.</summary>
internal sealed class RestGateway(HttpMapping mapping, params GenericClient[] clients)
{
    private const int MostBodyBytes = 1_024 * 1_024;

    private readonly Dictionary<string, GenericClient> _clients = clients.ToDictionary(client => client.Service.Name);

    public async Task HandleAsync(HttpContext http)
    {
        if (mapping.Match(http.Request.Method, http.Request.Path.ToUriComponent()) is not { } match)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var request = new HttpMappingRequest
        {
            QueryString = http.Request.QueryString.Value ?? "",
            Header = name => http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Body = await ReadBodyAsync(http),
        };
        GenericClient client = _clients[match.Route.Method.Service.Name];
        if (match.Route.Method.Kind == MethodKind.ServerStreaming)
        {
            await StreamAsync(http, client, match, request);
        }
        else
        {
            await WriteAsync(http, await HttpMapping.InvokeAsync(match, request, client, cancellationToken: http.RequestAborted));
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext http)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MostBodyBytes;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    // A stream of answers becomes one line of JSON each.
    private static async Task StreamAsync(HttpContext http, GenericClient client, HttpMatch match, HttpMappingRequest request)
    {
        GenericMethod method = match.Route.Method;
        http.Response.ContentType = "application/x-ndjson";
        try
        {
            await foreach (GenericJson message in client.ServerStreamJsonAsync(method.Name, HttpMapping.ToJson(match, request), cancellationToken: http.RequestAborted))
            {
                await http.Response.BodyWriter.WriteAsync(message.Utf8, http.RequestAborted);
                await http.Response.WriteAsync("\n", http.RequestAborted);
            }
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is RpcException or RpcBizException)
        {
            await WriteAsync(http, HttpMapping.Fail(method, failure));
        }
    }

    private static async Task WriteAsync(HttpContext http, HttpMappingResponse response)
    {
        http.Response.StatusCode = response.Status;
        http.Response.ContentType = response.ContentType;
        foreach ((string name, string value) in response.Headers)
        {
            http.Response.Headers.Append(name, value);
        }

        await http.Response.BodyWriter.WriteAsync(response.Body, http.RequestAborted);
    }
}
