using System.Text;

namespace Tern.Generic.Tests.Http;

/// <summary>HTTP requests to calls, and answers to responses.</summary>
public sealed class HttpMappingTests
{
    private const string Text = """
        enum Kind { SMALL = 1, LARGE = 2 }
        struct Price { 1: i64 cents }
        struct GetRequest {
          1: string sku (api.path = "sku")
          2: i32 limit (api.query = "limit")
          3: list<string> tags (api.query = "tag")
          4: optional string agent (api.header = "User-Agent")
          5: optional string session (api.cookie = "sid")
          6: optional bool verbose (api.query = "v")
          7: optional Kind kind (api.query = "kind")
          8: optional string hidden (api.none = "")
          9: optional Price least (api.query = "least")
        }
        struct GetResponse {
          1: string sku
          2: i32 status (api.http_code = "")
          3: string etag (api.header = "ETag")
          4: optional string session (api.cookie = "sid")
          5: string note (api.body = "remark")
          6: optional string hidden (api.none = "")
        }
        struct PutRequest {
          1: string sku (api.path = "sku")
          2: Price price
          3: optional string note (api.body = "remark")
          4: optional list<i32> numbers
        }
        struct PutResponse { 1: Price price, 2: string sku }
        struct RawRequest { 1: string path (api.path = "path"), 2: binary body (api.raw_body = "") }
        struct RawResponse { 1: binary body (api.raw_body = ""), 2: string type (api.header = "Content-Type") }
        exception NotFound { 1: i32 status (api.http_code = ""), 2: string message }
        exception Broken { 1: string message }

        service Items {
          GetResponse get(1: GetRequest request) throws (1: NotFound missing, 2: Broken broken) (api.get = "/items/:sku")
          PutResponse put(1: PutRequest request) (api.put = "/items/:sku", api.post = "/items/:sku")
          RawResponse raw(1: RawRequest request) (api.post = "/files/*path")
          GetResponse best(1: GetRequest request) (api.get = "/items/best")
          void remove(1: PutRequest request) (api.delete = "/items/:sku")
          string plain(1: string text (api.query = "text"), 2: i32 times) (api.get = "/plain")
        }
        """;

    private const string ProtoText = """
        syntax = "proto3";
        package api;
        import "google/protobuf/descriptor.proto";
        extend google.protobuf.MethodOptions { optional string get = 50201; optional string post = 50202; }
        extend google.protobuf.FieldOptions { optional string query = 50101; optional string path = 50105; optional string header = 50106; optional int32 http_code = 50107; }
        message Ask { string item_name = 1 [(api.path) = "name"]; int32 page_size = 2 [(api.query) = "size"]; string agent = 3 [(api.header) = "User-Agent"]; string free_text = 4; }
        message Told { string item_name = 1; int32 code = 2 [(api.http_code) = 1]; }
        service Shop {
          rpc Get(Ask) returns (Told) { option (api.get) = "/v1/:name"; }
          rpc Post(Ask) returns (Told) { option (api.post) = "/v1/:name"; }
        }
        """;

    private static readonly GenericContract s_contract = GenericContract.Parse("items.thrift", Text);
    private static readonly HttpMapping s_mapping = new(s_contract);

    [Theory]
    [InlineData("GET", "/items/lamp", "get", "lamp")]
    [InlineData("get", "/items/a%2Fb%20c/", "get", "a/b c")]
    [InlineData("GET", "/items/best", "best", null)]
    [InlineData("PUT", "/items/best", "put", "best")]
    [InlineData("POST", "/items/x", "put", "x")]
    [InlineData("POST", "/files/a/b/c.txt", "raw", "a/b/c.txt")]
    [InlineData("POST", "/files", "raw", "")]
    [InlineData("DELETE", "/items/x", "remove", "x")]
    public void Match_Path_FindsTheMethod(string verb, string path, string method, string? value)
    {
        HttpMatch? match = s_mapping.Match(verb, path);

        Assert.Equal(method, match!.Route.Method.Name);
        Assert.Equal(value is null ? [] : [value], match.Values.Values);
    }

    [Theory]
    [InlineData("GET", "/items")]
    [InlineData("GET", "/items/a/b")]
    [InlineData("PATCH", "/items/a")]
    [InlineData("GET", "/")]
    public void Match_PathWithoutRoute_FindsNothing(string verb, string path) => Assert.Null(s_mapping.Match(verb, path));

    [Fact]
    public void VerbsOf_Path_AreThoseThatItHasRoutesFor()
    {
        Assert.Equal(["DELETE", "GET", "POST", "PUT"], s_mapping.VerbsOf("/items/x"));
        Assert.Empty(s_mapping.VerbsOf("/nowhere"));
        Assert.Equal(7, s_mapping.Routes.Count);
    }

