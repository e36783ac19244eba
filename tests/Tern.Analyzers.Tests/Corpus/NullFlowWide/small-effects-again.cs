// case: small-effects-again
// category: several small cases of one topic
namespace Probe.Effects;

public sealed class Wire
{
    public int Sent { get; private set; }

    public bool Broken { get; init; }

    public void Write(byte b) => Sent += b;
}

public sealed class MqttClient
{
    private Wire? _wire;
    private readonly Queue<byte> _backlog = new();

    public MqttClient(Wire wire) => _wire = wire;

    public void Enqueue(byte b) => _backlog.Enqueue(b);

    public void Publish(byte b)
    {
        if (_wire != null)
        {
            DrainBacklog();
            _wire.Write(b); // want: null-deref
        }
    }

    private void DrainBacklog()
    {
        while (_backlog.TryDequeue(out var b))
        {
            if (_wire!.Broken)
            {
                OnFault("write failed");
                return;
            }

            _wire.Write(b);
        }
    }

    private void OnFault(string reason)
    {
        if (reason.Length > 0)
        {
            Teardown();
        }
    }

    private void Teardown()
    {
        _backlog.Clear();
        _wire = null;
    }
}

public sealed class AmqpClient
{
    private Wire? _wire;
    private int _pending;

    public AmqpClient(Wire wire, int pending) => (_wire, _pending) = (wire, pending);

    public void Publish(byte b)
    {
        if (_wire != null)
        {
            if (!Drain())
            {
                return;
            }

            _wire.Write(b);
        }
    }

    private bool Drain()
    {
        if (_pending > 0 && _wire is { Broken: true })
        {
            _wire = null;
            return false;
        }

        _pending = 0;
        return true;
    }
}

public sealed class ListItem
{
    public string Text { get; init; } = "";
}

public sealed class PickList
{
    private ListItem? _current;

    public event Action<PickList>? Activated;

    public int Typed { get; private set; }

    public void Select(ListItem item) => _current = item;

    public void Clear() => _current = null;

    public void Activate()
    {
        if (_current is null)
        {
            return;
        }

        Activated?.Invoke(this);
        Typed += _current.Text.Length; // want: null-deref
    }
}

public sealed class ComboBox
{
    private ListItem? _current = new() { Text = "first" };

    public event EventHandler? Committed;

    public int Typed { get; private set; }

    public void Clear() => _current = null;

    public void Commit()
    {
        if (_current is not { } item)
        {
            return;
        }

        Committed?.Invoke(this, EventArgs.Empty);
        Typed += item.Text.Length;
    }
}

public sealed class RowReader : IDisposable
{
    private string[] _rows;
    private int _at;

    public RowReader(params string[] rows) => _rows = rows;

    public void SkipHeader() => _at = 1;

    public string? Next()
    {
        return _at < _rows.Length ? _rows[_at++] : null; // want: null-deref
    }

    public void Dispose() => _rows = null!;
}

public static class Csv
{
    public static RowReader OpenBody(string text)
    {
        using var reader = new RowReader(text.Split('\n'));
        reader.SkipHeader();
        return reader;
    }
}

public sealed class Rented : IDisposable
{
    private List<int>? _buffer = new() { 1, 2 };

    public static int Returned { get; private set; }

    public int Count => _buffer?.Count ?? 0;

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, null);
        if (buffer == null)
        {
            return;
        }

        Returned += buffer.Count;
        buffer.Clear();
    }
}

public sealed class MetricBatcher
{
    private List<double> _batch = new();
    private readonly int _limit;

    public MetricBatcher(int limit) => _limit = limit;

    public double Total { get; private set; }

    public void Record(double value)
    {
        _batch.Add(value); // want: null-deref
        if (_batch.Count >= _limit)
        {
            Total += Interlocked.Exchange(ref _batch, null!).Sum();
        }
    }
}

public sealed class Download
{
    private readonly CancellationTokenSource _cts = new();
    private List<string> _chunks = new();

    public Download() => _cts.Token.Register(Release);

    public int Abort()
    {
        _cts.Cancel();
        return _chunks.Count; // want: null-deref
    }

    private void Release() => _chunks = null!;
}

public sealed class Upload
{
    private readonly CancellationTokenSource _cts = new();
    private readonly CancellationTokenRegistration _cleanup;
    private List<string> _parts = new();

    public Upload() => _cleanup = _cts.Token.Register(() => _parts = null!);

    public int Finish()
    {
        _cleanup.Dispose();
        _cts.Cancel();
        return _parts.Count;
    }
}

public sealed class CacheEntry
{
    public byte[] Payload = Array.Empty<byte>();
}

public sealed class LruCache
{
    private readonly LinkedList<CacheEntry> _order = new();
    private readonly int _capacity;

    public LruCache(int capacity) => _capacity = capacity;

    public CacheEntry Put(byte[] payload)
    {
        var entry = new CacheEntry { Payload = payload };
        _order.AddLast(entry);
        if (_order.Count > _capacity)
        {
            Evict(_order.First!.Value);
            _order.RemoveFirst();
        }

        return entry;
    }

    private static void Evict(CacheEntry entry) => entry.Payload = null!;
}

public static class Thumbnails
{
    public static int Render(LruCache cache, params byte[][] images)
    {
        var cover = cache.Put(new byte[] { 1 });
        foreach (var image in images)
        {
            cache.Put(image);
        }

        return cover.Payload.Length; // want: null-deref
    }
}

public static class Probes
{
    public static void DemoMqttPublish()
    {
        var client = new MqttClient(new Wire { Broken = true });
        client.Enqueue(7);
        client.Publish(8);
    }

    public static void DemoAmqpPublish()
    {
        var client = new AmqpClient(new Wire { Broken = true }, 2);
        client.Publish(1);
        client.Publish(2);
        new AmqpClient(new Wire(), 1).Publish(3);
    }

    public static void DemoPickList()
    {
        var list = new PickList();
        list.Activated += l => l.Clear();
        list.Select(new ListItem { Text = "two" });
        list.Activate();
    }

    public static void DemoComboBox()
    {
        var box = new ComboBox();
        box.Committed += (sender, _) => (sender as ComboBox)?.Clear();
        box.Commit();
        box.Commit();
    }

    public static void DemoCsvBody() => Csv.OpenBody("id\n1\n2").Next();

    public static void DemoRentedTwice()
    {
        var rented = new Rented();
        using (rented)
        {
            rented.Dispose();
        }

        _ = rented.Count;
    }

    public static void DemoMetricBatch()
    {
        var batcher = new MetricBatcher(2);
        foreach (var v in new[] { 0.5, 1.5, 2.5 })
        {
            batcher.Record(v);
        }
    }

    public static void DemoDownloadAbort() => new Download().Abort();

    public static void DemoUploadFinish()
    {
        var upload = new Upload();
        upload.Finish();
        upload.Finish();
    }

    public static void DemoCoverEvicted() => Thumbnails.Render(new LruCache(2), new byte[3], new byte[4]);
}
