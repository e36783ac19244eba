// case: small-try-out-again
// category: several small cases of one topic
namespace Probes.G.TryOut;

[Flags]
public enum FrameParts { None = 0, Header = 1, Body = 2 }

public sealed class Frame
{
    public FrameParts Parts;
    public string Header = null!;
    public byte[] Body = null!;

    public static Frame Decode(ReadOnlySpan<byte> wire)
    {
        var frame = new Frame();
        if (wire.Length >= 1)
        {
            frame.Header = "v" + wire[0];
            frame.Parts |= FrameParts.Header;
        }

        if (wire.Length > 1)
        {
            frame.Body = wire[1..].ToArray();
            frame.Parts |= FrameParts.Body;
        }

        return frame;
    }
}

public static class FrameStats
{
    private const FrameParts Complete = FrameParts.Header | FrameParts.Body;

    private static int Payload(Frame f)
    {
        if ((f.Parts & Complete) == 0)
        {
            return 0;
        }

        return f.Body.Length; // want: null-deref
    }

    private static int PayloadStrict(Frame f)
    {
        return (f.Parts & Complete) == Complete ? f.Header.Length + f.Body.Length : 0;
    }

    public static void DemoKeepAliveFrame() => Payload(Frame.Decode([7]));

    public static void DemoStrictFrame()
    {
        PayloadStrict(Frame.Decode([]));
        PayloadStrict(Frame.Decode([7]));
        PayloadStrict(Frame.Decode([7, 1, 2]));
    }
}

public sealed record HostEntry(string Address);

public sealed class HostTable(params string[] names)
{
    public bool TryLookup(string host, out HostEntry entry)
    {
        if (names.Contains(host))
        {
            entry = new HostEntry("10.0.0." + host.Length);
            return true;
        }

        entry = null!;
        return false;
    }
}

public static class Resolver
{
    private static readonly HostTable Local = new("db");
    private static readonly HostTable Remote = new("mail");

    private static string Resolve(string host)
    {
        var found = Local.TryLookup(host, out var entry);
        found |= Remote.TryLookup(host, out entry);
        if (!found)
        {
            return "";
        }

        return entry.Address.Trim(); // want: null-deref
    }

    private static string ResolveChained(string host)
    {
        var found = Local.TryLookup(host, out var entry) || Remote.TryLookup(host, out entry);
        if (!found)
        {
            return "";
        }

        return entry.Address.Trim();
    }

    public static void DemoLocalHost() => Resolve("db");

    public static void DemoChainedHosts()
    {
        ResolveChained("db");
        ResolveChained("mail");
        ResolveChained("ftp");
    }
}

public sealed class MetricBatch
{
    private List<double> _pending = new();

    public void Add(double sample) => (_pending ??= new List<double>()).Add(sample);

    public int Flush()
    {
        var batch = Interlocked.Exchange(ref _pending, null!);
        return batch.Count; // want: null-deref
    }
}

public sealed class SwapBatch
{
    private List<double> _pending = new();

    public void Add(double sample) => _pending.Add(sample);

    public int Flush()
    {
        var batch = Interlocked.Exchange(ref _pending, new List<double>());
        return batch.Count;
    }
}

public static class Metrics
{
    public static void DemoIdleFlush()
    {
        var batch = new MetricBatch();
        batch.Add(1.5);
        batch.Flush();
        batch.Flush();
    }

    public static void DemoSwapFlush()
    {
        var batch = new SwapBatch();
        batch.Flush();
        batch.Add(1.5);
        batch.Flush();
        batch.Flush();
    }
}

public sealed record Manifest(string Name, int Build);

public static class ManifestReader
{
    private static (Manifest Value, string Error) Load(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return (null!, "");
        }

        return int.TryParse(parts[^1], out var build)
            ? (new Manifest(parts[0], build), null!)
            : (null!, "bad build number: " + parts[^1]);
    }

    private static string Title(string text)
    {
        var (manifest, error) = Load(text);
        if (!string.IsNullOrEmpty(error))
        {
            return error;
        }

        return manifest.Name.ToUpperInvariant(); // want: null-deref
    }

    public static void DemoEmptyManifest()
    {
        Title("tern;12");
        Title("tern;x");
        Title("");
    }
}

public readonly struct Outcome
{
    private Outcome(string value, Exception error)
    {
        Value = value;
        Error = error;
    }

    public string Value { get; }

    public Exception Error { get; }

    public bool Succeeded => Error == null;

    public static Outcome Of(string value) => new(value, null!);

    public static Outcome Fail(string why) => new(null!, new InvalidDataException(why));
}

public static class Uploads
{
    private static int Longest(IEnumerable<Outcome> results, int atLeast)
    {
        var hit = results.FirstOrDefault(r => r.Succeeded && r.Value.Length >= atLeast);
        return hit.Succeeded ? hit.Value.Length : -1; // want: null-deref
    }

    public static void DemoNoLongUpload() => Longest([Outcome.Of("a.txt"), Outcome.Fail("quota")], 40);
}
