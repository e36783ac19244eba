using Quickstart;
using Tern;

var catalog = new Catalog();
await using var server = new RpcServerBuilder()
    .Listen("tcp://127.0.0.1:0")                    // port 0 picks a free one
    .AddService<ICatalog>(catalog)
    .Build();
await server.StartAsync();

await using var channel = RpcChannel.Connect(server.Endpoints[0].ToString(), o =>
{
    o.Protocol = RpcProtocol.ThriftTTHeader;
    o.Connections = ConnectionMode.Multiplexed;
    o.Timeout = TimeSpan.FromSeconds(10);                    // of calls that say nothing else
    o.Transport.ConnectTimeout = TimeSpan.FromSeconds(10);   // one second by default; this machine may be busy building
});
ICatalog client = channel.CreateClient<ICatalog>();
Console.WriteLine($"server    listens at {server.Endpoints[0]}");

var context = new CallContext();
context.Persistent.Set("user", "ada");             // travels along the whole chain of calls
Item item = await client.GetAsync(new GetItem { Sku = "tern-1" }, context);
Console.WriteLine($"unary     {item.Sku} {item.Note}, prices {string.Join(", ", item.Prices)}");

Order order = await client.PlaceAsync(new PlaceOrder("tern-1", 2));
Console.WriteLine($"unary     order {order.Id} placed at {order.PlacedAt:O}");

try
{
    await client.PlaceAsync(new PlaceOrder("tern-1", 11));
}
catch (OutOfStock error)
{
    Console.WriteLine($"exception {nameof(OutOfStock)} of {error.Sku}");
}

await client.TrackAsync(new Click("/tern-1"));
Console.WriteLine($"oneway    {(await catalog.Tracked).Page} was seen by the server");

try
{
    await client.GetAsync(new GetItem { Sku = "slow" }, new CallContext { Timeout = TimeSpan.FromMilliseconds(200) });
}
catch (RpcTimeoutException error)
{
    Console.WriteLine($"deadline  {error.Method} took longer than 200 ms");
}

await server.StopAsync();
