namespace Tern.Contracts.Tests.Types;

/// <summary>Every place that a Guid of sixteen bytes can have.</summary>
[RpcMessage]
public sealed partial class Uuids
{
    [RpcField(1, Wire = WireEncoding.Fixed)] public Guid Plain { get; set; }
    [RpcField(2, Wire = WireEncoding.Fixed)] public Guid? Nullable { get; set; }
    [RpcField(3, Wire = WireEncoding.Fixed)] public List<Guid> List { get; set; } = [];
    [RpcField(4, KeyWire = WireEncoding.Fixed)] public Dictionary<Guid, Guid> Keys { get; set; } = [];
    [RpcField(5, Wire = WireEncoding.Fixed)] public Dictionary<Guid, HashSet<Guid>> Values { get; set; } = [];
    [RpcField(6, KeyWire = WireEncoding.Fixed)] public List<Dictionary<Guid, int>> Inner { get; set; } = [];
    [RpcField(7)] public UuidOrText? Choice { get; set; }
}

[RpcUnion]
public abstract partial record UuidOrText
{
    [RpcField(1, Wire = WireEncoding.Fixed)] public sealed record Uuid(Guid Value) : UuidOrText;
    [RpcField(2)] public sealed record Text(Guid Value) : UuidOrText;
}

[RpcService]
public interface IUuids
{
    [return: RpcField(0, Wire = WireEncoding.Fixed)]
    ValueTask<Guid> NextAsync([RpcField(1, Wire = WireEncoding.Fixed)] Guid seed, [RpcField(2, KeyWire = WireEncoding.Fixed)] Dictionary<Guid, string> names);
}
