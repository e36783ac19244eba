namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>service BaseService</c>.</summary>
[RpcService("BaseService")]
public interface IBaseService
{
    ValueTask<string> PingAsync(string msg);
}
