using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shapes;

public sealed class UnionTests
{
    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_EveryCase_IsKept(ThriftEncoding encoding)
    {
        Bill written = new()
        {
            Payment = new Payment.Split(new Payment.Cash(5)),
            Parts = [new Payment.Card(new CardDetails("4711")), new Payment.Tags(new() { ["a"] = [1] })],
        };

        Bill read = Wire.RoundTrip(written, encoding);

        Assert.Equal(written.Payment, read.Payment);
        Assert.Equal(written.Parts[0], read.Parts[0]);
        Assert.Equal([1], Assert.IsType<Payment.Tags>(read.Parts[1]).Values["a"]);
        Assert.Equal("a@b", Assert.IsType<Contact.Mail>(Wire.RoundTrip<Contact>(new Contact.Mail { Address = "a@b" }, encoding)).Address);
        Assert.Equal("1", Assert.IsType<Contact.Phone>(Wire.RoundTrip<Contact>(new Contact.Phone("1"), encoding)).Number);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_UnknownCaseOrNone_IsNullWhereThatIsAllowed(ThriftEncoding encoding)
    {
        Struct unknown = new Struct().Of(1, new Struct().I32(99, 1));
        Struct none = new Struct().Of(1, new Struct());

        Assert.Null(unknown.ReadAs<Bill>(encoding).Payment);
        Assert.Null(none.ReadAs<Bill>(encoding).Payment);
        Assert.Contains("union Payment", Assert.Throws<WireFormatException>(() => unknown.ReadAs<StrictBill>(encoding)).Message, StringComparison.Ordinal);
        Assert.Throws<WireFormatException>(() => none.ReadAs<StrictBill>(encoding));
        Assert.Throws<WireFormatException>(() => new Struct().ReadAs<Payment>(encoding));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_TwoCases_LastWins(ThriftEncoding encoding)
    {
        Assert.Equal(new Payment.Cash(7), new Struct().Of(1, new Struct().Text(1, "n")).I64(2, 7).ReadAs<Payment>(encoding));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_DeclaredException_KeepsCarriedMembers(ThriftEncoding encoding)
    {
        OutOfStock read = Wire.RoundTrip(new OutOfStock("a1", 3) { Code = 7 }, encoding);

        Assert.Equal(("a1", 3, 7), (read.Sku, read.Left, read.Code));
        Assert.Equal("a1 is out of stock", read.Message);
        Assert.Equal("text", Wire.RoundTrip(new WithMessage("text"), encoding).Message);
    }
}
