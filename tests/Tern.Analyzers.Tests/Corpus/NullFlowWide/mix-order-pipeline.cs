// case: mix-order-pipeline
// category: multi-hop
// rationale: field to tuple to lambda to return: a null kept in a field travels through a pricing pipeline
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MixOrderPipeline;

public sealed record Discount(string Code, int Percent);

public sealed class Campaign
{
    private Discount _active = null!;

    public Discount Active => _active;

    public void Activate(Discount d) => _active = d;
}

public sealed class Pricing(Campaign campaign)
{
    private readonly List<Func<int, (int Price, Discount Applied)>> _steps = [];

    public Pricing AddCampaign()
    {
        _steps.Add(p => (p - 1, campaign.Active));
        return this;
    }

    public Pricing AddFixed(string code)
    {
        _steps.Add(p => (p - 2, new Discount(code, 2)));
        return this;
    }

    private IEnumerable<Discount> Applied(int price)
    {
        foreach (var step in _steps)
        {
            (price, var applied) = step(price);
            yield return applied;
        }
    }

    private Discount LastApplied(int price) => Applied(price).Last();

    public string Receipt(int price)
    {
        var last = LastApplied(price);
        return "code " + last.Code.ToUpperInvariant(); // want: null-deref
    }

    public int Saved(int price)
    {
        int sum = 0;
        foreach (var d in Applied(price))
        {
            if (d is null)
            {
                continue;
            }

            sum += d.Percent;
        }

        return sum;
    }
}

public static class Case
{
    public static string Demo1() => new Pricing(new Campaign()).AddFixed("x").AddCampaign().Receipt(10);

    public static int Demo2() => new Pricing(new Campaign()).AddFixed("x").AddCampaign().Saved(10);

    public static string Demo3()
    {
        var campaign = new Campaign();
        campaign.Activate(new Discount("summer", 5));
        return new Pricing(campaign).AddCampaign().Receipt(10);
    }
}
