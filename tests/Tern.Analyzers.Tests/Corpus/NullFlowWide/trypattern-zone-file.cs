// case: trypattern-zone-file
// category: try-pattern
// rationale: the boolean of a Try method is dropped, logged only, or tested the wrong way round
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.TrypatternZoneFile;

public sealed class ZoneRecord
{
    public ZoneRecord(string type, string data) => (Type, Data) = (type, data);

    public string Type { get; }
    public string Data { get; }
}

public sealed class Zone
{
    private readonly Dictionary<string, ZoneRecord> _records = new() { ["www"] = new("A", "10.0.0.1") };
    private int _misses;

    public static bool TryParse(string line, out ZoneRecord record)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            record = null!;
            return false;
        }

        record = new ZoneRecord(parts[0], parts[1]);
        return true;
    }

    private bool Missing(string host, out ZoneRecord record) => !_records.TryGetValue(host, out record!);

    public string TypeOf(string line)
    {
        TryParse(line, out var record);
        return record.Type; // want: null-deref
    }

    public string DataOf(string line)
    {
        if (!TryParse(line, out var record))
            _misses++;

        return record.Data; // want: null-deref
    }

    public string Resolve(string host)
    {
        if (Missing(host, out var r))
            return r.Data; // want: null-deref

        return "";
    }

    public string ResolveRight(string host) => Missing(host, out var r) ? "" : r.Data.Trim();

    public int Count(IEnumerable<string> lines)
    {
        int n = 0;
        foreach (var line in lines)
        {
            if (!TryParse(line, out var record))
                continue;

            n += record.Type.Length;
        }

        return n;
    }
}

public static class Case
{
    public static void Demo1() => new Zone().TypeOf("");
    public static void Demo2() => new Zone().DataOf("A");
    public static void Demo3() => new Zone().Resolve("mail");
    public static void Demo4() => new Zone().ResolveRight("mail");
    public static void Demo5() => new Zone().Count(["", "A 1"]);
}
