using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Tern.Serialization;

namespace Tern.AspNetCore.Tests;

/// <summary>gRPC by hand: frames around messages, and what a response says.</summary>
internal static class Grpc
{
    public const string ContentType = "application/grpc";

    /// <summary>A message with its prefix.</summary>
    public static byte[] Frame(byte[] message, byte flag = 0)
    {
        byte[] frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    /// <inheritdoc cref="Frame(byte[], byte)"/>
    public static byte[] Frame<T>(in T message)
        where T : IProtobufMessage<T> => Frame(ProtobufSerializer.ToArray(message));

    /// <summary>A request with this body.</summary>
    public static HttpRequestMessage Request(string method, byte[] body, string contentType = ContentType, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, "/tests.Shop/" + method) { Content = content };
        request.Headers.TE.ParseAdd("trailers");
        foreach ((string name, string value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    /// <summary>Makes a call and reads all of its response.</summary>
    public static async Task<GrpcReply> CallAsync(this HttpClient client, string method, byte[] body, string contentType = ContentType, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await client.BeginAsync(Request(method, body, contentType, headers));
        return new GrpcReply(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Makes a call and returns when the headers of its response have come.</summary>
    public static Task<HttpResponseMessage> BeginAsync(this HttpClient client, HttpRequestMessage request)
    {
        request.Version = client.DefaultRequestVersion;
        request.VersionPolicy = client.DefaultVersionPolicy;
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc cref="CallAsync(HttpClient, string, byte[], string, ValueTuple{string, string}[])"/>
    public static Task<GrpcReply> CallAsync<T>(this HttpClient client, string method, in T request, params (string Name, string Value)[] headers)
        where T : IProtobufMessage<T> => client.CallAsync(method, Frame(request), ContentType, headers);

    /// <summary>Splits a body into messages.</summary>
    public static List<(byte Flag, byte[] Body)> Split(ReadOnlySpan<byte> body)
    {
        var messages = new List<(byte, byte[])>();
        while (!body.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(body[1..]);
            messages.Add((body[0], body.Slice(5, length).ToArray()));
            body = body[(5 + length)..];
        }

        return messages;
    }
}

/// <summary>A whole response.</summary>
internal sealed class GrpcReply(HttpResponseMessage response, byte[] body)
{
    public HttpStatusCode Http { get; } = response.StatusCode;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    public byte[] Body { get; } = body;

    public HttpResponseHeaders Headers { get; } = response.Headers;

    public HttpResponseHeaders Trailers { get; } = response.TrailingHeaders;

    public List<(byte Flag, byte[] Body)> Messages => Grpc.Split(Body);

    /// <summary>The status, wherever it stands.</summary>
    public RpcStatusCode Status => (RpcStatusCode)int.Parse(Find("grpc-status")!);

    public string? Message => Find("grpc-message") is { } text ? Uri.UnescapeDataString(text) : null;

    /// <summary>A trailer, or a header where there are no trailers.</summary>
    public string? Find(string name) =>
        Trailers.TryGetValues(name, out IEnumerable<string>? values) || Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;

    /// <summary>The only message of a call that has succeeded.</summary>
    public T Single<T>()
        where T : IProtobufMessage<T>
    {
        Assert.Equal((HttpStatusCode.OK, RpcStatusCode.Ok), (Http, Status));
        return ProtobufSerializer.Read<T>(Assert.Single(Messages).Body);
    }
}
