// case: neg-paired-indexes
// category: negative-maps
// rationale: two dictionaries and an array filled under the same keys; a lookup of a key just enumerated or just added
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegPairedIndexes;

public sealed class Station(string code)
{
    public string Code { get; } = code;
    public List<string> Lines { get; } = new();
}

public sealed class Network
{
    private readonly Dictionary<string, Station> _stations = new();
    private readonly Dictionary<string, string> _names = new();
    private readonly Station[] _order;

    public Network(params string[] codes)
    {
        _order = new Station[codes.Length];
        int i = 0;
        foreach (var code in codes.Distinct())
        {
            var s = new Station(code);
            _stations[code] = s;
            _names.Add(code, "Station " + code);
            _order[i++] = s;
        }

        Array.Resize(ref _order, i);
    }

    public int NameWidth()
    {
        int n = 0;
        foreach (string code in _stations.Keys)
            n += _names.GetValueOrDefault(code).Length; // csc-false

        return n;
    }

    public int Lines() => _order.Sum(s => _stations[s.Code].Lines.Count);

    public string Title(string code)
    {
        if (!_stations.ContainsKey(code))
            return "unknown";

        _names.TryGetValue(code, out var name);
        return name.Trim(); // needless, csc-false
    }

    public void Connect(string code, string line)
    {
        if (!_stations.TryGetValue(code, out var s))
        {
            _stations[code] = s = new Station(code);
            _names[code] = code;
        }

        s.Lines.Add(line);
    }

    public string Longest() => _names.Values.OrderBy(n => n.Length).LastOrDefault("").Trim();
}

public static class Case
{
    public static void Demo1()
    {
        var n = new Network("a", "b", "a");
        n.NameWidth();
        n.Lines();
        n.Title("a");
        n.Title("z");
        n.Connect("z", "U1");
        n.Title("z");
        n.NameWidth();
        n.Longest();
        new Network().Longest();
    }
}
