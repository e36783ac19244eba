namespace Tern.Server.Tests.Stress;

/// <summary>A numbered message whose content follows from its number, so that a wrong one is recognised.</summary>
[RpcMessage]
public sealed partial class StressParcel
{
    [RpcField(1)] public int Number { get; init; }
    [RpcField(2)] public bool Refuse { get; init; }
    [RpcField(3)] public byte[] Data { get; init; } = [];

    public static StressParcel Create(int number, int size, bool refuse = false)
    {
        byte[] data = new byte[size];
        data.AsSpan().Fill((byte)number);
        return new StressParcel { Number = number, Refuse = refuse, Data = data };
    }

    /// <summary>Whether it is the message of this number and whole.</summary>
    public bool Is(int number) => Number == number && !Data.AsSpan().ContainsAnyExcept((byte)number);
}
