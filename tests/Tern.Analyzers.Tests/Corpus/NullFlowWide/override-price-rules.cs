// case: override-price-rules
// category: interface-impl
// rationale: one override of a virtual method has nothing to say and returns null, and one implementation of an interface cannot take the null a caller passes
// csc: none

namespace NullSafety.PriceRules;

public sealed record Discount(string Reason, int Percent);

public abstract class Rule
{
    public virtual Discount Evaluate(int quantity) => new("none", 0);
}

public sealed class BulkRule : Rule
{
    public override Discount Evaluate(int quantity)
    {
        return quantity >= 100 ? new Discount("bulk", 15) : null!;
    }
}

public sealed class LoyaltyRule : Rule
{
    public override Discount Evaluate(int quantity) => new("loyal", quantity > 10 ? 3 : 1);
}

public interface IReceiptSink
{
    void Print(string article, string remark);
}

public sealed class ScreenSink : IReceiptSink
{
    public string Text { get; private set; } = "";

    public void Print(string article, string remark) => Text += article + " " + remark;
}

public sealed class PaperSink : IReceiptSink
{
    public int Columns { get; private set; }

    public void Print(string article, string remark)
    {
        Columns = article.Length;
        Columns += remark.Length; // want: null-deref
    }
}

public static class Checkout
{
    public static int Percent(IEnumerable<Rule> rules, int quantity)
    {
        int best = 0;
        foreach (Rule rule in rules)
        {
            Discount discount = rule.Evaluate(quantity);
            best = Math.Max(best, discount.Percent); // want: null-deref
        }

        return best;
    }

    public static int LoyaltyPercent(LoyaltyRule rule, int quantity)
    {
        return rule.Evaluate(quantity).Percent;
    }

    public static void Receipt(IReceiptSink sink, string article)
    {
        sink.Print(article, null!);
    }
}

public static class Case
{
    public static void DemoRules() => Checkout.Percent(new Rule[] { new LoyaltyRule(), new BulkRule() }, 5);

    public static void DemoLoyalty() => Checkout.LoyaltyPercent(new LoyaltyRule(), 5);

    public static void DemoPaper() => Checkout.Receipt(new PaperSink(), "chalk");

    public static void DemoScreen() => Checkout.Receipt(new ScreenSink(), "chalk");
}
