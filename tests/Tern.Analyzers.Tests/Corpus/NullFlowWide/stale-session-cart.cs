// case: stale-session-cart
// category: stale test: call, await, callback
// rationale: a field is tested, then a call, a callback or an await lets other code clear it
// csc: none

namespace NullSafety.Blind.Set21.StaleSessionCart;

public sealed class Cart
{
    public List<decimal> Lines { get; } = new();

    public decimal Total() => Lines.Sum();
}

public sealed class CheckoutSession
{
    private Cart? _cart = new();
    private int _visits;

    public event Action? Repriced;

    public void Put(decimal price) => _cart?.Lines.Add(price);

    public void Abandon() => _cart = null;

    private void ExpireIfIdle(int idleMinutes)
    {
        if (idleMinutes > 30)
        {
            Abandon();
        }
    }

    public decimal Reprice()
    {
        if (_cart == null)
        {
            return 0m;
        }

        Repriced?.Invoke();
        return _cart.Total(); // want: null-deref
    }

    public decimal Resume(int idleMinutes)
    {
        if (_cart != null)
        {
            ExpireIfIdle(idleMinutes);
            return _cart.Total(); // want: null-deref
        }

        return 0m;
    }

    public decimal ResumeLocal(int idleMinutes)
    {
        var cart = _cart;
        ExpireIfIdle(idleMinutes);
        return cart != null ? cart.Total() : 0m;
    }

    private void CountVisit() => _visits++;

    public decimal Peek()
    {
        if (_cart != null)
        {
            CountVisit();
            return _cart.Total() + _visits;
        }

        return 0m;
    }
}

public static class Shop
{
    private static CheckoutSession Open()
    {
        var session = new CheckoutSession();
        session.Put(9.5m);
        return session;
    }

    public static void DemoAbandonedByHandler()
    {
        var session = Open();
        session.Repriced += session.Abandon;
        session.Reprice();
    }

    public static void DemoIdle() => Open().Resume(45);

    public static void DemoIdleLocal() => Open().ResumeLocal(45);

    public static void DemoPeek() => Open().Peek();
}
