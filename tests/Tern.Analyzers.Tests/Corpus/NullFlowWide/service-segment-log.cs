// case: service-segment-log
// category: service
// rationale: append-only log with an active segment, sealed segments and compaction
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;

namespace NullSafety.Wide.SegmentLog;

public enum LogState { Closed, Open, Faulted }

/// <summary>A key with its value; a tombstone has no value.</summary>
public readonly record struct LogEntry(string Key, string? Value)
{
    public bool IsTombstone => Value is null;
    public int Size => Key.Length + (IsTombstone ? 0 : Value.Length); // csc-false
}

public sealed class SegmentOptions
{
    public int? MaxEntries { get; set; }
    public string? Name { get; set; }
    public Func<DateTime>? Clock { get; set; }

    public SegmentOptions Normalise()
    {
        var normal = (SegmentOptions)MemberwiseClone();
        normal.MaxEntries ??= 4;
        normal.Name = string.IsNullOrWhiteSpace(Name) ? "log" : Name.Trim();
        normal.Clock ??= () => DateTime.UnixEpoch;
        return normal;
    }
}

/// <summary>A run of entries. Once sealed it has an index and a summary.</summary>
public sealed class Segment(int number)
{
    private readonly List<LogEntry> _entries = new();
    private Dictionary<string, int>? _index;
    private string? _summary;
    public int Number { get; } = number;
    public Segment? Previous { get; set; }
    public int Count => _entries.Count;
    public IReadOnlyList<LogEntry> Entries => _entries;

    [MemberNotNullWhen(true, nameof(_index))]
    public bool Sealed => _index != null;
    public string Summary => Sealed ? _summary.ToUpperInvariant() : "active"; // csc-false

    public void Append(LogEntry entry)
    {
        if (Sealed)
            throw new InvalidOperationException("The segment is sealed.");
        _entries.Add(entry);
    }

    public Segment Seal()
    {
        var index = new Dictionary<string, int>();
        for (int i = 0; i < _entries.Count; i++)
            index[_entries[i].Key] = i;
        _summary = Number + ": " + index.Count + " keys";
        _index = index;
        return this;
    }

    public bool TryFind(string key, out LogEntry entry)
    {
        int at = Sealed ? _index.GetValueOrDefault(key, -1) : _entries.FindLastIndex(e => e.Key == key);
        entry = at < 0 ? default : _entries[at];
        return at >= 0;
    }
}

/// <summary>An ordered log of entries. Open it first; Close seals the active segment.</summary>
public sealed class KeyLog
{
    private readonly SegmentOptions _options;
    private readonly List<string> _journal = new();
    private Segment? _active;
    private StringWriter? _writer;
    private Exception? _fault;
    private int _next = 1;

    public KeyLog(SegmentOptions? options = null)
    {
        _options = (options ?? new SegmentOptions()).Normalise();
    }

    public LogState State { get; private set; }
    public IReadOnlyList<string> Journal => _journal;
    public string Header => _options.Name.ToUpperInvariant() + " " + _options.Clock().Year; // csc-false
    public string Fault => State == LogState.Faulted ? _fault.Message : ""; // csc-false
    public int ActiveCount => _active!.Count; // want: null-deref

    public void Open()
    {
        if (State == LogState.Open)
            return;
        _active = new Segment(_next++) { Previous = Newest() };
        _writer = new StringWriter();
        _fault = null;
        State = LogState.Open;
    }

    public void Put(string key, string value) => Append(new LogEntry(key, value));
    public void Remove(string key) => Append(new LogEntry(key, null));

    public string? Get(string key)
    {
        for (var at = Newest(); at != null; at = at.Previous)
        {
            if (at.TryFind(key, out var entry))
                return entry.Value;
        }
        return null;
    }

    public IEnumerable<string> Keys()
    {
        var seen = new HashSet<string>();
        for (var at = Newest(); at != null; at = at.Previous)
        {
            foreach (var entry in at.Entries.Reverse())
            {
                if (seen.Add(entry.Key) && !entry.IsTombstone)
                    yield return entry.Key + "=" + entry.Value!.Length;
            }
        }
    }

