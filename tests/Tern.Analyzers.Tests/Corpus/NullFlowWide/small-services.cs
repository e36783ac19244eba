// case: small-services
// category: several small cases of one topic
namespace Probe.Services;

internal sealed record User(int Id, string Name, string? Email);

internal sealed record UserDto(string Display);

internal interface IUserRepository
{
    User Load(int id);
}

internal sealed class MemoryUsers : IUserRepository
{
    private readonly List<User> _rows = [new(1, "Ann", "ann@x"), new(2, "Bob", null)];

    public User Load(int id) => _rows.Find(u => u.Id == id)!;
}

internal sealed class UserMapper
{
    public UserDto Map(User user) => new(user.Name + "#" + user.Id); // want: null-deref
}

internal sealed class UserHandler(IUserRepository users, UserMapper mapper)
{
    public UserDto Get(int id) => mapper.Map(users.Load(id));
}

internal sealed class MailTargets(IUserRepository users)
{
    public string DomainOf(int id)
    {
        if (users.Load(id) is not { Email: { Length: > 0 } } user)
        {
            return "-";
        }

        return user.Email[(user.Email.IndexOf('@') + 1)..];
    }
}

internal sealed class Context
{
    public string Path { get; init; } = "/";

    public string? Token { get; init; }

    public User Principal { get; set; } = null!;

    public int Status { get; set; }
}

internal delegate void Next(Context context);

internal sealed class Pipeline
{
    private readonly List<Func<Next, Next>> _parts = new();

    public Pipeline Use(Action<Context, Next> middleware)
    {
        _parts.Add(next => c => middleware(c, next));
        return this;
    }

    public Next Build(Next endpoint)
    {
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            endpoint = _parts[i](endpoint);
        }

        return endpoint;
    }
}

internal static class Middleware
{
    public static void Authenticate(Context c, Next next)
    {
        if (c.Token is { } token)
        {
            c.Principal = new User(token.Length, token, null);
        }

        next(c);
    }

    public static void Audit(Context c, Next next)
    {
        next(c);
        c.Status = c.Principal.Id + 200; // missed: null-deref
    }
}

internal sealed class Call
{
    public string? Token { get; init; }

    public User Caller { get; set; } = null!;
}

internal interface IStage
{
    int Handle(Call call);
}

internal sealed class Guard(IStage next) : IStage
{
    public int Handle(Call call)
    {
        if (string.IsNullOrEmpty(call.Token))
        {
            return 401;
        }

        call.Caller = new User(7, call.Token, null);
        return next.Handle(call);
    }
}

internal sealed class Greeting : IStage
{
    public int Handle(Call call) => 200 + call.Caller.Name.Length;
}

internal sealed class Services
{
    private readonly Dictionary<Type, Func<Services, object>> _makers = new();

    public Services Add<T>(Func<Services, T> make)
        where T : class
    {
        _makers[typeof(T)] = s => make(s);
        return this;
    }

    public T Get<T>()
        where T : class => _makers.TryGetValue(typeof(T), out var make) ? (T)make(this) : default!;
}

internal interface IClock
{
    int Hour { get; }
}

internal sealed class FixedClock(int hour) : IClock
{
    public int Hour => hour;
}

internal sealed class Greeter(IClock clock)
{
    public string Greet() => clock.Hour < 12 ? "morning" : "day"; // want: null-deref
}

internal sealed class Session
{
    public Dictionary<int, string> Rows { get; } = new() { [1] = "first" };
}

internal sealed class UnitOfWork : IDisposable
{
    private Session _session = new();

    public IEnumerable<string> Query(Func<string, bool> filter)
    {
        foreach (var row in _session.Rows.Values) // want: null-deref
        {
            if (filter(row))
            {
                yield return row;
            }
        }
    }

    public void Dispose() => _session = null!;
}

internal sealed class RowService
{
    public IEnumerable<string> Find(string prefix)
    {
        using var work = new UnitOfWork();
        return work.Query(r => r.StartsWith(prefix));
    }

