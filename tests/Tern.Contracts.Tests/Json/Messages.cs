using Tern.Contracts.Tests.Shapes;

namespace Tern.Contracts.Tests.Json;

public enum Mood
{
    [RpcEnumValue("MOOD_CALM")]
    Calm,

    [RpcEnumValue("MOOD_GLAD")]
    Glad = 1,

    [RpcEnumValue("MOOD_HAPPY")]
    Happy = 1,

    Sad = -1,
}

[RpcMessage]
public sealed partial class Mapped
{
    [RpcField(1)] public int Int32 { get; set; }
    [RpcField(2)] public uint UInt32 { get; set; }
    [RpcField(3)] public long Int64 { get; set; }
    [RpcField(4)] public ulong UInt64 { get; set; }
    [RpcField(5)] public float Single { get; set; }
    [RpcField(6)] public double Double { get; set; }
    [RpcField(7)] public bool Bool { get; set; }
    [RpcField(8)] public string Text { get; set; } = "";
    [RpcField(9)] public byte[] Bytes { get; set; } = [];
    [RpcField(10)] public Mood Mood { get; set; }
    [RpcField(11)] public DateTimeOffset? Time { get; set; }
    [RpcField(12)] public TimeSpan? Span { get; set; }
    [RpcField(13, Name = "proto_field_name")] public string? Named { get; set; }
    [RpcField(14)] public List<Mood> Moods { get; set; } = [];
    [RpcField(15)] public Dictionary<string, Mood> MoodsByName { get; set; } = [];
    [RpcField(16)] public Dictionary<long, string> Numbers { get; set; } = [];
    [RpcField(17)] public Dictionary<bool, int> Flags { get; set; } = [];
    [RpcField(18)] public Dictionary<Mood, int> CountsByMood { get; set; } = [];
    [RpcField(19)] public Mapped? Child { get; set; }
    [RpcField(20)] public Payment? Payment { get; set; }
    [RpcField(21)] public int? Optional { get; set; }
    [RpcField(22)] public int Fifth { get; set; } = 5;
    [RpcField(23)] public List<Mapped> Children { get; set; } = [];
}

[RpcMessage]
public sealed partial record Demanding([property: RpcField(1)] string Id)
{
    [RpcField(2)] public required int Count { get; init; }
    [RpcField(3)] public required List<int> Items { get; init; }
}
