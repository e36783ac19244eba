using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shop;

public sealed class ShopTests
{
    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_RecordWithRequiredInitAndList_IsEqual(ThriftEncoding encoding)
    {
        Item item = new() { Sku = "a1", Note = null, Prices = [new("EUR", 10.20m), new("USD")], Revision = ulong.MaxValue };

        Item read = Wire.RoundTrip(item, encoding);

        Assert.Equal(item.Prices, read.Prices);
        Assert.Equal(item with { Prices = read.Prices }, read);
        Assert.Equal("10.20", read.Prices[0].Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_GetOnlyDictionaryAndUnion_AreFilled(ThriftEncoding encoding)
    {
        PlaceOrder order = new() { Payment = new Payment.Vouchers(["x", "y"]), Coupons = [] };
        order.Quantities.Add("a", 1);
        order.Quantities.Add("b", -2);

        PlaceOrder read = Wire.RoundTrip(order, encoding);

        Assert.Equal(order.Quantities, read.Quantities);
        Assert.Equal(["x", "y"], Assert.IsType<Payment.Vouchers>(read.Payment).Codes);
        Assert.Empty(read.Coupons);
    }
}
