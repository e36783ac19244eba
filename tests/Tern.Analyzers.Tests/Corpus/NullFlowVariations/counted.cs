// Counts and ends that are tested, keys that a map gave itself, bits and remainders.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Variations.Counted;

public sealed record Leg(string Harbour, int Miles);

public sealed class Voyage
{
    private readonly List<Leg> _legs = [];

    public bool IsPlanned => _legs.Count > 0;

    public void Plan(Leg leg) => _legs.Add(leg);

    public string Longest()
    {
        Leg? longest = _legs.MaxBy(l => l.Miles);
        return IsPlanned ? longest!.Harbour.Trim() : "";
    }

    public string LongestUnplanned()
    {
        Leg? longest = _legs.MaxBy(l => l.Miles);
        return IsPlanned ? "" : longest!.Harbour.Trim(); // want: null-deref
    }

    public string Last()
    {
        Leg? last = _legs.LastOrDefault();
        if (_legs.Any())
        {
            return last!.Harbour;
        }

        return "";
    }

    public string LastAfterClear()
    {
        Leg? last = _legs.LastOrDefault();
        _legs.Clear();
        _legs.Add(new Leg("Kiel", 1));
        return _legs.Any() ? last!.Harbour : ""; // want: null-deref
    }

    public string LastOfFew()
    {
        Leg? last = _legs.LastOrDefault();
        return _legs.Count < 3 ? last!.Harbour : ""; // want: null-deref
    }
}

public static class Lines
{
    public static int All(TextReader reader)
    {
        int n = 0;
        while (reader.Peek() != -1)
        {
            n += reader.ReadLine()!.Length;
        }

        return n;
    }

    public static int Pairs(TextReader reader)
    {
        int n = 0;
        while (reader.Peek() != -1)
        {
            n += reader.ReadLine()!.Length;
            n += reader.ReadLine()!.Length; // want: null-deref
        }

        return n;
    }

    public static async Task<int> Ended(StreamReader reader)
    {
        int n = 0;
        while (!reader.EndOfStream)
        {
            string? line = await reader.ReadLineAsync();
            n += line!.Length;
        }

        return n;
    }

    public static int AtEnd(StreamReader reader)
    {
        if (reader.EndOfStream)
        {
            return reader.ReadLine()!.Length; // want: null-deref
        }

        return 0;
    }
}

public static class Work
{
    public static int Drain(Stack<string> jobs)
    {
        int n = 0;
        while (jobs.Count != 0)
        {
            jobs.TryPop(out string? job);
            n += job!.Length;
        }

        return n;
    }

    public static int DrainTwo(Stack<string> jobs)
    {
        int n = 0;
        while (jobs.Count != 0)
        {
            jobs.TryPop(out string? job);
            jobs.TryPop(out string? second);
            n += job!.Length;
            n += second!.Length; // want: null-deref
        }

        return n;
    }

    public static int Peeked(Queue<string> jobs)
    {
        if (jobs.Count == 0)
        {
            return 0;
        }

        jobs.TryPeek(out string? first);
        jobs.TryDequeue(out string? same);
        return first!.Length + same!.Length;
    }
}
public static class Maps
{
    public static int ByKeys(Dictionary<string, List<int>> map)
    {
        int n = 0;
        foreach (string key in map.Keys.Where(k => k.Length > 2).ToList())
        {
            n += map.GetValueOrDefault(key)!.Count;
        }

        return n;
    }

    public static int ByOtherKeys(Dictionary<string, List<int>> map, Dictionary<string, int> other)
    {
        int n = 0;
        foreach (string key in other.Keys)
        {
            // Nothing says that the two have different keys.
            n += map.GetValueOrDefault(key)!.Count;
        }

        return n;
    }

    public static int ByShort(Dictionary<string, List<int>> map)
    {
        int n = 0;
        foreach (string key in map.Keys)
        {
            n += map.GetValueOrDefault(key + "x")!.Count;
        }

        return n;
    }

    public static int Removed(Dictionary<string, List<int>> map)
    {
        int n = 0;
        foreach (string key in map.Keys.ToList())
        {
            map.Remove(key);
            n += map.GetValueOrDefault(key)!.Count; // want: null-deref
        }

        return n;
    }
}

public sealed class Headers
{
    private readonly Dictionary<string, string> _all = new();

    public bool Has(string name) => _all.ContainsKey(name);

    public string? Get(string name) => _all.GetValueOrDefault(name);

    public void Set(string name, string value) => _all[name] = value;
}

public static class Uses
{
    public static int Tested(Headers h) => h.Has("id") ? h.Get("id")!.Length : 0;

    public static int Other(Headers h) => h.Has("id") ? h.Get("to")!.Length : 0; // want: null-deref

    public static int Negated(Headers h) => h.Has("id") ? 0 : h.Get("id")!.Length; // want: null-deref

    public static int Guard(Headers h, string name)
    {
        if (!h.Has(name))
        {
            return 0;
        }

        return h.Get(name)!.Length;
    }
}
public static class Bits
{
    public sealed class Frame
    {
        private int _set;
        private string? _topic;

        public bool HasTopic => (_set & 2) != 0;
        public bool HasKey => (_set & 4) != 0;
        public string? Topic => _topic;

        public static Frame Keyed()
        {
            var f = new Frame();
            f._set |= 4;
            return f;
        }

        public static Frame Read(params int[] wire)
        {
            var f = new Frame();
            foreach (int w in wire)
            {
                if (w == 1)
                {
                    f._topic = "t";
                    f._set |= 2;
                }
            }

            return f;
        }
    }

    private static int Topic(Frame f) => f.HasTopic ? f.Topic!.Length : 0;

    private static int Key(Frame f) => f.HasKey ? f.Topic!.Length : 0; // want: null-deref

    public static int DemoOther()
    {
        var headers = new Headers();
        headers.Set("id", "1");
        return Uses.Other(headers);
    }

    public static int Demo() => Topic(Frame.Read(1, 2)) + Key(Frame.Keyed());

    public static int Every(IEnumerable<string> words)
    {
        string? held = null;
        int i = 0, n = 0;
        foreach (string w in words)
        {
            if (i++ % 3 == 0) held = w;
            n += held!.Length;
        }

        return n;
    }

    public static int EverySecond(IEnumerable<string> words)
    {
        string? held = null;
        int i = 0, n = 0;
        foreach (string w in words)
        {
            if (i++ % 3 == 1) held = w;
            n += held!.Length; // want: null-deref
        }

        return n;
    }

    public static string Label(string? a, string? b)
    {
        if (string.IsNullOrWhiteSpace(a) && string.IsNullOrWhiteSpace(b)) return "";
        if (string.IsNullOrWhiteSpace(a)) return b!.Trim();
        return a.Trim();
    }

    public static string LabelWrong(string? a, string? b)
    {
        if (string.IsNullOrWhiteSpace(a) && string.IsNullOrWhiteSpace(b)) return "";
        if (!string.IsNullOrWhiteSpace(a)) return b!.Trim(); // want: null-deref
        return "";
    }

    public static string Use() => Label("a", null) + Label(null, "b") + LabelWrong("a", null);
}
