using System.Globalization;
using Tern;
using Tern.Governance.Instance;

// One instance of a service, as a process that tests kill, stop and slow down. It prints "ready <port>", takes "slow <milliseconds>", and ends with its input.
var handler = new SlowEcho();
await using RpcServer server = new RpcServerBuilder().Listen("tcp://127.0.0.1:0").AddService<ISay>(handler).Build();
await server.StartAsync();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {server.Endpoints[0].Port}"));
while (await Console.In.ReadLineAsync() is { } command)
{
    if (command.StartsWith("slow ", StringComparison.Ordinal))
    {
        handler.Delay = TimeSpan.FromMilliseconds(int.Parse(command.AsSpan(5), CultureInfo.InvariantCulture));
        Console.WriteLine("slow");
    }
}
