using System.Net;
using System.Text;
using AspNetCoreSample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddScoped<IGreeter, Greeter>();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    // Over TLS one port speaks both; without it each version of HTTP needs its own.
    kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
    kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
});

WebApplication app = builder.Build();
app.MapTernService<IGreeter>();
await app.StartAsync();
Uri[] addresses = [.. app.Urls.Select(url => new Uri(url))];
Console.WriteLine($"server    listens at {addresses[0]} (gRPC) and {addresses[1]} (JSON)");

await using (var channel = RpcChannel.Connect($"tcp://127.0.0.1:{addresses[0].Port}", o =>
{
    o.Protocol = RpcProtocol.Grpc;
    o.Transport.ConnectTimeout = TimeSpan.FromSeconds(10);   // this machine may be busy building
    o.Timeout = TimeSpan.FromSeconds(10);
}))
{
    IGreeter greeter = channel.CreateClient<IGreeter>();
    Console.WriteLine($"grpc      {(await greeter.GreetAsync(new Person { Name = "ada" })).Text}");
    await foreach (Greeting greeting in greeter.CountAsync(new Person { Name = "bob" }))
    {
        Console.WriteLine($"stream    {greeting.Text}");
    }
}

// What a browser's fetch() or curl does.
using var http = new HttpClient { BaseAddress = addresses[1] };
using var body = new StringContent("""{"name":"eve"}""", Encoding.UTF8, "application/json");
using HttpResponseMessage answer = await http.PostAsync("/demo.Greeter/Greet", body);
Console.WriteLine($"json      {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");

await app.StopAsync();