    public List<string> FindAll(string prefix)
    {
        using var work = new UnitOfWork();
        return work.Query(r => r.StartsWith(prefix)).ToList();
    }
}

internal sealed record Charge(bool Ok, string Receipt, string Error)
{
    public static Charge Done(string receipt) => new(true, receipt, null!);

    public static Charge Refused(string error) => new(false, null!, error);
}

internal sealed class Gateway
{
    public Charge Pay(int amount) => amount <= 100 ? Charge.Done("r" + amount) : Charge.Refused("limit");
}

internal sealed class Checkout(Gateway gateway, ICollection<string> journal)
{
    public void Buy(int amount)
    {
        var charge = gateway.Pay(amount);
        if (!charge.Ok)
        {
            journal.Add(charge.Error);
        }

        journal.Add(charge.Receipt.ToUpperInvariant()); // want: null-deref
    }
}

internal sealed class OrderLine
{
    public int Sku { get; set; }

    public string Product { get; set; } = null!;
}

internal sealed class Enricher(IReadOnlyDictionary<int, string> products)
{
    public List<OrderLine> Enrich(IEnumerable<int> skus)
    {
        var lines = skus.Select(s => new OrderLine { Sku = s }).ToList();
        foreach (var line in lines)
        {
            if (products.TryGetValue(line.Sku, out var name))
            {
                line.Product = name;
            }
        }

        return lines;
    }
}

internal sealed class PickList(Enricher enricher)
{
    public string Print(params int[] skus) =>
        string.Join('\n', enricher.Enrich(skus).OrderBy(l => l.Product).Select(l => l.Product.PadRight(8))); // want: null-deref
}

internal sealed class PackList(Enricher enricher)
{
    public string Print(params int[] skus)
    {
        var lines = enricher.Enrich(skus);
        lines.RemoveAll(l => l.Product is null);
        return string.Join('\n', lines.Select(l => l.Product.PadRight(8)));
    }
}

public static class Demos
{
    public static void DemoUserHandler()
    {
        var handler = new UserHandler(new MemoryUsers(), new UserMapper());
        handler.Get(2);
        handler.Get(3);
    }

    public static void DemoMailTargets()
    {
        var targets = new MailTargets(new MemoryUsers());
        foreach (int id in new[] { 1, 2, 3 })
        {
            _ = targets.DomainOf(id).Length;
        }
    }

    public static void DemoAuditPipeline()
    {
        var app = new Pipeline().Use(Middleware.Audit).Use(Middleware.Authenticate).Build(c => c.Status = 200);
        app(new Context { Token = "abc" });
        app(new Context { Path = "/login" });
    }

    public static void DemoGuardedStage()
    {
        IStage app = new Guard(new Greeting());
        app.Handle(new Call { Token = "abc" });
        app.Handle(new Call { Token = "" });
        app.Handle(new Call());
    }

    public static void DemoGreeter()
    {
        var s = new Services().Add<FixedClock>(_ => new FixedClock(9)).Add(p => new Greeter(p.Get<IClock>()));
        s.Get<Greeter>().Greet();
    }

    public static void DemoRowsLater()
    {
        foreach (var row in new RowService().Find("f"))
        {
            _ = row.Length;
        }
    }

    public static void DemoRowsNow()
    {
        foreach (var row in new RowService().FindAll("f"))
        {
            _ = row.Length;
        }
    }

    public static void DemoBuy()
    {
        var checkout = new Checkout(new Gateway(), new List<string>());
        checkout.Buy(10);
        checkout.Buy(1000);
    }

    public static void DemoPickList()
    {
        var products = new Dictionary<int, string> { [1] = "pen" };
        new PickList(new Enricher(products)).Print(1, 9);
    }

    public static void DemoPackList()
    {
        var products = new Dictionary<int, string> { [1] = "pen" };
        new PackList(new Enricher(products)).Print(1, 9);
    }
}
