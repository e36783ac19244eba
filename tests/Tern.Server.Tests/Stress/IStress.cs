namespace Tern.Server.Tests.Stress;

/// <summary>What the stress test calls.</summary>
[RpcService("tests.Stress")]
public interface IStress
{
    ValueTask<StressParcel> EchoAsync(StressParcel parcel, CallContext? context = null);

    IAsyncEnumerable<StressParcel> ConverseAsync(IAsyncEnumerable<StressParcel> parcels, CallContext? context = null);
}
