// case: service-unit-of-work
// category: service-persistence
// rationale: generic repositories over an identity map, a change tracker with snapshots, reference fix-up and commit hooks
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.UnitOfWork;

public interface IRecord
{
    int Id { get; }
    IRecord Copy();
}

public enum EntryState { Clean, Added, Modified, Deleted }

public sealed class Entry
{
    internal Entry(IRecord current, EntryState state, IRecord? original)
    {
        Current = current;
        State = state;
        Original = original;
    }

    public IRecord Current { get; }
    public EntryState State { get; internal set; }
    public IRecord? Original { get; internal set; }
    public bool IsNew => State == EntryState.Added;
    public string Key => Current.GetType().Name + Current.Id;
}

public sealed record Customer(int Id) : IRecord
{
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public IRecord Copy() => this with { };
}

public sealed record Invoice(int Id, int CustomerId) : IRecord
{
    public decimal Total { get; set; }
    public Customer? Customer { get; set; }
    public IRecord Copy() => this with { Customer = null };
}

public interface IStore
{
    IEnumerable<IRecord> LoadAll(Type type);
    void Save(IReadOnlyCollection<Entry> entries);
}

public sealed class MemoryStore : IStore
{
    private readonly Dictionary<Type, Dictionary<int, IRecord>> _tables = new();

    public MemoryStore With(IRecord record)
    {
        Table(record.GetType())[record.Id] = record.Copy();
        return this;
    }

    public IEnumerable<IRecord> LoadAll(Type type)
    {
        EnsureTable(type);
        return _tables.GetValueOrDefault(type)!.Values.Select(r => r.Copy()).ToList();
    }

    public void Save(IReadOnlyCollection<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var table = Table(entry.Current.GetType());
            if (entry.State == EntryState.Deleted)
                table.Remove(entry.Current.Id);
            else
                table[entry.Current.Id] = entry.Current.Copy();
        }
    }

    private Dictionary<int, IRecord> Table(Type type)
    {
        EnsureTable(type);
        return _tables[type];
    }

    private void EnsureTable(Type type)
    {
        if (!_tables.ContainsKey(type))
            _tables.Add(type, new Dictionary<int, IRecord>());
    }
}

public sealed class ChangeTracker
{
    private readonly Dictionary<string, Entry> _entries = new();
    private readonly List<string> _order = new();
    public IEnumerable<Entry> Entries => _order.Select(k => _entries.GetValueOrDefault(k)!);

    public Entry Track(IRecord record, bool isNew)
    {
        var entry = new Entry(record, isNew ? EntryState.Added : EntryState.Clean, isNew ? null : record.Copy());
        if (!_entries.ContainsKey(entry.Key))
            _order.Add(entry.Key);
        _entries[entry.Key] = entry;
        return entry;
    }

    public Entry? Find(IRecord record) => _entries.GetValueOrDefault(record.GetType().Name + record.Id);

    public void Touch(IRecord record)
    {
        var entry = Find(record);
        if (entry is { State: EntryState.Clean or EntryState.Added })
            entry.State = EntryState.Modified;
    }

    public void DetectChanges()
    {
        foreach (var entry in Entries)
        {
            if (entry.State == EntryState.Clean && !entry.Current.Copy().Equals(entry.Original.Copy())) // csc-false
                entry.State = EntryState.Modified;
        }
    }

    public string OldestChange()
    {
        if (!Entries.Any(e => e.State != EntryState.Clean))
            return "none";
        return Entries.FirstOrDefault(e => e.State != EntryState.Clean).Key; // csc-false
    }

    public IEnumerable<string> Describe() => Entries.Select(e => e.State switch
    {
        EntryState.Modified => e.Original!.ToString() + " => " + e.Current, // want: null-deref
        EntryState.Added => "+ " + e.Current,
        _ => e.Key,
    });

    public void AcceptAll()
    {
        foreach (var entry in Entries.ToList())
        {
            if (entry.State == EntryState.Deleted)
            {
                _entries.Remove(entry.Key);
                _order.Remove(entry.Key);
                continue;
            }

            entry.Original = entry.Current.Copy();
            entry.State = EntryState.Clean;
        }
    }
}

