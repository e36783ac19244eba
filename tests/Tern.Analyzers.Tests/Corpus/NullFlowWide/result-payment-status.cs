// case: result-payment-status
// category: result-object
// rationale: the payload of a result object is read without, or against, its status
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ResultPaymentStatus;

public enum PayStatus
{
    Accepted,
    Declined,
    Pending,
}

public sealed class PayResult
{
    private PayResult(PayStatus status, string receipt, string reason)
    {
        Status = status;
        Receipt = receipt;
        Reason = reason;
    }

    public PayStatus Status { get; }

    public string Receipt { get; }

    public string Reason { get; }

    public static PayResult Ok(string receipt) => new(PayStatus.Accepted, receipt, null!);

    public static PayResult Declined(string reason) => new(PayStatus.Declined, null!, reason);

    public static PayResult Later() => new(PayStatus.Pending, null!, null!);
}

public static class Case
{
    private static PayResult Pay(int cents) =>
        cents < 0 ? PayResult.Declined("negative") : cents == 0 ? PayResult.Later() : PayResult.Ok("r" + cents);

    private static string Show(int cents)
    {
        var r = Pay(cents);
        return r.Status switch
        {
            PayStatus.Accepted => r.Receipt.ToUpperInvariant(),
            PayStatus.Declined => r.Reason.Trim(),
            _ => r.Reason.Trim(), // want: null-deref
        };
    }

    private static int Print(int cents)
    {
        var r = Pay(cents);
        if (r.Status != PayStatus.Pending)
        {
            return r.Receipt.Length; // want: null-deref
        }

        return 0;
    }

    public static string Demo1() => Show(0);

    public static string Demo2() => Show(-1);

    public static string Demo3() => Show(1);

    public static int Demo4() => Print(-1);

    public static int Demo5() => Print(0);
}
