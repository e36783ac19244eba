namespace Tern.AspNetCore.Tests;

[RpcService("tests.Greeter")]
public interface IGreeter
{
    ValueTask<string> GreetAsync(string name, CallContext? context = null);

    ValueTask<string> WaitAsync(string name, CancellationToken cancellationToken = default);
}
