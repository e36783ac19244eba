using System.ComponentModel.DataAnnotations;

namespace Tern.Allocations.Tests;

[RpcService("tests.Echo")]
public interface IEcho
{
    [Idempotent]
    ValueTask<Sample> EchoAsync(Sample sample);

    ValueTask<Sample> EchoWithContextAsync(Sample sample, CallContext? context = null);

    ValueTask<Boxed> EchoClassAsync(Boxed boxed);

    ValueTask<int> CheckAsync(Ruled ruled);
}

[RpcMessage]
public partial struct Sample
{
    [RpcField(1)] public long Id { get; set; }

    [RpcField(2)] public double Value { get; set; }

    [RpcField(3)] public int Count { get; set; }

    [RpcField(4)] public bool Flag { get; set; }
}

[RpcMessage, Validate(Assert = "@equal(@mod($count, 2), 0)")]
public partial struct Ruled
{
    [RpcField(1), Range(0, 1_000_000)] public long Id { get; set; }

    [RpcField(2), Validate(GreaterThan = 0, AtMost = "$limit")] public int Count { get; set; }

    [RpcField(3)] public int? Limit { get; set; }

    [RpcField(4), Validate(LessThan = 1.5, NotIn = new object[] { 0.25 })] public double Ratio { get; set; }
}

[RpcMessage]
public sealed partial class Boxed
{
    [RpcField(1)] public long Id { get; set; }
}
