// case: kitchen-tickets
// category: channels-queues
// rationale: a ticket is taken from a channel and from a priority queue without looking at the returned flag
// csc: none

namespace NullSafety.Blind.KitchenTickets;

public sealed record Ticket(int Table, string Dish);

public sealed class Pass
{
    private readonly System.Threading.Channels.Channel<Ticket> _hot = System.Threading.Channels.Channel.CreateUnbounded<Ticket>();
    private readonly PriorityQueue<Ticket, int> _cold = new();

    public void Fire(Ticket t) => _hot.Writer.TryWrite(t);

    public void Plate(Ticket t, int course) => _cold.Enqueue(t, course);

    public string Next()
    {
        _hot.Reader.TryRead(out var t);
        return t!.Dish; // want: null-deref
    }

    public string NextOrIdle() => _hot.Reader.TryRead(out var t) ? t.Dish : "idle";

    public Ticket Coldest()
    {
        return _cold.TryDequeue(out var t, out _) ? t : null!;
    }

    public int Drain()
    {
        int tables = 0;
        while (_cold.TryDequeue(out var t, out int course))
        {
            tables += t.Table + course;
        }

        return tables;
    }
}

public sealed class Runner(Pass pass)
{
    private readonly List<int> _route = new();

    public void Collect(int trips)
    {
        for (int i = 0; i < trips; i++)
        {
            var t = pass.Coldest();
            _route.Add(t.Table); // want: null-deref
        }
    }

    public void CollectWhileAny()
    {
        for (var t = pass.Coldest(); t != null; t = pass.Coldest())
        {
            _route.Add(t.Table);
        }
    }
}

public static class Case
{
    private static Pass Evening()
    {
        var pass = new Pass();
        pass.Plate(new Ticket(3, "terrine"), 1);
        pass.Plate(new Ticket(5, "sorbet"), 4);
        return pass;
    }

    public static void Demo1() => new Pass().Next();

    public static void Demo2()
    {
        var pass = new Pass();
        pass.NextOrIdle();
        pass.Fire(new Ticket(1, "soup"));
        pass.NextOrIdle();
    }

    public static void Demo3() => new Runner(Evening()).Collect(3);

    public static void Demo4() => new Runner(Evening()).CollectWhileAny();

    public static void Demo5() => Evening().Drain();
}
