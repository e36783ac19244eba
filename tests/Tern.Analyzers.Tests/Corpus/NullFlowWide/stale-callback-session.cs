// case: stale-callback-session
// category: stale-state
// rationale: a field is tested, then a call or a subscriber callback clears it before it is used
// csc: none

namespace NullSafety.StaleCallbackSession;

public sealed class Cart
{
    private readonly List<string> _items = new();

    public int Count => _items.Count;

    public void Put(string item) => _items.Add(item);
}

public sealed class Session
{
    private Cart? _cart;
    private readonly int _capacity;

    public Session(int capacity) => _capacity = capacity;

    public static Session Opened(int capacity) => new(capacity) { _cart = new Cart() };

    public event Action<string>? Added;

    public void Close() => _cart = null;

    private void CheckCapacity()
    {
        if (_cart != null && _cart.Count >= _capacity)
        {
            Close();
        }
    }

    public void Add(string item)
    {
        if (_cart == null) return;
        CheckCapacity();
        _cart.Put(item); // want: null-deref
    }

    public void AddReopening(string item)
    {
        CheckCapacity();
        _cart ??= new Cart();
        _cart.Put(item);
    }

    public int AddAndCount(string item)
    {
        ArgumentNullException.ThrowIfNull(_cart);

        _cart.Put(item);
        Added?.Invoke(item);
        return _cart.Count; // want: null-deref
    }

    public int AddAndCountLocal(string item)
    {
        var cart = _cart ?? throw new InvalidOperationException("closed");
        cart.Put(item);
        Added?.Invoke(item);
        return cart.Count;
    }
}

public static class Case
{
    public static void DemoFull()
    {
        var session = Session.Opened(1);
        session.Add("pen");
        session.Add("ink");
    }

    public static void DemoReopened()
    {
        var session = Session.Opened(1);
        session.AddReopening("pen");
        session.AddReopening("ink");
    }

    public static void DemoClosingSubscriber()
    {
        var session = Session.Opened(9);
        session.Added += _ => session.Close();
        session.AddAndCount("pen");
    }

    public static void DemoLocalCopy()
    {
        var session = Session.Opened(9);
        session.Added += _ => session.Close();
        session.AddAndCountLocal("pen");
    }
}
