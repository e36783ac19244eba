// case: small-loops
// category: several small cases of one topic
namespace Probes.Loops;

internal sealed class IniSection(string name)
{
    public string Name { get; } = name;

    public Dictionary<string, string> Values { get; } = new();
}

internal static class Ini
{
    public static int Parse(string[] lines)
    {
        var sections = new List<IniSection>();
        IniSection current = null!;
        foreach (var line in lines)
        {
            if (line is ['[', .. var name, ']'])
            {
                current = new IniSection(name);
                sections.Add(current);
                continue;
            }

            var parts = line.Split('=', 2);
            current.Values[parts[0]] = parts[^1]; // want: null-deref
        }

        return sections.Count;
    }
}

internal sealed record Route(string Via, int Cost);

internal static class Planner
{
    private static Route Cheapest(IReadOnlyList<Route> routes, int budget)
    {
        Route best = null!;
        int min = budget;
        for (int i = 0; i < routes.Count; i++)
        {
            if (routes[i].Cost < min)
            {
                best = routes[i];
                min = best.Cost;
            }
        }

        return best;
    }

    public static string Advise(IReadOnlyList<Route> routes, int budget)
    {
        var (via, cost) = (Cheapest(routes, budget).Via, budget); // want: null-deref
        return $"{via} for {cost}";
    }

    public static string AdviseKnown(IReadOnlyList<Route> routes)
    {
        Route best = null!;
        bool found = false;
        foreach (var route in routes)
        {
            if (!found || route.Cost < best.Cost)
            {
                best = route;
                found = true;
            }
        }

        return found ? best.Via : "stay";
    }
}

internal static class Polls
{
    public static (List<string> Hosts, List<Exception> Errors) Check(string[] urls)
    {
        var hosts = new List<string>();
        var errors = new List<Exception>();
        foreach (var url in urls)
        {
            bool ok = Uri.TryCreate(url, UriKind.Absolute, out var uri);
            hosts.Add(ok ? uri!.Host : null!);
            errors.Add(ok ? null! : new UriFormatException(url));
        }

        return (hosts, errors);
    }

    public static int Report(string[] urls)
    {
        var (hosts, errors) = Check(urls);
        int size = 0;
        for (int i = 0; i < hosts.Count; i++)
        {
            if (hosts[i] != null)
            {
                size += hosts[i].Length;
            }

            size += errors[i].Message.Length; // want: null-deref
        }

        return size;
    }

    public static int Pairs(string[] keys)
    {
        var found = new List<string>();
        var paths = new List<Uri>();
        foreach (var key in keys)
        {
            if (!Uri.TryCreate(key, UriKind.Absolute, out var uri))
            {
                continue;
            }

            found.Add(key);
            paths.Add(uri);
        }

        int size = 0;
        for (int i = 0; i < found.Count; i++)
        {
            size += paths[i].Host.Length;
        }

        return size;
    }
}

internal sealed class Packet
{
    public List<byte> Body { get; } = new();
}

internal sealed class FrameDecoder
{
    private Packet _packet = new();
    private readonly List<Packet> _done = new();

    public int Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            switch (b)
            {
                case 0x02:
                    _packet = new Packet();
                    break;
                case 0x03:
                    _done.Add(_packet);
                    _packet = null!;
                    break;
                default:
                    _packet.Body.Add(b); // want: null-deref
                    break;
            }
        }

        return _done.Count;
    }
}

internal sealed class LineDecoder
{
    private Packet? _packet;

    public int Feed(byte[] bytes)
    {
        int done = 0;
        foreach (byte b in bytes)
        {
            _packet ??= new Packet();
            if (b == '\n')
            {
                done += _packet.Body.Count;
                _packet = null;
            }
            else
            {
                _packet.Body.Add(b);
            }
        }

        return done;
    }
}

internal sealed class Flaky(int failures)
{
    private int _left = failures;

    public string? Call() => _left-- > 0 ? null : "200 OK";
}

internal static class Retry
{
    public static string Status(Flaky service, int attempts)
    {
        string reply = default!;
        for (int i = 0; i < attempts && reply is null; i++)
        {
            reply = service.Call()!;
        }

        return reply.Split(' ')[0]; // want: null-deref
    }

    public static string StatusOr(Flaky service, int attempts)
    {
        string? reply;
        while ((reply = service.Call()) is null)
        {
            if (--attempts <= 0)
            {
                return "gone";
            }
        }

        return reply.Split(' ')[0];
    }
}

internal sealed class Slot
{
    public int Key;
    public Slot Next = null!;
}

internal sealed class SortedChain
{
    private Slot _head = new() { Key = 10 };

    public void Insert(int key)
    {
        Slot prev = null!;
        var at = _head;
        while (at != null && at.Key < key)
        {
            prev = at;
            at = at.Next;
        }

        prev.Next = new Slot { Key = key, Next = at! }; // want: null-deref
    }

    public void InsertAnywhere(int key)
    {
        Slot? prev = null;
        var at = _head;
        while (at != null && at.Key < key)
        {
            (prev, at) = (at, at.Next);
        }

        var slot = new Slot { Key = key, Next = at! };
        if (at == _head)
        {
            _head = slot;
        }
        else
        {
            prev!.Next = slot;
        }
    }
}

internal static class Diff
{
    public static int Trend(string[] readings)
    {
        string older = "", old = "";
        int rises = 0;
        foreach (var reading in readings)
        {
            if (older.Length < old.Length) // want: null-deref
            {
                rises++;
            }

            (older, old) = (old, reading == "-" ? null! : reading);
        }

        return rises;
    }
}

internal static class LoopDemos
{
    public static void DemoIni() => Ini.Parse(["name=x", "[db]", "host=y"]);

    public static void DemoAdvise() => Planner.Advise([new Route("sea", 90), new Route("air", 300)], 50);

    public static void DemoAdviseKnown()
    {
        Planner.AdviseKnown([]);
        Planner.AdviseKnown([new Route("sea", 90), new Route("air", 30)]);
    }

    public static void DemoPolls() => Polls.Report(["nowhere", "http://a/"]);

    public static void DemoPairs() => Polls.Pairs(["nowhere", "http://a/"]);

    public static void DemoDecoder() => new FrameDecoder().Feed([2, 65, 3, 66]);

    public static void DemoLines() => new LineDecoder().Feed("a\n\nb"u8.ToArray());

    public static void DemoRetry() => Retry.Status(new Flaky(5), 3);

    public static void DemoRetryOr()
    {
        Retry.StatusOr(new Flaky(5), 3);
        Retry.StatusOr(new Flaky(1), 3);
    }

    public static void DemoChain()
    {
        var chain = new SortedChain();
        chain.Insert(20);
        chain.Insert(5);
    }

    public static void DemoTrend() => Diff.Trend(["1", "-", "22", "3"]);

    public static void DemoChainAnywhere()
    {
        var chain = new SortedChain();
        chain.InsertAnywhere(5);
        chain.InsertAnywhere(20);
        chain.InsertAnywhere(7);
        chain.InsertAnywhere(1);
    }
}
