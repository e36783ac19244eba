// case: neg-cache-refresh
// category: silent
// rationale: a cached rate sheet may be dropped at any time, but readers work on a copy or refill before they read
// csc: silent

namespace NullSafety.NegCacheRefresh;

public sealed class RateSheet
{
    private readonly Dictionary<string, decimal> _rates;

    public RateSheet(Dictionary<string, decimal> rates) => _rates = rates;

    public decimal Rate(string currency) => _rates.TryGetValue(currency, out decimal rate) ? rate : 1m;

    public IEnumerable<string> Currencies => _rates.Keys;
}

public sealed class RateCache
{
    private RateSheet? _sheet;

    public event Action? Dropped;

    public void Drop()
    {
        _sheet = null;
        Dropped?.Invoke();
    }

    public decimal Convert(string currency, decimal amount)
    {
        var sheet = _sheet;
        if (sheet == null)
        {
            sheet = Fetch();
            _sheet = sheet;
        }

        Drop();
        return amount * sheet.Rate(currency);
    }

    public async Task<decimal> ConvertAsync(string currency, decimal amount)
    {
        await RefreshAsync();
        return amount * _sheet!.Rate(currency);
    }

    public int CountAfterDrop()
    {
        if (_sheet is null)
        {
            return 0;
        }

        int before = _sheet.Currencies.Count();
        Drop();
        _sheet ??= Fetch();
        return before + _sheet.Currencies.Count();
    }

    private async Task RefreshAsync()
    {
        await Task.Yield();
        _sheet = Fetch();
    }

    private static RateSheet Fetch() => new RateSheet(new Dictionary<string, decimal> { ["EUR"] = 1.1m });
}

public static class Exchange
{
    public static void DemoConvert()
    {
        var cache = new RateCache();
        int drops = 0;
        cache.Dropped += () => drops++;
        cache.Convert("EUR", 10m);
        cache.CountAfterDrop();
    }

    public static async Task DemoRefresh()
    {
        var cache = new RateCache();
        await cache.ConvertAsync("EUR", 5m);
        cache.CountAfterDrop();
    }
}
