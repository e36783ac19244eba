namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>The service of Peers/Grpc/checks.proto.</summary>
[RpcService("tern.interop.Checks")]
public interface IChecks
{
    /// <summary>Fails with the code and message, and with the reason as its one detail unless it is empty.</summary>
    ValueTask<Nothing> FailAsync(FailRequest request, CallContext? context = null);

    /// <summary>The time that the call has left.</summary>
    ValueTask<TimeLeft> RemainingAsync(Nothing request, CallContext? context = null);

    /// <summary>Waits until it is cancelled.</summary>
    ValueTask<Nothing> WaitAsync(WaitRequest request, CallContext? context = null);

    /// <summary>Answers once, then waits until it is cancelled.</summary>
    IAsyncEnumerable<Nothing> WaitStreamAsync(WaitRequest request, CallContext? context = null);

    /// <summary>Answers when the waiting call of this id has been cancelled; false if that does not come.</summary>
    ValueTask<Cancelled> WasCancelledAsync(WaitRequest request, CallContext? context = null);
}
