using Consumer.Clocks;
using Consumer.Greetings;
using Tern;

await using var server = new RpcServerBuilder()
    .Listen("tcp://127.0.0.1:0")
    .AddService<IGreeter>(new Greeter())
    .AddService<IClock>(new Clock())
    .Build();
await server.StartAsync();

await using var thrift = Connect(RpcProtocol.ThriftTTHeader);
IGreeter greeter = thrift.CreateClient<IGreeter>();
Console.WriteLine(await greeter.GreetAsync(new Person { Name = "world", Tags = { ["lang"] = [1, 2, 3] } }));
try
{
    await greeter.GreetAsync(new Person { Name = "" });
}
catch (Nameless error)
{
    Console.WriteLine(error.Hint);
}

await using var grpc = Connect(RpcProtocol.Grpc);
await foreach (Tick tick in grpc.CreateClient<IClock>().TicksAsync(new Span { From = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), Count = 2 }))
{
    Console.WriteLine(tick.At switch
    {
        Tick.AtCase.Time(var time) => time.ToString("yyyy-MM-dd"),
        Tick.AtCase.End(var end) => end,
        _ => "nothing",
    });
}

await server.StopAsync();

RpcChannel Connect(RpcProtocol protocol) => RpcChannel.Connect(server.Endpoints[0].ToString()!, o =>
{
    o.Protocol = protocol;
    o.Transport.ConnectTimeout = TimeSpan.FromSeconds(30);
});

internal sealed class Greeter : IGreeter
{
    public ValueTask<string> GreetAsync(Person person, CallContext? context = null) => person.Name.Length > 0
        ? new($"Hello, {person.Name}, {person.Tags.Values.Sum(tag => tag.Sum())}")
        : throw new Nameless { Hint = "say a name" };
}

internal sealed class Clock : IClock
{
    public async IAsyncEnumerable<Tick> TicksAsync(Span request, CallContext? context = null)
    {
        DateTimeOffset from = request.From ?? throw new RpcException(RpcStatusCode.InvalidArgument, "say when it begins");
        for (int day = 0; day < request.Count; day++)
        {
            await Task.Yield();
            yield return new Tick { At = new Tick.AtCase.Time(from.AddDays(day)) };
        }

        yield return new Tick { At = new Tick.AtCase.End("the end") };
    }
}