    public IEnumerable<string> Summaries() => Chain().Select(s => s.Summary);
    public int LiveSize() => Keys().Select(k => k[..k.LastIndexOf('=')]).Sum(key => Get(key)!.Length); // needless
    public int PreviousCount() => Newest() is { Previous: { } previous } ? previous.Count : 0;

    /// <summary>Merges all sealed segments into one.</summary>
    public int Compact()
    {
        var live = new Dictionary<string, LogEntry>();
        int dropped = 0;
        foreach (var segment in Chain().Where(s => s.Sealed).Reverse())
        {
            foreach (var entry in segment.Entries)
            {
                dropped += live.ContainsKey(entry.Key) ? 1 : 0;
                live[entry.Key] = entry;
            }
        }
        var merged = new Segment(_next++);
        foreach (var entry in live.Values)
            merged.Append(entry);
        merged.Seal();
        if (State == LogState.Open)
            _active!.Previous = merged;
        else
            _sealed = merged;
        return dropped;
    }

    public string Longest()
    {
        string? longest = null;
        foreach (var entry in Chain().SelectMany(s => s.Entries).Where(e => e.Value != null))
        {
            if (longest == null || entry.Value.Length > longest.Length) // csc-false
                longest = entry.Value;
        }
        return longest ?? "";
    }

    public int HistorySize(string key) => Chain().SelectMany(s => s.Entries).Where(e => e.Key == key).Sum(e => e.Value!.Length); // missed: null-deref

    public void Flush()
    {
        if (State != LogState.Open)
            throw new InvalidOperationException("The log is not open.");
        _journal.Add(_writer!.ToString());
        _writer.GetStringBuilder().Clear();
    }

    public void Close()
    {
        if (State != LogState.Open)
            return;
        Flush();
        _writer!.Dispose();
        _writer = null;
        _sealed = _active!.Seal();
        _active = null;
        State = LogState.Closed;
    }

    private Segment? _sealed;
    private Segment? Newest() => _active ?? _sealed;

    private IEnumerable<Segment> Chain()
    {
        for (var at = Newest(); at != null; at = at.Previous)
            yield return at;
    }

    private void Append(LogEntry entry)
    {
        if (State != LogState.Open)
            throw new InvalidOperationException("The log is not open.");
        if (entry.Key.Length == 0)
        {
            Fail(new ArgumentException("empty key"));
            return;
        }
        _active!.Append(entry);
        _writer!.Write(entry.Key);
        _writer.Write(entry.IsTombstone ? "-" : "+" + entry.Size);
        if (_active.Count >= _options.MaxEntries)
            _active = new Segment(_next++) { Previous = _active.Seal() };
    }

    private void Fail(Exception fault)
    {
        Close();
        _fault = fault;
        State = LogState.Faulted;
    }
}

public static class Case
{
    private static KeyLog Filled()
    {
        var log = new KeyLog(new SegmentOptions { MaxEntries = 3, Name = " kv " });
        log.Open();
        for (int i = 0; i < 8; i++)
            log.Put("k" + (i % 4), new string('v', i));
        return log;
    }

    public static void DemoUse()
    {
        var log = Filled();
        log.Remove("k1");
        _ = log.Header + log.Get("k1") + log.Get("k2") + log.Get("zz") + log.ActiveCount + log.Longest() + log.HistorySize("k2");
        _ = string.Join(",", log.Keys().Concat(log.Summaries())) + log.LiveSize() + log.PreviousCount() + log.Compact();
        log.Flush();
        log.Close();
        log.Close();
        _ = log.Compact() + log.LiveSize() + log.Journal.Count + new KeyLog().Longest() + new KeyLog().PreviousCount() + new KeyLog().Header;
        log.Open();
        log.Put("k9", "again");
        _ = log.Get("k9") + log.ActiveCount;
    }

    public static void DemoFault()
    {
        var log = Filled();
        log.Put("", "x");
        _ = log.Fault + log.Get("k0");
        log.Open();
        log.Put("k0", "y");
        _ = log.Fault + log.ActiveCount;
    }

    public static void DemoCountOfClosed()
    {
        var log = Filled();
        log.Close();
        _ = log.ActiveCount;
    }

    public static void DemoHistoryOfRemoved()
    {
        var log = Filled();
        log.Remove("k2");
        log.HistorySize("k2");
    }
}
