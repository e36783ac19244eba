// case: result-vending
// category: result object, status code
// rationale: the value of a result is there for one status only; two callers test the wrong thing
// csc: none

namespace NullSafety.Vending;

public enum VendStatus
{
    Served,
    SoldOut,
    NotEnoughMoney,
}

public sealed record Snack(string Name, int Cents);

public sealed class VendResult
{
    private VendResult(VendStatus status, Snack snack, string reason)
    {
        Status = status;
        Snack = snack;
        Reason = reason;
    }

    public VendStatus Status { get; }

    public Snack Snack { get; }

    public string Reason { get; }

    public bool Ok => Status == VendStatus.Served;

    public static VendResult Served(Snack snack) => new(VendStatus.Served, snack, null!);

    public static VendResult Refused(VendStatus status, string reason) => new(status, null!, reason);
}

public sealed class Machine
{
    private readonly Stack<Snack> _column = new([new Snack("pretzel", 150)]);

    public VendResult Press(int cents)
    {
        if (_column.Count == 0)
        {
            return VendResult.Refused(VendStatus.SoldOut, "column is empty");
        }

        return cents < _column.Peek().Cents ? VendResult.Refused(VendStatus.NotEnoughMoney, "insert coins") : VendResult.Served(_column.Pop());
    }
}

public static class Display
{
    private static string Show(VendResult result)
    {
        if (result.Status == VendStatus.SoldOut)
        {
            return result.Reason.ToUpperInvariant();
        }

        return "enjoy your " + result.Snack.Name; // want: null-deref
    }

    private static string ShowOk(VendResult result)
    {
        return result.Ok ? "enjoy your " + result.Snack.Name : result.Reason.ToUpperInvariant();
    }

    private static string Journal(Machine machine, int cents)
    {
        var result = machine.Press(cents);
        return $"{result.Status} ({result.Reason.Length})"; // want: null-deref
    }

    private static string JournalOk(Machine machine, int cents)
    {
        var result = machine.Press(cents);
        return result.Status == VendStatus.Served ? result.Snack.Name.Trim() : $"{result.Status} ({result.Reason.Length})";
    }

    public static void DemoShortOfMoney() => Show(new Machine().Press(100));

    public static void DemoShortOfMoneyOk() => ShowOk(new Machine().Press(100));

    public static void DemoServedShown() => Show(new Machine().Press(200));

    public static void DemoServedJournal() => Journal(new Machine(), 200);

    public static void DemoServedJournalOk() => JournalOk(new Machine(), 200);
}
