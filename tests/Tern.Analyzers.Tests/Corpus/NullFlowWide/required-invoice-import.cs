// case: required-invoice-import
// category: required-bypass
// rationale: constructors with SetsRequiredMembers, one of which forgets a member; a second class sets all through a chained constructor
// csc: none

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RequiredInvoiceImport;

public class Invoice
{
    public required string Number { get; init; }

    public required Party Buyer { get; init; }

    public Invoice()
    {
    }

    [SetsRequiredMembers]
    public Invoice(string number)
        : this(number, null!)
    {
    }

    [SetsRequiredMembers]
    public Invoice(string number, Party buyer)
    {
        Number = number;
        Buyer = buyer;
    }
}

public sealed class Party
{
    public string Vat { get; init; } = "DE1";
}

public sealed class CreditNote : Invoice
{
    [SetsRequiredMembers]
    public CreditNote(string number)
        : base(number, new Party())
    {
    }

    public int VatLength() => Buyer.Vat.Length;
}

public static class Importer
{
    public static T Create<T>(Action<T> fill)
        where T : class
    {
        var item = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
        fill(item);
        return item;
    }
}

public static class Case
{
    private static int Post(Invoice i)
    {
        int n = i.Number.Length;
        return n + i.Buyer.Vat.Length; // want: null-deref
    }

    private static int Import()
    {
        var party = Importer.Create<Party>(_ => { });
        return party.Vat.Length; // missed: null-deref
    }

    public static int Demo1() => Post(new Invoice("1"));

    public static int Demo2() => Post(new Invoice { Number = "2", Buyer = new Party() });

    public static int Demo3() => new CreditNote("3").VatLength();

    public static int Demo4() => Import();
}
