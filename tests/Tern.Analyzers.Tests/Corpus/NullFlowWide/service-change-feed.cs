// case: service-change-feed
// category: service
// rationale: partitioned change feed with readers that open, checkpoint and close
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.ChangeFeed;

public enum ChangeKind { Upsert, Delete }

/// <summary>A change of one key. Upserts carry the new body, deletes the reason.</summary>
public sealed record Change(long Sequence, ChangeKind Kind, string Key, string? Body, string? Reason)
{
    public static Change Upsert(long sequence, string key, string body) => new(sequence, ChangeKind.Upsert, key, body, null);
    public static Change Delete(long sequence, string key, string reason) => new(sequence, ChangeKind.Delete, key, null, reason);
}

public readonly struct Checkpoint
{
    public Checkpoint(long sequence, string owner)
    {
        Sequence = sequence;
        Owner = owner;
    }

    public long Sequence { get; }
    public string Owner { get; }
}

public sealed class CheckpointStore
{
    private readonly Dictionary<int, Checkpoint> _marks = new();
    public void Save(int partition, Checkpoint mark) => _marks[partition] = mark;
    public bool TryLoad(int partition, out Checkpoint mark) => _marks.TryGetValue(partition, out mark);
    public long SequenceOf(int partition) => _marks.TryGetValue(partition, out var mark) ? mark.Sequence : 0;

    public string Status(int partition)
    {
        _marks.TryGetValue(partition, out var mark);
        return partition + " at " + mark.Sequence + " by " + mark.Owner.ToUpperInvariant(); // want: null-deref
    }
}

public sealed class Partition(int id)
{
    private readonly List<Change> _log = new();
    public int Id { get; } = id;
    public long Last => _log.Count == 0 ? 0 : _log[^1].Sequence;
    public event Action<Change>? Appended;

    public void Append(ChangeKind kind, string key, string value)
    {
        long sequence = Last + 1;
        _log.Add(kind == ChangeKind.Upsert ? Change.Upsert(sequence, key, value) : Change.Delete(sequence, key, value));
        Appended?.Invoke(_log.Last());
    }

    public Change? Next(long after) => _log.FirstOrDefault(c => c.Sequence > after);
    public Change At(long sequence) => _log.Single(c => c.Sequence == sequence);
}

internal sealed class Cursor(Partition source, long position)
{
    public Partition Source { get; } = source;
    public long Position { get; private set; } = position;

    public bool MoveNext(out Change change)
    {
        var next = Source.Next(Position);
        if (next == null)
        {
            change = null!;
            return false;
        }
        Position = next.Sequence;
        change = next;
        return true;
    }
}

/// <summary>Reads one partition. Open it, then read; after Close it may be opened again.</summary>
public sealed class FeedReader
{
    private readonly CheckpointStore _store;
    private readonly string _owner;
    private Cursor? _cursor;
    private Action<Change>? _wake;

    public FeedReader(CheckpointStore store, string owner)
    {
        _store = store;
        _owner = owner;
    }

    public bool IsOpen => _cursor != null;
    public int Wakeups { get; private set; }
    public long Lag => _cursor!.Source.Last - _cursor.Position; // want: null-deref

    public void Open(Partition partition)
    {
        Close();
        _cursor = new Cursor(partition, _store.SequenceOf(partition.Id));
        _wake = _ => Wakeups++;
        partition.Appended += _wake;
    }

    public IReadOnlyList<Change> Read(int max)
    {
        EnsureOpen();
        var batch = new List<Change>();
        while (batch.Count < max && _cursor.MoveNext(out var change)) // csc-false
            batch.Add(change);
        return batch;
    }

    public void Commit()
    {
        if (!IsOpen)
            throw new InvalidOperationException("The reader is closed.");
        _store.Save(_cursor.Source.Id, new Checkpoint(_cursor.Position, _owner)); // csc-false
    }

    public void Close()
    {
        if (_cursor != null)
        {
            _cursor.Source.Appended -= _wake;
            _cursor = null;
            _wake = null;
        }
    }

