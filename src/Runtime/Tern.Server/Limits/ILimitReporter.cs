namespace Tern;

/// <summary>Is told of everybody whom a limit of the server turns down.</summary>
/// <remarks>Called on the path of calls, from many threads at once: it must be quick and must not throw. Each refusal is counted by the meter <c>Tern.Server</c> too.</remarks>
public interface ILimitReporter
{
    /// <summary>A connection was closed at once.</summary>
    /// <param name="remoteAddress">Where it came from.</param>
    void ConnectionRefused(string remoteAddress);

    /// <summary>A call was turned down before its handler ran.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="context">What surrounds the call: its peer and metadata.</param>
    /// <param name="limit">The limit.</param>
    void CallRefused(RpcMethod method, CallContext context, RpcLimitKind limit);
}
