using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tern;

await using var server = new RpcServerBuilder()
    .Listen("tcp://127.0.0.1:0")
    .AddService<IGreeter>(new Greeter())
    .Build();
await server.StartAsync();

foreach (RpcProtocol protocol in new[] { RpcProtocol.ThriftBuffered, RpcProtocol.ThriftFramed, RpcProtocol.ThriftTTHeader })
{
    await using var channel = RpcChannel.Connect(server.Endpoints[0].ToString()!, o =>
    {
        o.Protocol = protocol;
        o.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
    });
    IGreeter greeter = channel.CreateClient<IGreeter>();
    Greeting greeting = await greeter.GreetAsync(new Person { Name = "world", Tags = { ["lang"] = [1, 2, 3] } });
    Console.WriteLine($"{protocol}: {greeting.Text}");
    try
    {
        await greeter.GreetAsync(new Person { Name = "" });
    }
    catch (Nameless error)
    {
        Console.WriteLine($"{protocol}: {error.Hint}");
    }
}

await using (var channel = RpcChannel.Connect($"list:///memory://nobody,{server.Endpoints[0]}", o =>
{
    o.Protocol = RpcProtocol.ThriftTTHeader;
    o.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
    o.UseGovernance(g =>
    {
        g.AllMethods.Retry = new RetryOptions();
        g.AllMethods.Breaker = new BreakerOptions();
    });
}))
{
    // One of the two calls meets the instance that is not there first.
    IGreeter greeter = channel.CreateClient<IGreeter>();
    await greeter.GreetAsync(new Person { Name = "first" });
    Greeting governed = await greeter.GreetAsync(new Person { Name = "second" });
    Console.WriteLine($"governed: {governed.Text}");
}

await server.StopAsync();

HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Configuration["Tern:Clients:greeter:Target"] = "config:///greeter";
builder.Configuration["Tern:Clients:greeter:Methods:Greet:Timeout"] = "00:00:30";
builder.Configuration["Tern:Services:greeter:Instances:0"] = "memory://greeter";
builder.Services.AddTernServer(o => o.Listen("memory://greeter")).AddService<IGreeter, Greeter>();
builder.Services.AddTernClient<IGreeter>("greeter");
using IHost host = builder.Build();
await host.StartAsync();
Greeting hosted = await host.Services.GetRequiredService<IGreeter>().GreetAsync(new Person { Name = "host" });
Console.WriteLine($"hosted: {hosted.Text}");
await host.StopAsync();

[RpcService("Greeter")]
public interface IGreeter
{
    [Idempotent]
    [Throws(typeof(Nameless), 1)]
    ValueTask<Greeting> GreetAsync(Person person, CallContext? context = null);
}

[RpcMessage]
public sealed partial record Person
{
    [RpcField(1)] public required string Name { get; init; }
    [RpcField(2)] public Dictionary<string, List<int>> Tags { get; init; } = [];
}

[RpcMessage]
public sealed partial record Greeting
{
    [RpcField(1)] public string Text { get; init; } = "";
}

[RpcException]
public sealed partial class Nameless : Exception
{
    [RpcField(1)] public string Hint { get; set; } = "";
}

internal sealed class Greeter : IGreeter
{
    public ValueTask<Greeting> GreetAsync(Person person, CallContext? context = null) => person.Name.Length > 0
        ? new(new Greeting { Text = $"Hello, {person.Name}, {person.Tags.Values.Sum(tag => tag.Sum())}" })
        : throw new Nameless { Hint = "say a name" };
}
