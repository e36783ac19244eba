// case: customs-declaration
// category: error-contract
// rationale: an outcome object and a (value, error) tuple are read without looking at the status that decides about them
// csc: none

namespace NullSafety.CustomsDeclaration;

public enum Clearance { Released, Held, Refused }

public sealed record Receipt(string Number, decimal Duty);

public sealed class ClearanceOutcome
{
    private ClearanceOutcome(Clearance status, Receipt receipt, string reason)
    {
        Status = status;
        Receipt = receipt;
        Reason = reason;
    }

    public Clearance Status { get; }
    public Receipt Receipt { get; }
    public string Reason { get; }

    public static ClearanceOutcome Release(Receipt receipt) => new(Clearance.Released, receipt, null!);

    public static ClearanceOutcome Stop(Clearance status, string reason) => new(status, null!, reason);
}

public sealed class Office
{
    private int _serial = 100;

    public ClearanceOutcome Clear(decimal value, string origin)
    {
        if (origin.Length != 2)
        {
            return ClearanceOutcome.Stop(Clearance.Refused, "unknown origin");
        }

        return value > 5000m
            ? ClearanceOutcome.Stop(Clearance.Held, "inspection")
            : ClearanceOutcome.Release(new Receipt($"R{_serial++}", value * 0.2m));
    }

    public (Receipt Receipt, string Error) TryClear(decimal value, string origin)
    {
        var outcome = Clear(value, origin);
        return outcome.Status == Clearance.Released ? (outcome.Receipt, null!) : (null!, outcome.Reason);
    }
}

public sealed class Broker
{
    private readonly Office _office = new();

    public decimal DutyOf(decimal value, string origin)
    {
        var outcome = _office.Clear(value, origin);
        if (outcome.Status == Clearance.Refused)
        {
            return 0m;
        }

        return outcome.Receipt.Duty; // want: null-deref
    }

    public string Summary(decimal value, string origin)
    {
        var outcome = _office.Clear(value, origin);
        return outcome.Status switch
        {
            Clearance.Released => outcome.Receipt.Number,
            _ => outcome.Reason.ToUpperInvariant(),
        };
    }

    public string ReceiptNumber(decimal value, string origin)
    {
        var (receipt, error) = _office.TryClear(value, origin);
        return error is null ? receipt.Number : error.Trim();
    }

    public string ErrorText(decimal value, string origin)
    {
        var (_, error) = _office.TryClear(value, origin);
        return error.Trim(); // want: null-deref
    }
}

public static class Case
{
    public static void DemoHeld() => new Broker().DutyOf(9000m, "BR");
    public static void DemoSummaries() => _ = new Broker().Summary(10m, "BR") + new Broker().Summary(9000m, "BR");
    public static void DemoNumber() => _ = new Broker().ReceiptNumber(10m, "BR") + new Broker().ReceiptNumber(10m, "?");
    public static void DemoErrorOfSuccess() => new Broker().ErrorText(10m, "BR");
}
