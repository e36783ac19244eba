// case: small-stale-alias-again
// category: several small cases of one topic
namespace Probe.StaleAlias;

public sealed class WordStream
{
    private readonly string[] _words;
    private int _at;

    public WordStream(string text) => _words = text.Split(' ');

    public string? Next => _at < _words.Length ? _words[_at++] : null;
}

public static class WordCount
{
    public static int Letters(WordStream stream)
    {
        int total = 0;
        while (stream.Next != null)
        {
            total += stream.Next.Length; // want: null-deref
        }

        return total;
    }

    public static int LettersOnce(WordStream stream)
    {
        int total = 0;
        while (stream.Next is { } word)
        {
            total += word.Length;
        }

        return total;
    }
}

public sealed class Chest
{
    public List<string> Items { get; set; } = new();
}

public static class Loot
{
    public static int MoveAll(Chest from, Chest to)
    {
        to.Items = from.Items;
        from.Items = null!;
        return to.Items.Count; // want: null-deref
    }
}

public sealed class Wallet
{
    public List<int>? Coins = new() { 5 };
}

public static class Bank
{
    public static int Pour(Wallet from, Wallet to)
    {
        if (ReferenceEquals(from, to) || from.Coins is null)
        {
            return 0;
        }

        to.Coins = from.Coins;
        from.Coins = null;
        return to.Coins.Count;
    }
}

public sealed class Voice
{
    public string Clip { get; init; } = "";
}

public sealed class Mixer
{
    private readonly Voice?[] _channels = new Voice?[4];

    public void Play(int channel, string clip) => _channels[channel] = new Voice { Clip = clip };

    public int Stop(int channel)
    {
        ref var voice = ref _channels[channel];
        if (voice == null)
        {
            return 0;
        }

        Silence(channel..(channel + 1));
        return voice.Clip.Length; // missed: null-deref
    }

    private void Silence(Range range) => _channels.AsSpan(range).Clear();
}

public sealed class FontStyle
{
    public string Family { get; set; } = "Inter";
}

public sealed record Page(string Title, FontStyle Style);

public static class Publisher
{
    public static int Preview(Page live)
    {
        var draft = live with { Title = "Draft of " + live.Title };
        draft.Style.Family = null!;
        return live.Style.Family.Length; // want: null-deref
    }

    public static int PreviewDetached(Page live)
    {
        var draft = live with { Style = new FontStyle() };
        draft.Style.Family = null!;
        return live.Style.Family.Length + draft.Title.Length;
    }
}

public sealed class XmlNode
{
    public string? Tag { get; init; }

    public XmlNode? Sibling { get; init; }
}

public sealed class XmlCursor
{
    private XmlNode _node;

    public XmlCursor(XmlNode start) => _node = start;

    public int EnterElement()
    {
        if (_node.Tag == null)
        {
            return 0;
        }

        MoveNext();
        return _node.Tag.Length; // want: null-deref
    }

    private void MoveNext() => _node = _node.Sibling ?? _node;
}

public sealed class HtmlCursor
{
    private XmlNode _node;
    private int _depth;

    public HtmlCursor(XmlNode start) => _node = start;

    public int EnterElement()
    {
        MoveNext();
        if (_node.Tag == null)
        {
            return 0;
        }

        Deepen();
        return _node.Tag.Length + _depth;
    }

    private void MoveNext() => _node = _node.Sibling ?? _node;

    private void Deepen() => _depth++;
}

public sealed class Subscription
{
    public Subscription(Action<int> callback) => Callback = callback;

    public Action<int> Callback { get; private set; }

    public bool Cancelled { get; private set; }

    public void Cancel()
    {
        Cancelled = true;
        Callback = null!;
    }
}

public sealed class Bus
{
    private readonly List<Subscription> _subscriptions = new();

    public Subscription On(Action<int> callback)
    {
        var subscription = new Subscription(callback);
        _subscriptions.Add(subscription);
        return subscription;
    }

    public void Emit(int value)
    {
        _subscriptions.RemoveAll(s => s.Cancelled);
        foreach (var subscription in _subscriptions)
        {
            subscription.Callback(value); // missed: null-deref
        }
    }
}

public sealed class Signal
{
    private readonly List<Subscription> _subscriptions = new();

    public Subscription On(Action<int> callback)
    {
        var subscription = new Subscription(callback);
        _subscriptions.Add(subscription);
        return subscription;
    }

    public void Emit(int value)
    {
        foreach (var subscription in _subscriptions)
        {
            if (!subscription.Cancelled)
            {
                subscription.Callback(value);
            }
        }
    }
}

public static class Probes
{
    public static void DemoWordLetters() => WordCount.Letters(new WordStream("to be sure"));

    public static void DemoWordLettersOnce()
    {
        WordCount.LettersOnce(new WordStream("to be sure"));
        WordCount.LettersOnce(new WordStream(""));
    }

    public static void DemoLootSelf()
    {
        var chests = new[] { new Chest(), new Chest() };
        Loot.MoveAll(chests[0], chests.First());
    }

    public static void DemoPourSelf()
    {
        var a = new Wallet();
        var b = new Wallet();
        _ = Bank.Pour(a, a) + Bank.Pour(a, b) + Bank.Pour(a, b) + Bank.Pour(b, a);
    }

    public static void DemoMixerStop()
    {
        var mixer = new Mixer();
        mixer.Play(2, "boom");
        mixer.Stop(2);
    }

    public static void DemoPreview() => Publisher.Preview(new Page("Home", new FontStyle()));

    public static void DemoPreviewDetached() => Publisher.PreviewDetached(new Page("Blog", new FontStyle()));

    public static void DemoXmlEnter()
    {
        var text = new XmlNode();
        new XmlCursor(new XmlNode { Tag = "p", Sibling = text }).EnterElement();
    }

    public static void DemoHtmlEnter()
    {
        var cursor = new HtmlCursor(new XmlNode { Tag = "p", Sibling = new XmlNode { Sibling = new XmlNode { Tag = "b" } } });
        _ = cursor.EnterElement() + cursor.EnterElement() + cursor.EnterElement();
    }

    public static void DemoBusCancelSibling()
    {
        var bus = new Bus();
        Subscription? second = null;
        bus.On(_ => second?.Cancel());
        second = bus.On(v => { });
        bus.Emit(1);
    }

    public static void DemoSignalCancelSibling()
    {
        var signal = new Signal();
        Subscription? second = null;
        signal.On(_ => second?.Cancel());
        second = signal.On(v => { });
        signal.Emit(1);
        signal.Emit(2);
    }
}
