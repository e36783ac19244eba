// case: neg-dispatch-board
// category: queue-receive
// rationale: a sentinel null ends the loop, a flag from the receiver vouches for the value
// csc: silent

namespace NullSafety.NegDispatchBoard;

public sealed class Call
{
    public Call(string street, int priority)
    {
        Street = street;
        Priority = priority;
    }

    public string Street { get; }
    public int Priority { get; }
}

public sealed class Board
{
    private readonly Queue<Call?> _calls = new();
    private readonly PriorityQueue<Call, int> _ranked = new();

    public void Take(Call call) => _calls.Enqueue(call);

    public void EndShift() => _calls.Enqueue(null);

    public int RankAll()
    {
        int n = 0;
        while (_calls.Count > 0 && _calls.Dequeue() is { } call)
        {
            _ranked.Enqueue(call, call.Priority);
            n++;
        }

        return n;
    }

    private bool Next(out Call call)
    {
        if (_ranked.TryDequeue(out var found, out _))
        {
            call = found;
            return true;
        }

        call = null!;
        return false;
    }

    public string Send()
    {
        bool any = Next(out var call);
        return any ? call.Street : "idle";
    }

    public List<string> SendAll()
    {
        var streets = new List<string>();
        for (;;)
        {
            if (!Next(out var call))
            {
                break;
            }

            streets.Add(call.Street.ToUpperInvariant());
        }

        return streets;
    }
}

public static class Case
{
    public static void DemoShift()
    {
        var board = new Board();
        board.Send();
        board.Take(new Call("Elm Row", 2));
        board.Take(new Call("Quay", 1));
        board.EndShift();
        board.Take(new Call("Hill", 3));
        board.RankAll();
        board.Send();
        board.SendAll();
        board.RankAll();
        board.SendAll();
    }

    public static void DemoEmpty() => new Board().SendAll();
}
