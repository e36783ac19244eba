using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Grpc.Interop.Contracts;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Grpc;

/// <summary>Tern against gRPC in its barest form on .NET's own HTTP/2: Kestrel as server, <see cref="HttpClient"/> as client, bytes of messages written by hand.</summary>
public sealed class DotNetHttpTests
{
    private const string ContentType = "application/grpc";
    private const int PrefixLength = 5;

    [Fact]
    public async Task TernServer_CalledByHttpClient_AnswersUnaryCalls()
    {
        await using RpcServer server = await GrpcServers.StartAsync("tcp://127.0.0.1:0");
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        byte[] request = Framed(ProtobufSerializer.ToArray(new SimpleRequest { ResponseSize = 100_000, Payload = Payload.Zeros(200_000) }));

        using HttpResponseMessage response = await client.SendAsync(Request(server, "grpc.testing.TestService/UnaryCall", new ByteArrayContent(request)), CancellationToken.None);
        byte[] body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(ContentType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
        Assert.Equal(body.Length - PrefixLength, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)));
        Assert.Equal(100_000, ProtobufSerializer.Read<SimpleResponse>(body.AsSpan(PrefixLength)).Payload?.Body.Length);
    }

    [Fact]
    public async Task TernServer_CalledByHttpClient_AnswersFailuresWithTrailersAlone()
    {
        await using RpcServer server = await GrpcServers.StartAsync("tcp://127.0.0.1:0");
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());

        using HttpResponseMessage response = await client.SendAsync(
            Request(server, "grpc.testing.TestService/UnimplementedCall", new ByteArrayContent(Framed([]))), CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("12", Assert.Single(response.Headers.GetValues("grpc-status")));
    }

    [Fact]
    public async Task KestrelServer_CalledByTern_AnswersEveryKindOfCall()
    {
        await using WebApplication application = await StartKestrelAsync();
        string address = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        await using RpcChannel channel = GrpcServers.Connect($"tcp://127.0.0.1:{new Uri(address).Port}");
        ITestService service = channel.CreateClient<ITestService>();

        // It sends back what it gets; what a reply does not know of its request is skipped.
        Assert.Equal(new Empty(), await service.EmptyCallAsync(new Empty()));
        StreamingOutputCallRequest[] requests = [.. new[] { 1, 70_000, 0, 2_000_000 }.Select(static size => new StreamingOutputCallRequest { Payload = Payload.Zeros(size) })];
        int count = 0;
        await foreach (StreamingOutputCallResponse reply in service.FullDuplexCallAsync(requests.ToAsyncEnumerable()))
        {
            count++;
        }

        Assert.Equal(requests.Length, count);
        await foreach (StreamingOutputCallResponse reply in service.StreamingOutputCallAsync(requests[1]))
        {
            count++;
        }

        Assert.Equal(requests.Length + 1, count);
        await service.StreamingInputCallAsync(new[] { new StreamingInputCallRequest() }.ToAsyncEnumerable());
    }

    private static HttpRequestMessage Request(RpcServer server, string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{server.Endpoints[0].Port}/{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return request;
    }

    private static byte[] Framed(byte[] message)
    {
        byte[] frame = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame.AsSpan(PrefixLength));
        return frame;
    }

    private static async Task<WebApplication> StartKestrelAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.Limits.MinRequestBodyDataRate = null;
            options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        WebApplication application = builder.Build();
        application.Run(EchoAsync);
        await application.StartAsync();
        return application;
    }

    // The messages come back as they are, prefix and all.
    private static async Task EchoAsync(HttpContext context)
    {
        context.Response.ContentType = ContentType;
        while (true)
        {
            ReadResult read = await context.Request.BodyReader.ReadAsync();
            foreach (ReadOnlyMemory<byte> segment in read.Buffer)
            {
                await context.Response.BodyWriter.WriteAsync(segment);
            }

            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.AppendTrailer("grpc-status", "0");
    }
}
