// case: trypattern-coupon-engine
// category: try-pattern
// rationale: try methods whose verdict is dropped, read the wrong way round or lost on one branch
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TrypatternCouponEngine;

public sealed record Coupon(string Code, int Percent);

public sealed class CouponBook
{
    private readonly Dictionary<string, Coupon> _byCode = new(StringComparer.OrdinalIgnoreCase) { ["SPRING"] = new("SPRING", 15) };

    public bool TryRedeem(string text, out Coupon coupon, out string reason)
    {
        coupon = null!;
        reason = null!;
        if (text.Length < 3)
        {
            reason = "short";
            return false;
        }

        if (!_byCode.TryGetValue(text, out var hit))
        {
            reason = "unknown";
            return false;
        }

        coupon = hit;
        return true;
    }

    public static bool TrySplit(string text, out string[] parts)
    {
        parts = text.Contains('-') ? text.Split('-') : null!;
        return parts != null;
    }
}

public static class Checkout
{
    private static string Explain(CouponBook book, string text)
    {
        bool ok = book.TryRedeem(text, out var coupon, out var reason);
        return ok ? coupon.Code : reason.ToUpper();
    }

    private static string ExplainInverted(CouponBook book, string text)
    {
        bool failed = !book.TryRedeem(text, out _, out var reason);
        return failed ? "" : reason.Trim(); // want: null-deref
    }

    private static int Best(CouponBook book, params string[] texts)
    {
        Coupon? best = null;
        foreach (var text in texts)
        {
            if (book.TryRedeem(text, out var coupon, out _) || text.StartsWith('*'))
            {
                best = best is null || coupon.Percent > best.Percent ? coupon : best; // want: null-deref
            }
        }

        return best?.Percent ?? 0;
    }

    private static int Parts(string text)
    {
        CouponBook.TrySplit(text, out var parts);
        return parts.Length; // want: null-deref
    }

    private static int PartsOr(string text) => CouponBook.TrySplit(text, out var parts) ? parts.Length : 1;

    public static void Demo1() => Explain(new CouponBook(), "spring");
    public static void Demo2() => Explain(new CouponBook(), "none");
    public static void Demo3() => ExplainInverted(new CouponBook(), "spring");
    public static void Demo4() => Best(new CouponBook(), "spring", "**x");
    public static void Demo5() => Parts("abc");
    public static void Demo6() => PartsOr("abc");
}
