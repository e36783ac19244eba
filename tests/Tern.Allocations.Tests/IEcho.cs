namespace Tern.Allocations.Tests;

[RpcService("tests.Echo")]
public interface IEcho
{
    ValueTask<Sample> EchoAsync(Sample sample);

    ValueTask<Sample> EchoWithContextAsync(Sample sample, CallContext? context = null);

    ValueTask<Boxed> EchoClassAsync(Boxed boxed);
}

[RpcMessage]
public partial struct Sample
{
    [RpcField(1)] public long Id { get; set; }

    [RpcField(2)] public double Value { get; set; }

    [RpcField(3)] public int Count { get; set; }

    [RpcField(4)] public bool Flag { get; set; }
}

[RpcMessage]
public sealed partial class Boxed
{
    [RpcField(1)] public long Id { get; set; }
}
