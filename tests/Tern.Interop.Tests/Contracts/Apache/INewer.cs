namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>service Newer extends Interop</c>: a method that no server of these tests has.</summary>
[RpcService("Newer")]
public interface INewer : IInterop
{
    [RpcMethod("newest")]
    ValueTask<string> NewestAsync(string text);
}
