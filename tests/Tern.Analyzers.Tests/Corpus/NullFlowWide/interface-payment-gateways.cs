// case: interface-payment-gateways
// category: interface-impl
// rationale: one implementation of a non-null contract returns null and one implementation cannot take the null that a caller passes through the interface
// csc: none

namespace NullSafety.InterfacePaymentGateways;

public sealed record Receipt(string Number, decimal Amount);

public interface IGateway
{
    Receipt Charge(decimal amount, string memo);
}

public sealed class CardGateway : IGateway
{
    public Receipt Charge(decimal amount, string memo)
    {
        return new Receipt("C-" + memo.Trim(), amount); // want: null-deref
    }
}

public sealed class VoucherGateway(decimal balance) : IGateway
{
    public Receipt Charge(decimal amount, string memo)
    {
        if (amount > balance)
        {
            return null!;
        }

        return new Receipt("V-" + (memo ?? "none"), amount);
    }
}

public abstract class Printer
{
    public abstract string Footer(Receipt receipt);

    public int FooterWidth(Receipt receipt) => Footer(receipt).Length; // want: null-deref
}

public sealed class PlainPrinter : Printer
{
    public override string Footer(Receipt receipt) => "No. " + receipt.Number;
}

#nullable disable
public sealed class QuietPrinter : Printer
{
    public override string Footer(Receipt receipt) => receipt.Amount < 10m ? null : "thanks";
}
#nullable restore

public sealed class Checkout(IGateway gateway)
{
    public string Pay(decimal amount, string? memo)
    {
        var receipt = gateway.Charge(amount, memo!);
        return receipt.Number; // want: null-deref
    }

    public string PayOrDecline(decimal amount)
    {
        var receipt = gateway.Charge(amount, "kiosk");
        return receipt is null ? "declined" : receipt.Number;
    }
}

public static class Case
{
    public static void Demo1() => new Checkout(new CardGateway()).Pay(5m, null);

    public static void Demo2() => new Checkout(new VoucherGateway(3m)).Pay(5m, "gift");

    public static void Demo3() => new QuietPrinter().FooterWidth(new Receipt("1", 2m));

    public static void Demo4()
    {
        var voucher = new Checkout(new VoucherGateway(3m));
        Console.WriteLine(voucher.Pay(2m, null) + voucher.PayOrDecline(8m) + new Checkout(new CardGateway()).PayOrDecline(8m));
        Console.WriteLine(new PlainPrinter().FooterWidth(new Receipt("1", 2m)));
    }
}
