namespace Tern.Tests.Contracts;

[RpcService("tests.Echo")]
public interface IEcho
{
    [Idempotent]
    ValueTask<string> SayAsync(string text, CallContext? context = null);

    ValueTask<Point> MoveAsync(Point point, int dx, int dy);

    [Throws(typeof(TooFar), 1)]
    ValueTask<Parcel> SendAsync(Parcel parcel, CancellationToken cancellationToken = default);

    ValueTask<Parcel?> FindAsync(string name);

    [OneWay]
    ValueTask NoteAsync(string text);

    Task WaitAsync(int milliseconds, CancellationToken cancellationToken = default);
}

[RpcMessage]
public partial record struct Point([property: RpcField(1)] int X, [property: RpcField(2)] int Y);

[RpcMessage]
public sealed partial class Parcel
{
    [RpcField(1)] public required string Name { get; init; }

    [RpcField(2)] public byte[] Content { get; init; } = [];

    [RpcField(3)] public Dictionary<string, string> Labels { get; init; } = [];
}

[RpcException]
public sealed partial class TooFar : Exception
{
    [RpcField(1)] public string Place { get; set; } = "";
}
