namespace Tern.Extensions.Hosting.Tests;

[RpcService("tests.Hosted")]
public interface IHosted
{
    [Idempotent]
    ValueTask<string> SayAsync(string text, CallContext? context = null);
}

/// <summary>Another contract, to share a channel with.</summary>
[RpcService("tests.Side")]
public interface ISide
{
    ValueTask<string> SideAsync(string text);
}

/// <summary>No contract at all.</summary>
public interface IPlain;