    [Fact]
    public void ToJson_EveryPlace_GivesItsFields()
    {
        HttpMatch match = s_mapping.Match("GET", "/items/lamp")!;
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase) { ["user-agent"] = "test", ["Cookie"] = "a=b; sid=\"x%20y\"; c=d" };

        string json = HttpMapping.ToJson(match, new HttpMappingRequest
        {
            QueryString = "?limit=5&tag=a&tag=b%26c&v=true&kind=LARGE&least=%7B%22cents%22%3A7%7D&hidden=no",
            Header = headers.GetValueOrDefault,
        });

        SameJson.Assert(
            """{"sku": "lamp", "limit": "5", "tags": ["a", "b&c"], "agent": "test", "session": "x y", "verbose": true, "kind": "LARGE", "least": {"cents": 7}}""", json);
    }

    [Theory]
    [InlineData("?tag=a,b", """{"sku": "x", "tags": ["a", "b"]}""")]
    [InlineData("?limit=&tag=", """{"sku": "x"}""")]
    [InlineData("?v=1&kind=2", """{"sku": "x", "verbose": true, "kind": 2}""")]
    [InlineData("?v=maybe", """{"sku": "x", "verbose": "maybe"}""")]
    public void ToJson_Query_IsTakenAsTheFieldsTypeSays(string query, string json) =>
        SameJson.Assert(json, HttpMapping.ToJson(s_mapping.Match("GET", "/items/x")!, new HttpMappingRequest { QueryString = query }));

    [Fact]
    public void ToJson_Body_GivesItsMembersByTheirNames()
    {
        HttpMatch match = s_mapping.Match("PUT", "/items/x")!;

        SameJson.Assert(
            """{"sku": "x", "price": {"cents": 5}, "note": "n"}""",
            HttpMapping.ToJson(match, new HttpMappingRequest { Body = """{"price": {"cents": 5}, "remark": "n", "sku": "ignored", "more": 1}"""u8.ToArray() }));
        SameJson.Assert(
            """{"sku": "x", "note": "a b", "numbers": ["1", "2"]}""",
            HttpMapping.ToJson(match, new HttpMappingRequest { Body = "remark=a+b&numbers=1&numbers=2"u8.ToArray(), Header = static name => name == "Content-Type" ? "application/x-www-form-urlencoded; charset=utf-8" : null }));
        foreach (string wrong in new[] { "[1]", "{", "5" })
        {
            RpcException error = Assert.Throws<RpcException>(() => HttpMapping.ToJson(match, new HttpMappingRequest { Body = Encoding.UTF8.GetBytes(wrong) }));
            Assert.Equal(RpcStatusCode.InvalidArgument, error.Code);
        }
    }

    [Fact]
    public void ToJson_RawBody_IsTheBody() => SameJson.Assert(
        """{"path": "a/b", "body": "AAH/"}""", HttpMapping.ToJson(s_mapping.Match("POST", "/files/a/b")!, new HttpMappingRequest { Body = new byte[] { 0, 1, 255 } }));

    [Fact]
    public void Respond_EveryPlace_IsFilled()
    {
        GenericMethod get = s_contract.GetService("Items").GetMethod("get");

        HttpMappingResponse response = HttpMapping.Respond(get, """{"sku": "x", "status": 201, "etag": "\"1\"", "session": "a b", "note": "n", "hidden": "h"}""");

        Assert.Equal((201, "application/json"), (response.Status, response.ContentType));
        Assert.Equal([new("ETag", "\"1\""), new("Set-Cookie", "sid=a%20b; Path=/")], response.Headers);
        SameJson.Assert("""{"sku": "x", "remark": "n"}""", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Fact]
    public void Respond_RawBody_IsTheBodyWithItsType()
    {
        HttpMappingResponse response = HttpMapping.Respond(s_contract.GetService("Items").GetMethod("raw"), """{"body": "AAH/", "type": "image/png"}""");

        Assert.Equal("image/png", response.ContentType);
        Assert.Equal([0, 1, 255], response.Body.ToArray());
        Assert.Empty(response.Headers);
    }

    [Fact]
    public void Respond_ControlCharacterInHeader_IsRefused()
    {
        GenericMethod get = s_contract.GetService("Items").GetMethod("get");

        Assert.Throws<RpcException>(() => HttpMapping.Respond(get, """{"etag": "a\r\nSet-Cookie: b=c"}"""));
    }

    [Theory]
    [InlineData("gone", 410, """{"message": "gone"}""")]
    [InlineData("broken", 400, """{"message": "in two"}""")]
    [InlineData("biz", 400, """{"code": 9, "message": "no", "extra": {"a": "b"}}""")]
    [InlineData("denied", 403, null)]
    [InlineData("best", 200, """{"sku": "best", "remark": ""}""")]
    public async Task InvokeAsync_Outcome_IsAResponse(string sku, int status, string? body)
    {
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(s_contract, new ItemsHandler()));
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftTTHeader);
        GenericClient client = new(channel, s_contract.GetService("Items"));

        HttpMappingResponse response = await HttpMapping.InvokeAsync(s_mapping.Match("GET", $"/items/{sku}")!, new HttpMappingRequest(), client).AsTask().Within();

        Assert.Equal(status, response.Status);
        string text = Encoding.UTF8.GetString(response.Body.Span);
        if (body is null)
        {
            Assert.Contains("\"code\":\"PermissionDenied\"", text);
        }
        else
        {
            SameJson.Assert(body, text);
        }
    }

    [Fact]
    public async Task InvokeAsync_RequestThatDoesNotFit_IsBadRequest()
    {
        await using GenericServer server = await GenericServer.StartAsync(builder => builder.AddGenericService(s_contract, new ItemsHandler()));
        await using RpcChannel channel = server.Connect(RpcProtocol.ThriftTTHeader);
        GenericClient client = new(channel, s_contract.GetService("Items"));

        HttpMappingResponse response = await HttpMapping.InvokeAsync(
            s_mapping.Match("GET", "/items/x")!, new HttpMappingRequest { QueryString = "?limit=many" }, client).AsTask().Within();

        Assert.Equal(400, response.Status);
        Assert.Contains("GetRequest.limit", Encoding.UTF8.GetString(response.Body.Span));
        HttpMappingResponse plain = await HttpMapping.InvokeAsync(s_mapping.Match("GET", "/plain")!, new HttpMappingRequest { QueryString = "text=a%2Bb" }, client).AsTask().Within();
        SameJson.Assert("""{"reply": "a+b"}""", Encoding.UTF8.GetString(plain.Body.Span));
    }

    [Fact]
    public void Mapping_OfProtobuf_UsesOptionsInParentheses()
    {
        GenericContract contract = GenericContract.Parse("api.proto", ProtoText);
        HttpMapping mapping = new(contract);
        HttpMatch match = mapping.Match("GET", "/v1/lamp")!;

        string json = HttpMapping.ToJson(match, new HttpMappingRequest { QueryString = "size=3", Header = static name => name == "User-Agent" ? "test" : null });

        SameJson.Assert("""{"itemName": "lamp", "pageSize": "3", "agent": "test"}""", json);
        SameJson.Assert(
            """{"itemName": "x", "freeText": "t"}""",
            HttpMapping.ToJson(mapping.Match("POST", "/v1/x")!, new HttpMappingRequest { Body = """{"free_text": "t"}"""u8.ToArray() }));
        HttpMappingResponse response = HttpMapping.Respond(match.Route.Method, """{"itemName": "lamp", "code": 202}""");
        Assert.Equal(202, response.Status);
        Assert.Equal("""{"itemName":"lamp"}""", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Theory]
    [InlineData("api.get = \"items\"", "must begin with a slash")]
    [InlineData("api.get = \"/a/*rest/b\"", "behind the rest of the path")]
    [InlineData("api.get = \"/a/:\"", "without a name")]
    [InlineData("api.get = \"/a/:x/:x\"", "two of one name")]
    public void Mapping_WrongRoute_IsAnErrorThatNamesIt(string annotation, string message)
    {
        GenericContract contract = GenericContract.Parse("x.thrift", $"service S {{ void go() ({annotation}) }}");

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new HttpMapping(contract)).Message);
    }

    [Fact]
    public void Mapping_TwoMethodsOfOneRoute_IsAnErrorThatNamesBoth()
    {
        GenericContract contract = GenericContract.Parse("x.thrift", "service S { void go() (api.get = \"/a/:b\") void come() (api.get = \"/a/:c\") }");

        ArgumentException error = Assert.Throws<ArgumentException>(() => new HttpMapping(contract));

        Assert.Contains("S/come", error.Message);
        Assert.Contains("S/go", error.Message);
    }

    private sealed class ItemsHandler : GenericHandler<GenericJson>
    {
        public override ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context)
        {
            if (method.Name == "plain")
            {
                return new($$"""{"reply": {{request.ToElement().GetProperty("text").GetRawText()}}}""");
            }

            string sku = request.ToElement().GetProperty("sku").GetString()!;
            return sku switch
            {
                "gone" => throw new GenericException("NotFound", """{"status": 410, "message": "gone"}"""),
                "broken" => throw new GenericException("Broken", """{"message": "in two"}"""),
                "biz" => throw new RpcBizException(9, "no", new Dictionary<string, string> { ["a"] = "b" }),
                "denied" => throw new RpcException(RpcStatusCode.PermissionDenied, "no"),
                _ => new($$"""{"sku": "{{(sku.Length == 0 ? "best" : sku)}}", "status": 200, "etag": "e"}"""),
            };
        }
    }
}
