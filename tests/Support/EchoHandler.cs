using Tern.Tests.Contracts;

namespace Tern.Tests;

/// <summary>Echoes, unless a test gives a method something else to do.</summary>
internal sealed class EchoHandler : IEcho
{
    public Func<string, CallContext?, ValueTask<string>> Say { get; set; } = static (text, _) => ValueTask.FromResult(text);

    public Func<Parcel, CancellationToken, ValueTask<Parcel>> Send { get; set; } = static (parcel, _) => ValueTask.FromResult(parcel);

    public Func<string, ValueTask> Note { get; set; } = static _ => default;

    public Func<int, CancellationToken, Task> Wait { get; set; } = static (_, _) => Task.CompletedTask;

    public ValueTask<string> SayAsync(string text, CallContext? context = null) => Say(text, context);

    public ValueTask<Point> MoveAsync(Point point, int dx, int dy) => ValueTask.FromResult(new Point(point.X + dx, point.Y + dy));

    public ValueTask<Parcel> SendAsync(Parcel parcel, CancellationToken cancellationToken = default) => Send(parcel, cancellationToken);

    public ValueTask<Parcel?> FindAsync(string name) => ValueTask.FromResult<Parcel?>(null);

    public ValueTask NoteAsync(string text) => Note(text);

    public Task WaitAsync(int milliseconds, CancellationToken cancellationToken = default) => Wait(milliseconds, cancellationToken);
}

internal sealed class OtherHandler : IOther
{
    public Func<ValueTask> Do { get; set; } = static () => default;

    public ValueTask<string> SayAsync(string text) => ValueTask.FromResult($"other {text}");

    public ValueTask<string> OnlyHereAsync(string text) => ValueTask.FromResult($"here {text}");

    public ValueTask<Picky> PickAsync(Picky picky) => ValueTask.FromResult(picky);

    public ValueTask DoAsync() => Do();
}
