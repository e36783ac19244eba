// Library objects that carry values from one place to another: completions, channels, records, largest elements, events.
using System.Threading.Channels;

namespace Variations.Carriers;

public record Ticket(string Seat, string? Note);

public sealed class Bell
{
    public event Action? Rang;

    public void Ring() => Rang(); // want: null-deref

    public void RingSafely() => Rang?.Invoke();
}

public sealed class Gong
{
    public event Action? Rang;

    public void Ring() => Rang();
}

public sealed class Pump
{
    private readonly Channel<string?> _lines = Channel.CreateUnbounded<string?>();
    private readonly Channel<string> _words = Channel.CreateUnbounded<string>();

    public void Stop() => _lines.Writer.TryWrite(null);

    public async Task<int> RunAsync()
    {
        int sum = 0;
        await foreach (string? line in _lines.Reader.ReadAllAsync())
        {
            sum += line.Length; // want: null-deref
        }

        return sum;
    }

    public async Task<int> WordsAsync()
    {
        int sum = 0;
        while (await _words.Reader.WaitToReadAsync())
        {
            while (_words.Reader.TryRead(out string? word))
            {
                sum += word.Length;
            }
        }

        return sum;
    }
}

public static class Case
{
    private static async Task<int> CompletedAsync()
    {
        var done = new TaskCompletionSource<string?>();
        done.SetResult(null);
        string? text = await done.Task;
        return text.Length; // want: null-deref
    }

    private static async Task<int> CompletedWithTextAsync()
    {
        var done = new TaskCompletionSource<string?>();
        done.TrySetResult("x");
        string? text = await done.Task;
        return text.Length;
    }

    private static async Task<int> ChannelAsync()
    {
        var channel = Channel.CreateUnbounded<string?>();
        await channel.Writer.WriteAsync(null);
        string? text = await channel.Reader.ReadAsync();
        return text.Length; // want: null-deref
    }

    private static int NoteLength()
    {
        var (_, note) = new Ticket("a", null);
        return note.Length; // want: null-deref
    }

    private static int SeatLength()
    {
        var (seat, _) = new Ticket("a", null);
        return seat.Length;
    }

    private static int Largest() => new List<string>().Max().Length; // want: null-deref

    private static int Shortest(List<Ticket> tickets) => tickets.MinBy(t => t.Seat.Length).Seat.Length; // want: null-deref

    private static int Longest(List<Ticket> tickets) => tickets.Count > 0 ? tickets.MaxBy(t => t.Seat.Length).Seat.Length : 0;

    private static int LargestOfOne() => new List<string> { "z" }.Max().Length;

    private static int FirstOfOne()
    {
        var queue = new Queue<string>();
        queue.Enqueue("q");
        return queue.FirstOrDefault().Length;
    }

    private static int FirstOfNone()
    {
        var queue = new Queue<string>();
        queue.Enqueue("q");
        queue.Dequeue();
        return queue.FirstOrDefault().Length; // want: null-deref
    }

    private static int FirstOfCleared()
    {
        var list = new List<string> { "a" };
        list.Clear();
        return list.FirstOrDefault().Length; // want: null-deref
    }

    private static int LargestNumber(List<Ticket> tickets) => tickets.Max(t => t.Seat.Length);

    public static void Demo1() => new Bell().Ring();

    public static void Demo2() => new Bell().RingSafely();

    public static void Demo3()
    {
        var gong = new Gong();
        gong.Rang += static () => { };
        gong.Ring();
    }

    public static async Task Demo4()
    {
        var pump = new Pump();
        await pump.WordsAsync();
        pump.Stop();
        await pump.RunAsync();
    }
}