public class Repository<T> where T : class, IRecord
{
    private readonly ChangeTracker _tracker;
    private readonly IStore _store;
    private Dictionary<int, T>? _loaded;

    internal Repository(ChangeTracker tracker, IStore store)
    {
        _tracker = tracker;
        _store = store;
    }

    public int Count
    {
        get
        {
            EnsureLoaded();
            return _loaded.Count; // csc-false
        }
    }

    public T? Find(int id)
    {
        EnsureLoaded();
        return _loaded!.TryGetValue(id, out var record) ? record : null;
    }

    public T Get(int id) => Find(id) ?? throw new KeyNotFoundException(typeof(T).Name + id);

    public void Add(T record)
    {
        EnsureLoaded();
        _loaded![record.Id] = record;
        _tracker.Track(record, true);
    }

    public bool Delete(int id)
    {
        var record = Find(id);
        if (record == null)
            return false;
        _tracker.Find(record)!.State = EntryState.Deleted;
        return _loaded!.Remove(id);
    }

    private void EnsureLoaded()
    {
        if (_loaded != null)
            return;
        _loaded = new Dictionary<int, T>();
        foreach (var record in _store.LoadAll(typeof(T)).OfType<T>())
        {
            _loaded.Add(record.Id, record);
            _tracker.Track(record, false);
        }
    }
}

public sealed class UnitOfWork
{
    private readonly IStore _store;
    private Repository<Customer>? _customers;
    private Repository<Invoice>? _invoices;
    private Invoice? _lastBilled;
    public UnitOfWork(IStore store) => _store = store;
    public ChangeTracker Tracker { get; } = new();
    public Repository<Customer> Customers => _customers ??= new Repository<Customer>(Tracker, _store);
    public Repository<Invoice> Invoices => _invoices ??= new Repository<Invoice>(Tracker, _store);

    public void Bill(int invoiceId, decimal total)
    {
        var invoice = Invoices.Get(invoiceId);
        invoice.Customer ??= Customers.Find(invoice.CustomerId);
        invoice.Total = total;
        _lastBilled = invoice;
        Tracker.Touch(invoice);
    }

    public string Addressee(int invoiceId)
    {
        var invoice = Invoices.Get(invoiceId);
        var customer = invoice.Customer ?? Customers.Find(invoice.CustomerId);
        return customer!.Name + " <" + (customer.Email?.Trim() ?? "-") + ">"; // missed: null-deref
    }

    public decimal LastTotal() => _lastBilled is { Total: > 0 } ? _lastBilled.Total : 0;

    public int Commit()
    {
        Tracker.DetectChanges();
        var changed = Tracker.Entries.Where(e => e.State != EntryState.Clean).ToList();
        _store.Save(changed);
        Tracker.AcceptAll();
        return changed.Count;
    }
}

public static class Case
{
    private static UnitOfWork Build() => new(new MemoryStore()
        .With(new Customer(1) { Name = "Ann", Email = " ann@x " })
        .With(new Invoice(10, 1))
        .With(new Invoice(11, 99)));

    public static void DemoCommit()
    {
        var work = Build();
        work.Bill(10, 20m);
        work.Customers.Get(1).Name = "Anna";
        work.Customers.Add(new Customer(2) { Name = "Bob" });
        Console.WriteLine(work.Addressee(10) + work.LastTotal() + work.Customers.Count + work.Tracker.OldestChange());
        Console.WriteLine(string.Join(";", work.Tracker.Describe()) + work.Commit() + work.Tracker.OldestChange());
        Console.WriteLine(work.Customers.Delete(2) + " " + work.Customers.Delete(7) + work.Commit() + work.Tracker.Entries.Count(e => e.IsNew));
    }

    public static void DemoTouchedWhileNew()
    {
        var work = Build();
        work.Invoices.Add(new Invoice(12, 1));
        work.Bill(12, 5m);
        string.Join(";", work.Tracker.Describe());
    }

    public static void DemoUnknownCustomer() => Build().Addressee(11);
}
