// case: errorpair-cheque-clearing
// category: error-contract
// rationale: a cheque is settled although the fault of the pair says that there is no account
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.ErrorpairChequeClearing;

internal sealed class Branch
{
    public string City = "Bern";
}

internal sealed record Account(string Iban, Branch Branch);

internal enum Fault { None, Unknown, Frozen }

internal sealed class Ledger
{
    private readonly Dictionary<string, Account> _accounts = new() { ["A1"] = new Account("A1", new Branch()) };

    public (Account Account, Fault Fault) Find(string iban)
    {
        if (iban.StartsWith('X'))
        {
            return (null!, Fault.Frozen);
        }

        return _accounts.TryGetValue(iban, out var found) ? (found, Fault.None) : (null!, Fault.Unknown);
    }
}

internal sealed class Clearing(Ledger ledger)
{
    private readonly List<Fault> _faults = new();

    public int Settle(string iban)
    {
        var (account, fault) = ledger.Find(iban);
        if (fault == Fault.Unknown)
        {
            return -1;
        }

        return account.Iban.Length; // want: null-deref
    }

    public int SettleChecked(string iban)
    {
        var hit = ledger.Find(iban);
        if (hit.Fault != Fault.None)
        {
            _faults.Add(hit.Fault);
            return -1;
        }

        return hit.Account.Iban.Length;
    }

    private static Branch ParseBranch(string line) => int.Parse(line) > 0 ? new Branch() : throw new OverflowException(line);

    public int Route(string line)
    {
        Branch branch = null!;
        try
        {
            branch = ParseBranch(line);
        }
        catch (FormatException)
        {
            _faults.Add(Fault.Unknown);
        }

        return branch.City.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoFrozen() => new Clearing(new Ledger()).Settle("X9");
    public static void DemoKnown() => new Clearing(new Ledger()).Settle("A1");
    public static void DemoChecked() => new Clearing(new Ledger()).SettleChecked("X9");
    public static void DemoGarbled() => new Clearing(new Ledger()).Route("twelve");
}
