// case: try-coupon-code
// category: try-pattern
// rationale: a Try method reports success without the second out value, and a caller ignores the result of another
// csc: none

namespace NullSafety.TryCouponCode;

public sealed record Campaign(string Title, int Percent);

public sealed class CouponDesk
{
    private readonly Dictionary<string, Campaign> _campaigns = new()
    {
        ["SPRING"] = new Campaign("Spring sale", 10),
    };

    private readonly HashSet<string> _staffCodes = new() { "STAFF" };

    public bool TryRedeem(string code, out Campaign campaign)
    {
        campaign = null!;
        if (_staffCodes.Contains(code)) return true;
        if (!_campaigns.TryGetValue(code, out var found)) return false;

        campaign = found;
        return true;
    }

    public bool TryFind(string code, out Campaign campaign)
    {
        foreach (var pair in _campaigns)
        {
            if (pair.Key == code)
            {
                campaign = pair.Value;
                return true;
            }
        }

        campaign = null!;
        return false;
    }
}

public sealed class Basket(CouponDesk desk)
{
    public decimal Total { get; private set; } = 100m;

    public void Apply(string code)
    {
        if (desk.TryRedeem(code, out var campaign))
        {
            Total -= Total * campaign.Percent / 100; // want: null-deref
        }
    }

    public void ApplyChecked(string code)
    {
        if (!desk.TryFind(code, out var campaign))
        {
            return;
        }

        Total -= Total * campaign.Percent / 100;
    }

    public string Banner(string code)
    {
        bool valid = desk.TryFind(code, out var campaign);
        string title = campaign.Title; // want: null-deref
        return valid ? title : "unknown code";
    }

    public string BannerChecked(string code)
    {
        bool valid = desk.TryFind(code, out var campaign);
        return valid ? campaign.Title : "unknown code";
    }
}

public static class Case
{
    public static void Demo1() => new Basket(new CouponDesk()).Apply("STAFF");

    public static void Demo2() => new Basket(new CouponDesk()).Banner("AUTUMN");

    public static void Demo3()
    {
        var basket = new Basket(new CouponDesk());
        basket.Apply("SPRING");
        basket.Apply("AUTUMN");
        basket.ApplyChecked("AUTUMN");
        basket.ApplyChecked("SPRING");
        Console.WriteLine(basket.Banner("SPRING") + basket.BannerChecked("AUTUMN") + basket.Total);
    }
}
