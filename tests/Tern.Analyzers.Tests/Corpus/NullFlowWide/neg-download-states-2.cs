// case: neg-download-states-2
// category: negative-state-machine
// rationale: which member is set follows from the state; every reader switches on the state or on the outcome flag first
// csc: silent

namespace NullSafety.NegDownloadStates;

public enum State { Queued, Running, Finished, Failed }

public sealed class Segment(long offset, int size)
{
    public long Offset { get; } = offset;
    public int Size { get; } = size;
}

public readonly struct Outcome
{
    private Outcome(Segment segment, string error) => (Segment, Error) = (segment, error);

    public Segment Segment { get; }
    public string Error { get; }
    public bool Ok => Error is null;

    public static Outcome Done(Segment s) => new(s, null!);
    public static Outcome Fail(string error) => new(null!, error);
}

public sealed class Download
{
    private Segment _segment = null!;
    private string _error = null!;

    public State State { get; private set; }

    public void Start(long offset)
    {
        _segment = new Segment(offset, 4096);
        State = State.Running;
    }

    public void Complete(Outcome outcome)
    {
        if (outcome.Ok)
        {
            _segment = outcome.Segment;
            State = State.Finished;
        }
        else
        {
            _segment = null!;
            _error = outcome.Error;
            State = State.Failed;
        }
    }

    public string Describe()
    {
        switch (State)
        {
            case State.Running:
                return $"at {_segment.Offset}";
            case State.Finished:
                return $"got {_segment.Size}";
            case State.Failed:
                return _error.ToUpperInvariant();
            default:
                return "waiting";
        }
    }
}

public static class Case
{
    private static Outcome Fetch(long offset) => offset < 0 ? Outcome.Fail("bad offset") : Outcome.Done(new Segment(offset, 512));

    private static int Size(Outcome outcome) => outcome.Ok ? outcome.Segment.Size : -outcome.Error.Length;

    public static void DemoQueued() => new Download().Describe();

    public static void DemoAll()
    {
        foreach (long offset in new long[] { 0, -1 })
        {
            var download = new Download();
            download.Start(offset);
            download.Describe();
            download.Complete(Fetch(offset));
            download.Describe();
        }
    }

    public static void DemoSize() => _ = Size(Fetch(3)) + Size(Fetch(-3));
}
