// case: rpc-payment-union
// category: rpc
// rationale: the arm of a generic union is read after testing the wrong case, and an optional nested message is entered
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcPaymentUnion;

public sealed record Card(string Pan);

public sealed record Iban(string Country);

public enum Arm
{
    First = 1,
    Second = 2,
}

public sealed class OneOf<TFirst, TSecond>
    where TFirst : class
    where TSecond : class
{
    private OneOf(Arm arm, TFirst first, TSecond second) => (Arm, First, Second) = (arm, first, second);

    public Arm Arm { get; }

    public TFirst First { get; }

    public TSecond Second { get; }

    public static OneOf<TFirst, TSecond> Of(TFirst value) => new(Arm.First, value, null!);

    public static OneOf<TFirst, TSecond> Of(TSecond value) => new(Arm.Second, null!, value);
}

public sealed class PayerInfo
{
    public string? Vat { get; set; }
}

public sealed class PaymentRequest
{
    public OneOf<Card, Iban> Source { get; set; } = OneOf<Card, Iban>.Of(new Iban("NO"));

    public PayerInfo? Payer { get; set; }

    public static PaymentRequest Decode(params byte[] wire)
    {
        var r = new PaymentRequest();
        foreach (byte tag in wire)
        {
            switch (tag)
            {
                case 1: r.Source = OneOf<Card, Iban>.Of(new Card("4111")); break;
                case 2: r.Payer = new PayerInfo(); break;
            }
        }

        return r;
    }
}

public static class Case
{
    private static int Pan(PaymentRequest r) => r.Source.Arm != Arm.First ? r.Source.First.Pan.Length : 0; // want: null-deref

    private static int Any(PaymentRequest r) => r.Source.Arm == Arm.First ? r.Source.First.Pan.Length : r.Source.Second.Country.Length;

    private static int Vat(PaymentRequest r) => r.Payer!.Vat?.Length ?? 0; // want: null-deref

    private static int VatChecked(PaymentRequest r) => r.Payer is { Vat: { } vat } ? vat.Length : 0;

    public static int Demo1() => Pan(PaymentRequest.Decode());

    public static int Demo2() => Any(PaymentRequest.Decode(1)) + Any(PaymentRequest.Decode(2)) + VatChecked(PaymentRequest.Decode(2));

    public static int Demo3() => Vat(PaymentRequest.Decode(1));
}
