using Microsoft.AspNetCore.Http;
using Tern;

namespace AspNetCoreSample;

[RpcService("demo.Greeter")]
public interface IGreeter
{
    ValueTask<Greeting> GreetAsync(Person person, CallContext? context = null);

    IAsyncEnumerable<Greeting> CountAsync(Person person, CallContext? context = null);
}

[RpcMessage]
public sealed partial record Person
{
    [RpcField(1)] public string Name { get; init; } = "";
}

[RpcMessage]
public sealed partial record Greeting
{
    [RpcField(1)] public string Text { get; init; } = "";
}

internal sealed class Greeter : IGreeter
{
    public ValueTask<Greeting> GreetAsync(Person person, CallContext? context = null)
    {
        HttpContext http = context!.GetHttpContext()!;
        return new(new Greeting { Text = $"Hello, {person.Name}, over {http.Request.Protocol}" });
    }

    public async IAsyncEnumerable<Greeting> CountAsync(Person person, CallContext? context = null)
    {
        for (int i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return new Greeting { Text = $"{person.Name} {i}" };
        }
    }
}
