using IdlFirst.Orders;
using Tern;

namespace IdlFirst;

/// <summary>The service of idl/orders.proto.</summary>
internal sealed class OrdersService(TimeProvider time) : IOrders
{
    public async IAsyncEnumerable<Progress> PlaceAsync(Order request, CallContext? context = null)
    {
        if (request.Payment is null)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, "an order is paid by card or in cash");
        }

        foreach (Progress.StateType state in new[] { Progress.StateType.Packed, Progress.StateType.Sent })
        {
            await Task.Yield();
            yield return new Progress { State = state, At = time.GetUtcNow() };
        }
    }
}
