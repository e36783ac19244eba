// case: small-generics-again
// category: several small cases of one topic
namespace Probes.G.Generics;

public interface IEntity
{
    int Id { get; }
}

public interface IStore<T>
    where T : class, IEntity
{
    T Load(int id);
}

public sealed class MemoryStore<T>(params T[] rows) : IStore<T>
    where T : class, IEntity
{
    private readonly Dictionary<int, T> _rows = rows.ToDictionary(r => r.Id);

    public T Load(int id) => _rows.TryGetValue(id, out var row) ? row : default!;
}

public sealed class CachedStore<T>(IStore<T> inner) : IStore<T>
    where T : class, IEntity
{
    private readonly Dictionary<int, T> _cache = new();

    public T Load(int id)
    {
        if (!_cache.TryGetValue(id, out var row))
        {
            _cache[id] = row = inner.Load(id);
        }

        return row;
    }
}

public sealed record Customer(int Id, string Mail) : IEntity;

public sealed class Mailer(IStore<Customer> customers)
{
    public string DomainOf(int id) => customers.Load(id).Mail.Split('@')[^1]; // want: null-deref
}

public static class Composition
{
    public static void DemoDeletedCustomer()
    {
        var mailer = new Mailer(new CachedStore<Customer>(new MemoryStore<Customer>(new Customer(1, "a@b.org"))));
        mailer.DomainOf(1);
        mailer.DomainOf(1);
        mailer.DomainOf(2);
    }
}

public interface IVacant<TSelf>
    where TSelf : IVacant<TSelf>
{
    static abstract TSelf Vacant { get; }
}

public sealed record Seat(string Label) : IVacant<Seat>
{
    public static Seat Vacant { get; } = new("-");
}

public sealed class Board<T>(int size)
    where T : class, IVacant<T>
{
    private readonly T[] _cells = new T[size];

    public T this[int i]
    {
        get => _cells[i] ?? T.Vacant;
        set => _cells[i] = value;
    }
}

public static class Cinema
{
    public static void DemoVacantSeats()
    {
        var board = new Board<Seat>(3) { [1] = new Seat("B2") };
        var width = 0;
        for (var i = 0; i < 3; i++)
        {
            width += board[i].Label.Length;
        }
    }
}

public interface IWire<TSelf>
    where TSelf : IWire<TSelf>
{
    static abstract TSelf Read(string line);
}

public sealed record Ping(string Nonce) : IWire<Ping>
{
    public static Ping Read(string line) => new(line.Trim());
}

public sealed record Route(string[] Hops) : IWire<Route>
{
    public static Route Read(string line) => line.Contains('>') ? new Route(line.Split('>')) : null!;
}

public static class Inbox
{
    private static List<T> ReadAll<T>(params string[] lines)
        where T : IWire<T>
    {
        var all = new List<T>(lines.Length);
        all.AddRange(lines.Select(T.Read));
        return all;
    }

    public static void DemoRouteWithoutHops()
    {
        var nonces = ReadAll<Ping>("x", "").Sum(p => p.Nonce.Length); // needless
        var hops = nonces;
        foreach (var route in ReadAll<Route>("a>b", "local"))
        {
            hops += route.Hops.Length; // want: null-deref
        }
    }
}

public sealed class Ring<T>(int capacity)
{
    private readonly T[] _slots = new T[capacity];
    private int _next;

    public void Push(T item) => _slots[_next++ % _slots.Length] = item;

    public T Oldest => _slots[_next % _slots.Length];
}

public static class History
{
    public static void DemoHalfFullRing()
    {
        var lines = new Ring<string>(2);
        lines.Push("ls");
        lines.Push("cd");
        _ = lines.Oldest.Length;
        var commands = new Ring<string>(4);
        commands.Push("ls");
        _ = commands.Oldest.TrimEnd(); // want: null-deref
    }

    public static void DemoRingOfSamples()
    {
        var samples = new Ring<DateOnly>(4);
        samples.Push(new DateOnly(2024, 2, 29));
        _ = samples.Oldest.AddDays(1).ToString("O");
        _ = new Ring<(int X, int Y)>(2).Oldest.X.CompareTo(3);
    }
}

public static class Ranking
{
    public static T Best<T>(this IEnumerable<T> items, Func<T, double> score)
    {
        T best = default!;
        var top = 0.0;
        foreach (var item in items)
        {
            var s = score(item);
            if (s > top)
            {
                (best, top) = (item, s);
            }
        }

        return best;
    }

    public static void DemoNoEnemyInSight()
    {
        string[] enemies = ["orc", "troll"];
        _ = enemies.Best(e => e.Length - 3).ToUpperInvariant(); // needless
        _ = enemies.Best(e => 2.0 - e.Length).ToUpperInvariant(); // missed: null-deref
    }
}

public interface IBindable
{
    void Bind(IReadOnlyDictionary<string, string> values);
}

public sealed class SmtpSettings : IBindable
{
    public string Host { get; set; } = null!;

    public int Port { get; set; } = 25;

    public void Bind(IReadOnlyDictionary<string, string> values)
    {
        if (values.TryGetValue("host", out var host))
        {
            Host = host;
        }
    }
}

public static class Settings
{
    private static T Section<T>(string text)
        where T : IBindable, new()
    {
        var section = new T();
        section.Bind(text.Split('\n').Select(l => l.Split('=')).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]));
        return section;
    }

    public static void DemoHostNotConfigured()
    {
        var smtp = Section<SmtpSettings>("port=25\nuser=me");
        _ = smtp.Host.EndsWith(".local") ? smtp.Port : 0; // want: null-deref
    }
}

public readonly struct Maybe<T>
{
    private readonly T _value;
    private readonly bool _present;

    public Maybe(T value) => (_value, _present) = (value, value is not null);

    public T Or(T fallback) => _present ? _value : fallback;

    public Maybe<R> Map<R>(Func<T, R> f) => _present ? new Maybe<R>(f(_value)) : default;
}

public static class Profiles
{
    private static int NickLength(Maybe<Customer> who) => who.Map(c => c.Mail).Map(m => m.Trim()).Or("guest").Length;

    public static void DemoGuestProfile()
    {
        NickLength(default);
        NickLength(new Maybe<Customer>(null!));
        NickLength(new Maybe<Customer>(new Customer(3, null!)));
        NickLength(new Maybe<Customer>(new Customer(3, "c@d.org")));
    }
}
