using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tern.Client.Tests.Validation.Letters;
using Tern.Serialization;
using Tern.WellKnown;

namespace Tern.AspNetCore.Tests.Endpoints;

/// <summary>Requests that break the rules of their contract, here of IDL, do not reach the handler.</summary>
public sealed class ValidationTests
{
    private const string Wrong = """{"sender":"abcde","pages":[{"text":"a"},{"text":"a spam"}],"cents":"0"}""";
    private const string Right = """{"sender":"me","pages":[{"text":"a"}],"cents":"5"}""";

    [Fact]
    public async Task Json_WrongRequest_IsRefusedWithTheFieldsThatAreWrong()
    {
        var handler = new Handler();
        await using ShopApp app = await StartAsync(handler, validates: true);

        (HttpStatusCode status, byte[] body) = await PostAsync(app.Http1, Encoding.UTF8.GetBytes(Wrong), "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        JsonElement error = JsonDocument.Parse(body).RootElement;
        Assert.Equal("invalid_argument", error.GetProperty("code").GetString());
        Assert.StartsWith("the request is invalid: sender: max_rune_size rule failed, current value: 5 (must have at most 4 characters);", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        JsonElement detail = Assert.Single(error.GetProperty("details").EnumerateArray());
        Assert.Equal("google.rpc.BadRequest", detail.GetProperty("type").GetString());
        string value = detail.GetProperty("value").GetString()!;
        BadRequest request = ProtobufSerializer.Read<BadRequest>(Convert.FromBase64String(value.PadRight((value.Length + 3) / 4 * 4, '=')));
        Assert.Equal(
            [("sender", "VT_MAX_RUNE_SIZE"), ("pages[1].text", "VT_NOT_CONTAINS"), ("cents", "VT_GT")],
            request.FieldViolations.Select(v => (v.Field, v.Reason)));
        Assert.Equal(0, handler.Seen);
    }

    [Fact]
    public async Task Json_RightRequest_ReachesTheHandler()
    {
        var handler = new Handler();
        await using ShopApp app = await StartAsync(handler, validates: true);

        (HttpStatusCode status, byte[] body) = await PostAsync(app.Http1, Encoding.UTF8.GetBytes(Right), "application/json");

        Assert.Equal((HttpStatusCode.OK, """{"number":1}"""), (status, Encoding.UTF8.GetString(body)));
    }

    [Fact]
    public async Task Json_WrongRequestWithoutTheOption_ReachesTheHandler()
    {
        await using ShopApp app = await StartAsync(new Handler(), validates: false);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(app.Http1, Encoding.UTF8.GetBytes(Wrong), "application/json")).Status);
    }

    [Fact]
    public async Task Grpc_WrongMessageOfAStream_EndsIt()
    {
        var handler = new Handler();
        await using ShopApp app = await StartAsync(handler, validates: true);
        await using RpcChannel channel = RpcChannel.Connect($"tcp://127.0.0.1:{app.Address.Port}", options => options.Protocol = RpcProtocol.Grpc);
        ILetters client = channel.CreateClient<ILetters>();
        var right = new Letter { Sender = "me", Pages = [new Page()] };

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => client.PostAllAsync(AllOf(right, right with { Sender = "" }, right)).AsTask().WaitAsync(Limit.Time));

        Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        Assert.Equal([("sender", "min_size")], error.GetValidationErrors().Select(e => (e.Path, e.Rule)));
        Assert.True(handler.Seen <= 1);
    }

    private static Task<ShopApp> StartAsync(Handler handler, bool validates) => ShopApp.StartAsync(
        services: services => services.AddSingleton<ILetters>(handler),
        map: (app, _) => app.MapTernService<ILetters>(options => options.ValidateRequests = validates));

    private static async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(HttpClient client, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/letters.Letters/Post") { Content = content };
        using HttpResponseMessage response = await client.BeginAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async IAsyncEnumerable<Letter> AllOf(params Letter[] letters)
    {
        await Task.Yield();
        foreach (Letter letter in letters)
        {
            yield return letter;
        }
    }

    private sealed class Handler : ILetters
    {
        private int _seen;

        public int Seen => Volatile.Read(ref _seen);

        public ValueTask<Receipt> PostAsync(Letter request, CallContext? context = null) => new(new Receipt { Number = Interlocked.Increment(ref _seen) });

        public async ValueTask<Receipt> PostAllAsync(IAsyncEnumerable<Letter> requests, CallContext? context = null)
        {
            await foreach (Letter _ in requests)
            {
                Interlocked.Increment(ref _seen);
            }

            return new Receipt { Number = Seen };
        }
    }
}
