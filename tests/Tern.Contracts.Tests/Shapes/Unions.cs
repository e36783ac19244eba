namespace Tern.Contracts.Tests.Shapes;

[RpcUnion]
public abstract partial record Payment
{
    public string Display => GetType().Name;

    [RpcField(1)]
    public sealed partial record Card(CardDetails Value) : Payment;

    [RpcField(2)]
    public sealed record Cash(long Amount) : Payment;

    [RpcField(3)]
    public sealed record Tags(Dictionary<string, List<int>> Values) : Payment;

    [RpcField(5)]
    public sealed record Split(Payment Rest) : Payment;
}

[RpcUnion]
public abstract partial class Contact
{
    [RpcField(1)]
    public sealed class Mail : Contact
    {
        public required string Address { get; init; }
    }

    [RpcField(2)]
    public sealed class Phone(string number) : Contact
    {
        public string Number { get; } = number;

        public int Length => Number.Length;
    }
}

[RpcMessage]
public sealed partial record CardDetails([RpcField(1)] string Number);

[RpcMessage]
public sealed partial class Bill
{
    [RpcField(1)] public Payment? Payment { get; set; }

    [RpcField(2)] public List<Payment> Parts { get; set; } = [];
}

[RpcMessage]
public sealed partial class StrictBill
{
    [RpcField(1)] public required Payment Payment { get; set; }
}

[RpcException]
public partial class ShopError : Exception
{
    [RpcField(1)] public int Code { get; set; }
}

[RpcException]
public sealed partial class OutOfStock(string sku, int left = 0) : ShopError
{
    [RpcField(2)] public string Sku { get; } = sku;

    [RpcField(3)] public int Left { get; } = left;

    public override string Message => $"{Sku} is out of stock";
}

[RpcException]
public sealed partial class WithMessage : Exception
{
    public WithMessage(string message)
        : base(message)
    {
    }

    [RpcField(1)] public override string Message => base.Message;
}
