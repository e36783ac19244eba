// case: neg-pump-queue
// category: negative
// rationale: queue results that are checked through the count, a sentinel or a completed loop
// csc: silent

using System.Collections.Concurrent;

namespace NullSafety.NegPumpQueue;

public sealed class Message(string text)
{
    public static readonly Message Stop = new("stop");

    public string Text { get; } = text;

    public Message? ReplyTo { get; init; }
}

public sealed class Pump
{
    private readonly ConcurrentQueue<Message> _inbox = new();
    private readonly Stack<Message> _done = new();
    private Message _current = null!;

    public void Post(Message message) => _inbox.Enqueue(message);

    private Message Next()
    {
        if (_inbox.TryDequeue(out Message? message))
        {
            return message;
        }

        return Message.Stop;
    }

    public int Run()
    {
        int length = 0;
        for (_current = Next(); _current != Message.Stop; _current = Next())
        {
            length += _current.Text.Length;
            if (_current.ReplyTo != null)
            {
                length += _current.ReplyTo.Text.Length;
            }

            _done.Push(_current);
        }

        return length;
    }

    public string LastText()
    {
        if (_done.Count == 0)
        {
            return "";
        }

        _done.TryPeek(out Message? last);
        return last!.Text;
    }

    public string CurrentText() => _current?.Text ?? "(not started)";
}

public static class Case
{
    public static void DemoRun()
    {
        var pump = new Pump();
        var hello = new Message("hello");
        pump.Post(hello);
        pump.Post(new Message("hi") { ReplyTo = hello });
        pump.CurrentText();
        pump.Run();
        pump.LastText();
        pump.CurrentText();
    }

    public static void DemoEmpty()
    {
        var pump = new Pump();
        pump.Run();
        pump.LastText();
    }
}
