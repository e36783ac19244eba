namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>service Base</c>.</summary>
[RpcService("Base")]
public interface IBase
{
    [RpcMethod("ping")]
    ValueTask<string> PingAsync(string text);
}
