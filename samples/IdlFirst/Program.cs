using IdlFirst;
using IdlFirst.Catalog;
using IdlFirst.Orders;
using Tern;

// Both services on one port; each call is recognised by its first bytes.
var catalogService = new CatalogService();
await using var server = new RpcServerBuilder()
    .Listen("tcp://127.0.0.1:0")
    .AddService<ICatalog>(catalogService)
    .AddService<IOrders>(new OrdersService(TimeProvider.System))
    .Build();
await server.StartAsync();
Console.WriteLine($"server    listens at {server.Endpoints[0]}");

await using var thrift = Connect(RpcProtocol.ThriftTTHeader);
ICatalog catalog = thrift.CreateClient<ICatalog>();
await catalog.PutAsync(new Item { Sku = "tern-1", Title = "A tern", Cents = 1250, Shelf = Shelf.Front, Tags = ["bird", "white"] });
await catalog.PutAsync(new Item { Sku = "tern-2", Title = "Another tern" });
await catalogService.Filled;

Item item = await catalog.GetAsync("tern-1");
Console.WriteLine($"thrift    {item.Sku} is {item.Title} at {item.Cents} cents on the {item.Shelf} shelf, {string.Join(" and ", item.Tags.Order())}");
foreach (Item found in await catalog.SearchAsync("tern", CatalogConstants.PageSize))
{
    Console.WriteLine($"thrift    found {found.Sku} on the {found.Shelf} shelf");
}

try
{
    await catalog.GetAsync("dodo");
}
catch (NotFound error)
{
    Console.WriteLine($"exception {error.Message}");
}

await using var grpc = Connect(RpcProtocol.Grpc);
IOrders orders = grpc.CreateClient<IOrders>();
Order order = new() { Customer = "ada", Quantities = { ["tern-1"] = 2 }, Payment = new Order.PaymentCase.CashCents(2500) };
await foreach (Progress progress in orders.PlaceAsync(order))
{
    Console.WriteLine($"grpc      {progress.State} in {progress.At:yyyy}");
}

try
{
    await foreach (Progress progress in orders.PlaceAsync(order with { Payment = null }))
    {
    }
}
catch (RpcException error)
{
    Console.WriteLine($"refused   {error.Code}: {error.Message}");
}

await server.StopAsync();

RpcChannel Connect(RpcProtocol protocol) => RpcChannel.Connect(server.Endpoints[0].ToString(), o =>
{
    o.Protocol = protocol;
    o.Transport.ConnectTimeout = TimeSpan.FromSeconds(10);   // one second by default; this machine may be busy building
});
