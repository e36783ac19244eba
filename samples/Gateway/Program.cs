using System.Net;
using System.Text;
using GatewaySample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tern;
using Tern.Generic;

// What the gateway knows of the services behind it: their IDL, read when it starts. There is no generated code in this program.
string idl = Path.Combine(AppContext.BaseDirectory, "idl");
GenericContract stock = GenericContract.Load(Path.Combine(idl, "stock.thrift"));
GenericContract orders = GenericContract.Load(Path.Combine(idl, "orders.proto"));

// The services. In a fleet they are programs of their own, in any language; here they are generic servers, each on a port of its own.
await using RpcServer stockServer = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddGenericService(stock, new StockService()).Build();
await using RpcServer ordersServer = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddGenericService(orders, new OrdersService()).Build();
await stockServer.StartAsync();
await ordersServer.StartAsync();

// The gateway: routes from the annotations of the IDL, one channel per service.
await using RpcChannel stockChannel = Connect(stockServer, RpcProtocol.ThriftTTHeader);
await using RpcChannel ordersChannel = Connect(ordersServer, RpcProtocol.Grpc);
var gateway = new RestGateway(
    new HttpMapping(stock, orders),
    new GenericClient(stockChannel, stock.GetService("Stock")),
    new GenericClient(ordersChannel, orders.GetService("orders.Orders")));

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
WebApplication app = builder.Build();
app.Run(gateway.HandleAsync);
await app.StartAsync();
Console.WriteLine($"gateway   listens at {app.Urls.First()}, before {stockServer.Endpoints[0]} (Thrift) and {ordersServer.Endpoints[0]} (gRPC)");

// What a browser or curl does.
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
await ShowAsync(HttpMethod.Put, "/items/tern-1", """{"title": "A tern", "cents": 1250, "tags": ["bird", "white"]}""");
await ShowAsync(HttpMethod.Get, "/items/tern-1");
await ShowAsync(HttpMethod.Get, "/items?q=tern&limit=5");
await ShowAsync(HttpMethod.Get, "/items/dodo");
await ShowAsync(HttpMethod.Get, "/items?limit=many");
await ShowAsync(HttpMethod.Post, "/orders", """{"lines": [{"sku": "tern-1", "quantity": 2}]}""", ("X-Customer", "ada"));
await ShowAsync(HttpMethod.Get, "/orders/1/progress");
await ShowAsync(HttpMethod.Get, "/nowhere");
await app.StopAsync();

static RpcChannel Connect(RpcServer server, RpcProtocol protocol) => RpcChannel.Connect(server.Endpoints[0].ToString(), options =>
{
    options.Protocol = protocol;
    options.Transport.ConnectTimeout = TimeSpan.FromSeconds(10);   // this machine may be busy building
    options.Timeout = TimeSpan.FromSeconds(10);
});

async Task ShowAsync(HttpMethod verb, string path, string? body = null, params (string Name, string Value)[] headers)
{
    using var request = new HttpRequestMessage(verb, path);
    foreach ((string name, string value) in headers)
    {
        request.Headers.Add(name, value);
    }

    if (body is not null)
    {
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
    }

    using HttpResponseMessage response = await http.SendAsync(request);
    string text = (await response.Content.ReadAsStringAsync()).TrimEnd().Replace("\n", " ", StringComparison.Ordinal);
    Console.WriteLine($"{verb.Method.ToLowerInvariant(),-9} {path,-24} {(int)response.StatusCode} {text}");
}
