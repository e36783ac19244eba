// case: neg-subscription-stale
// category: negative-guards
// rationale: fields that can be cleared are used after harmless calls, after re-tests, or through a local copy
// csc: silent

namespace NullSafety.NegSubscriptionStale;

public sealed class Channel
{
    private readonly List<string> _sent = new();

    public int Sent => _sent.Count;

    public void Send(string text) => _sent.Add(text);
}

public sealed class Subscription
{
    private Channel? _channel;
    private Action? _closed;
    private int _attempts;

    public void Connect() => _channel = new Channel();

    public void OnClosed(Action handler) => _closed += handler;

    public void RemoveClosed(Action handler) => _closed -= handler;

    public void Disconnect()
    {
        var old = Interlocked.Exchange(ref _channel, null);
        if (old != null)
        {
            old.Send("bye");
            _closed?.Invoke();
        }
    }

    private void Track() => _attempts++;

    public int Publish(string text)
    {
        if (_channel == null)
        {
            return -1;
        }

        Track();
        _channel.Send(text);
        return _channel.Sent + _attempts;
    }

    public int PublishLast(string text)
    {
        var channel = _channel;
        if (channel is null)
        {
            return -1;
        }

        Disconnect();
        channel.Send(text);
        return channel.Sent;
    }

    public int Republish(string text)
    {
        Disconnect();
        Connect();
        _channel!.Send(text);
        return _channel.Sent;
    }
}

public static class Case
{
    public static void DemoPublish()
    {
        var subscription = new Subscription();
        subscription.Publish("a");
        subscription.Connect();
        subscription.Publish("b");
        subscription.PublishLast("c");
        subscription.Republish("d");
    }

    public static void DemoClosed()
    {
        var subscription = new Subscription();
        Action handler = () => subscription.Publish("again");
        subscription.OnClosed(handler);
        subscription.Connect();
        subscription.Disconnect();
        subscription.RemoveClosed(handler);
        subscription.Disconnect();
    }
}