    private void EnsureOpen()
    {
        if (_cursor is null)
            throw new InvalidOperationException("The reader is closed.");
    }
}

/// <summary>The current state of every key, built from changes.</summary>
public sealed class Projection
{
    private readonly Dictionary<string, string> _bodies = new();
    private readonly Dictionary<string, Change> _latest = new();
    private string? _lastReason;
    public int Deletes { get; private set; }
    public IEnumerable<string> Keys => _bodies.Keys;

    public void Apply(Change change)
    {
        switch (change.Kind)
        {
            case ChangeKind.Upsert:
                _bodies[change.Key] = change.Body.Trim(); // csc-false
                break;
            case ChangeKind.Delete:
                _bodies.Remove(change.Key);
                _lastReason = change.Reason;
                Deletes++;
                break;
        }
        _latest[change.Key] = change;
    }

    public int TotalLength() => _bodies.Keys.Sum(key => _bodies.GetValueOrDefault(key)!.Length);

    public string Summary()
    {
        if (Deletes > 0)
            return Deletes + " deletes, last because of " + _lastReason.ToLowerInvariant(); // csc-false
        return "no deletes";
    }

    public int LatestSize(string key)
    {
        var change = _latest.GetValueOrDefault(key);
        return change == null ? 0 : change.Body!.Length; // want: null-deref
    }
}

/// <summary>Owns the partitions of a feed and the readers on them.</summary>
public sealed class FeedHost
{
    private readonly Partition[] _partitions;
    private readonly FeedReader[] _readers;
    private readonly CheckpointStore _store = new();

    public FeedHost(int partitions)
    {
        _partitions = new Partition[partitions];
        _readers = new FeedReader[partitions];
        for (int i = 0; i < partitions; i++)
        {
            _partitions[i] = new Partition(i);
            _readers[i] = new FeedReader(_store, "host-" + i);
        }
    }

    public CheckpointStore Store => _store;
    public void Write(ChangeKind kind, string key, string value) => _partitions[key.Length % _partitions.Length].Append(kind, key, value);

    public Projection Drain()
    {
        var projection = new Projection();
        foreach (var partition in _partitions)
        {
            var reader = _readers[partition.Id];
            reader.Open(partition);
            try
            {
                foreach (var change in reader.Read(100))
                    projection.Apply(change);
                reader.Commit();
                _ = reader.Lag;
            }
            finally
            {
                reader.Close();
            }
        }
        return projection;
    }

    public FeedReader Follow(int partition)
    {
        var reader = _readers[partition];
        if (!reader.IsOpen)
            reader.Open(_partitions[partition]);
        return reader;
    }

    public long TotalLag() => _readers.Sum(r => r.Lag);
}

public static class Case
{
    private static FeedHost Host()
    {
        var host = new FeedHost(2);
        host.Write(ChangeKind.Upsert, "a", " one ");
        host.Write(ChangeKind.Upsert, "bb", "two");
        host.Write(ChangeKind.Delete, "a", "Expired");
        return host;
    }

    public static void DemoDrain()
    {
        var host = Host();
        var projection = host.Drain();
        _ = projection.Summary() + new Projection().Summary() + projection.TotalLength() + projection.LatestSize("bb") + projection.LatestSize("none");
        _ = host.Store.Status(0) + host.Store.Status(1);
        _ = host.Store.TryLoad(1, out var mark) ? mark.Owner.Length : 0;
    }

    public static void DemoFollow()
    {
        var host = Host();
        _ = host.Follow(0).Lag;
        _ = host.Follow(1).Lag;
        host.Write(ChangeKind.Upsert, "ccc", "three");
        _ = host.TotalLag() + host.Follow(1).Wakeups;
        host.Follow(1).Close();
    }

    public static void DemoLagAfterDrain()
    {
        var host = Host();
        host.Drain();
        host.TotalLag();
    }

    public static void DemoStatusOfNewPartition() => new FeedHost(1).Store.Status(0);
    public static void DemoDeletedSize() => Host().Drain().LatestSize("a");
}
