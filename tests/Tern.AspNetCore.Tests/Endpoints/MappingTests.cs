using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tern.Protocols;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class MappingTests
{
    [Fact]
    public async Task Authorization_RequiredForAllMethods_RefusesWithStatusesThatClientsOfGrpcKnow()
    {
        await using ShopApp app = await StartSecuredAsync(static endpoints => endpoints.RequireAuthorization("buyers"));
        app.Shop.OnGet = static (_, context) => new(new Item { Sku = context.GetHttpContext()!.User.Identity!.Name! });

        GrpcReply nobody = await app.Http2.CallAsync("Get", new GetItem());
        GrpcReply guest = await app.Http2.CallAsync("Get", new GetItem(), ("authorization", "guest"));
        GrpcReply buyer = await app.Http2.CallAsync("Get", new GetItem(), ("authorization", "buyer"));
        GrpcReply unknown = await app.Http2.CallAsync("Steal", new GetItem());

        // Source: gRPC http-grpc-status-mapping.md.
        Assert.Equal((HttpStatusCode.Unauthorized, RpcStatusCode.Unauthenticated), (nobody.Http, GrpcStatus.FromHttp((int)nobody.Http)));
        Assert.Equal((HttpStatusCode.Forbidden, RpcStatusCode.PermissionDenied), (guest.Http, GrpcStatus.FromHttp((int)guest.Http)));
        Assert.Equal("buyer", buyer.Single<Item>().Sku);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.Http);
    }

    [Fact]
    public async Task Authorization_RequiredForOneMethod_LeavesTheOthersOpen()
    {
        await using ShopApp app = await StartSecuredAsync(static endpoints => endpoints.Method("Buy").RequireAuthorization("buyers"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http2.CallAsync("Buy", new GetItem())).Http);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http1.CallAsync("Buy", "{}"u8.ToArray(), "application/json")).Http);
        Assert.Equal(RpcStatusCode.Ok, (await app.Http2.CallAsync("Get", new GetItem())).Status);
    }

    [Fact]
    public async Task Endpoints_Metadata_HoldsTheMethod()
    {
        EndpointDataSource? source = null;
        await using ShopApp app = await ShopApp.StartAsync(map: (web, _) => source = ((IEndpointRouteBuilder)web).DataSources.Single());

        Assert.Equal(
            ["tests.Shop/Add", "tests.Shop/Buy", "tests.Shop/Echo", "tests.Shop/Get", "tests.Shop/List", "tests.Shop/Ping", "tests.Shop/Sum", "tests.Shop/Track"],
            source!.Endpoints.Select(static endpoint => endpoint.Metadata.GetMetadata<RpcMethod>()?.FullName).OfType<string>().Order(StringComparer.Ordinal));
        Assert.All(source.Endpoints, static endpoint => Assert.Equal(["POST"], endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods));
    }

    [Fact]
    public async Task Method_UnknownName_ListsThoseThatThereAre()
    {
        ArgumentException? error = null;
        await using ShopApp app = await ShopApp.StartAsync(map: (_, endpoints) => error = Assert.Throws<ArgumentException>(() => endpoints.Method("Steal")));

        Assert.Contains("It has: Get, Buy", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapTernService_NoHandler_SaysWhatToAdd()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapTernService<IShop>());
        Assert.Contains("builder.Services.AddScoped<IShop, YourHandler>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapTernService_OptionOutOfRange_NamesIt()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IShop>(new Shop());
        WebApplication app = builder.Build();

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => app.MapTernService<IShop>(static options => options.MaxMessageBytes = 1));
        Assert.Equal("MaxMessageBytes", error.ParamName);
    }

    private static Task<ShopApp> StartSecuredAsync(Action<TernServiceEndpointConventionBuilder> secure) => ShopApp.StartAsync(
        services: static services =>
        {
            services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, NameScheme>("test", null);
            services.AddAuthorizationBuilder().AddPolicy("buyers", static policy => policy.RequireUserName("buyer"));
        },
        map: (app, endpoints) =>
        {
            app.UseAuthentication();
            app.UseAuthorization();
            secure(endpoints);
        });

    /// <summary>Takes callers at their word.</summary>
    private sealed class NameScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            string? name = Request.Headers.Authorization;
            return Task.FromResult(name is null
                ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test")), "test")));
        }
    }
}
