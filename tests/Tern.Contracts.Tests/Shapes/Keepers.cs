namespace Tern.Contracts.Tests.Shapes;

[RpcMessage(KeepUnknownFields = true)]
public sealed partial record Keeper
{
    [RpcField(2)] public int Known { get; init; }
}

[RpcMessage(KeepUnknownFields = true)]
public partial struct KeeperStruct
{
    [RpcField(2)] public int Known { get; set; }
}

[RpcMessage(KeepUnknownFields = true)]
public sealed partial record KeeperPositional([RpcField(2)] int Known);

[RpcMessage(KeepUnknownFields = true)]
public readonly partial record struct KeeperReadOnly([RpcField(2)] int Known);

[RpcMessage(KeepUnknownFields = true)]
public partial class KeeperBase
{
    [RpcField(2)] public int Known { get; set; }
}

[RpcMessage]
public sealed partial class KeeperDerived : KeeperBase
{
    [RpcField(3)] public int More { get; set; }
}

/// <summary>What a later version of the keepers looks like.</summary>
[RpcMessage]
public sealed partial record Later
{
    [RpcField(1)] public string Before { get; init; } = "";

    [RpcField(2)] public int Known { get; init; }

    [RpcField(10)] public List<Inner> After { get; init; } = [];
}
