// case: small-await
// category: several small cases of one topic
namespace Rows.Await;

public sealed class Uplink
{
    private Queue<string>? _queue = new();

    private async Task FlushAsync(bool healthy)
    {
        await Task.Yield();
        if (!healthy)
        {
            _queue = null;
        }
    }

    public async Task SendAsync(string text, bool healthy)
    {
        if (_queue is null)
        {
            return;
        }

        await FlushAsync(healthy);
        _queue.Enqueue(text); // want: null-deref
    }
}

public sealed class Downlink
{
    private Stack<string>? _inbox = new();

    private async Task PollAsync(bool healthy)
    {
        await Task.Yield();
        _inbox = healthy ? _inbox : null;
    }

    public async Task<int> ReadAsync(bool healthy)
    {
        await PollAsync(healthy);
        if (_inbox is null)
        {
            return -1;
        }

        _inbox.Push("x");
        return _inbox.Count;
    }
}

public sealed record Trace(string Id);

public static class Ambient
{
    private static readonly AsyncLocal<Trace> Slot = new();

    public static async Task OpenAsync(string id)
    {
        await Task.Yield();
        Slot.Value = new Trace(id);
    }

    public static string Id()
    {
        return Slot.Value!.Id.ToUpperInvariant(); // want: null-deref
    }
}

public static class Baggage
{
    private static readonly AsyncLocal<Trace> Slot = new();

    public static async Task<string> WithAsync(string id, Func<Task<string>> body)
    {
        Slot.Value = new Trace(id);
        await Task.Yield();
        return await body();
    }

    public static string Describe() => Slot.Value is { } trace ? trace.Id.Trim() : "none";
}

public sealed class Crawler
{
    private List<string> _visited = new();

    public async Task VisitAsync(string page, Task permit)
    {
        if (_visited is null)
        {
            return;
        }

        _visited.Add(page);
        await permit;
        _visited.Remove(page); // want: null-deref
    }

    public void Stop() => _visited = null!;
}

public sealed class Counter
{
    private Dictionary<string, int>? _hits = new();

    public void Stop() => _hits = null;

    public async Task<int> HitAsync(string page, Task permit)
    {
        if (_hits is not { } hits)
        {
            return 0;
        }

        await permit;
        hits[page] = hits.GetValueOrDefault(page) + 1;
        return hits.Count;
    }
}

public sealed class Store
{
    private readonly Task _loading;
    private string[] _rows = null!;

    public Store(Task<string[]> source)
    {
        _loading = LoadAsync(source);
    }

    private async Task LoadAsync(Task<string[]> source) => _rows = await source;

    public int Count()
    {
        return _loading.IsFaulted ? 0 : _rows.Length; // missed: null-deref
    }
}

public sealed class Archive
{
    private readonly Task _loading;
    private string[] _rows = null!;

    public Archive(Task<int> size)
    {
        _loading = LoadAsync(size);
    }

    private async Task LoadAsync(Task<int> size)
    {
        int count = await size;
        _rows = Enumerable.Repeat("row", Math.Abs(count % 10)).ToArray();
    }

    public async Task<int> CountAsync()
    {
        await _loading;
        return _rows.Length;
    }
}

public sealed class Pager
{
    private sealed record Page(int Number, Page? Next);

    private Page? _page = new(1, new Page(2, null));

    public void Cancel() => _page = null;

    public async IAsyncEnumerable<int> PagesAsync()
    {
        await Task.Yield();
        while (_page != null)
        {
            yield return _page.Number;
            _page = _page.Next; // want: null-deref
        }
    }
}

public sealed class Scroller
{
    private LinkedListNode<int>? _node;

    public Scroller(IEnumerable<int> rows) => _node = new LinkedList<int>(rows).First;

    public void Cancel() => _node = null;

    public async IAsyncEnumerable<int> RowsAsync()
    {
        while (_node is { } node)
        {
            _node = node.Next;
            yield return node.Value;
            await Task.Yield();
        }
    }
}

public sealed class Duplex
{
    private readonly TaskCompletionSource<int> _arrived = new();
    private StringWriter? _echo = new();

    public async Task<int> ReadAsync()
    {
        if (_echo == null)
        {
            return 0;
        }

        int value = await _arrived.Task;
        _echo.Write(value); // want: null-deref
        return value;
    }

    public Task CloseAsync()
    {
        _echo = null;
        _arrived.TrySetResult(7);
        return Task.CompletedTask;
    }
}

public sealed class Render
{
    private Action<int>? _progress;

    public async Task RunAsync(Func<int, Task> work, Action<int> progress, CancellationToken token)
    {
        _progress = progress;
        using var registration = token.Register(() => _progress = null);
        for (int i = 0; i < 3; i++)
        {
            await work(i);
            _progress(i); // missed: null-deref
        }
    }
}

public static class Demos
{
    public static async Task DemoUplink()
    {
        var uplink = new Uplink();
        await uplink.SendAsync("a", true);
        await uplink.SendAsync("b", false);
    }

    public static async Task DemoDownlink()
    {
        var downlink = new Downlink();
        await downlink.ReadAsync(true);
        await downlink.ReadAsync(false);
        await downlink.ReadAsync(true);
    }

    public static async Task DemoAmbient()
    {
        await Ambient.OpenAsync("t1");
        Ambient.Id();
    }

    public static async Task DemoBaggage()
    {
        string inner = await Baggage.WithAsync(" b ", async () =>
        {
            await Task.Yield();
            return Baggage.Describe();
        });
        _ = inner.Length + Baggage.Describe().Length;
    }

    public static async Task DemoCrawler()
    {
        var permit = new TaskCompletionSource();
        var crawler = new Crawler();
        var visit = crawler.VisitAsync("/", permit.Task);
        crawler.Stop();
        permit.SetResult();
        await visit;
    }

    public static async Task DemoCounter()
    {
        var permit = new TaskCompletionSource();
        var counter = new Counter();
        var hit = counter.HitAsync("/", permit.Task);
        counter.Stop();
        permit.SetResult();
        await hit;
        await counter.HitAsync("/", permit.Task);
    }

    public static void DemoStore()
    {
        var source = new TaskCompletionSource<string[]>();
        var store = new Store(source.Task);
        store.Count();
    }

    public static async Task DemoArchive()
    {
        var size = new TaskCompletionSource<int>();
        var archive = new Archive(size.Task);
        var count = archive.CountAsync();
        size.SetResult(3);
        await count;
    }

    public static async Task DemoPager()
    {
        var pager = new Pager();
        await foreach (int page in pager.PagesAsync())
        {
            if (page == 1)
            {
                pager.Cancel();
            }
        }
    }

    public static async Task DemoScroller()
    {
        var scroller = new Scroller([1, 2, 3]);
        await foreach (int row in scroller.RowsAsync())
        {
            if (row == 2)
            {
                scroller.Cancel();
            }
        }
    }

    public static async Task DemoDuplex()
    {
        var duplex = new Duplex();
        await Task.WhenAll(duplex.ReadAsync(), duplex.CloseAsync());
    }

    public static async Task DemoRender()
    {
        using var source = new CancellationTokenSource();
        int done = 0;
        await new Render().RunAsync(
            i =>
            {
                if (i == 1)
                {
                    source.Cancel();
                }

                return Task.CompletedTask;
            },
            i => done += i,
            source.Token);
    }
}
