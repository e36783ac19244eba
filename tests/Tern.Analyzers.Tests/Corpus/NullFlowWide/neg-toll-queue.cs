// case: neg-toll-queue
// category: negative-queues
// rationale: queues and channels emptied by the book: flags tested, sentinels recognised, counts looked at first
// csc: silent

namespace NullSafety.Blind.NegTollQueue;

public sealed class Car(string plate)
{
    public string Plate { get; } = plate;
    public int Paid { get; set; }
}

public sealed class Booth
{
    private readonly Queue<Car> _lane = new();
    private readonly Stack<Car> _refunds = new();
    private readonly System.Collections.Concurrent.BlockingCollection<Car?> _express = new();

    public void Arrive(Car c) => _lane.Enqueue(c);

    public int Serve()
    {
        int paid = 0;
        while (_lane.Count > 0)
        {
            var c = _lane.Dequeue();
            c.Paid += 4;
            paid += c.Paid;
            _refunds.Push(c);
        }

        return paid;
    }

    public string LastPlate()
    {
        return !_refunds.TryPeek(out var c) ? "none" : c.Plate;
    }

    public void Express(params string[] plates)
    {
        Array.ForEach(plates, p => _express.Add(new Car(p)));
        _express.Add(null);
    }

    public int ServeExpress()
    {
        int letters = 0;
        while (_express.Take() is { } c)
        {
            letters += c.Plate.Length;
        }

        return letters;
    }
}

public static class Night
{
    public static async Task<int> CountAsync(int cars)
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<Car>();
        for (int i = 0; i < cars; i++)
        {
            await channel.Writer.WriteAsync(new Car("N" + i));
        }

        channel.Writer.Complete();
        Car? last = null;
        await foreach (var c in channel.Reader.ReadAllAsync())
        {
            last = c;
        }

        return last?.Plate.Length ?? 0;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var booth = new Booth();
        booth.LastPlate();
        booth.Arrive(new Car("AB 1"));
        Console.WriteLine(booth.Serve() + booth.LastPlate().Length + booth.Serve());
    }

    public static void Demo2()
    {
        var booth = new Booth();
        booth.Express("X1", "X22");
        Console.WriteLine(booth.ServeExpress());
    }

    public static Task Demo3() => Night.CountAsync(0);
    public static Task Demo4() => Night.CountAsync(2);
}
