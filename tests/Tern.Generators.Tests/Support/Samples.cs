namespace Tern.Generators.Tests.Support;

/// <summary>Contracts that several tests share.</summary>
internal static class Samples
{
    /// <summary>Contracts with rules.</summary>
    public static string[] Rules { get; } =
    [
        """
        namespace Shop.Orders;

        using System.ComponentModel.DataAnnotations;

        [RpcService("shop.Orders")]
        public interface IOrders
        {
            ValueTask<int> PlaceAsync(Order order, CallContext? context = null);

            ValueTask<int> CountAsync([StringLength(20)] string text, [Range(1, 100)] int limit = 10);

            ValueTask<int> UploadAsync(IAsyncEnumerable<Line> lines);

            ValueTask PingAsync();
        }
        """,
        """
        namespace Shop.Orders;

        using System.ComponentModel.DataAnnotations;

        [RpcMessage, Validate(Assert = "@equal(@len($Lines), $Count)", Message = "count must be the number of lines")]
        public sealed partial record Order
        {
            [RpcField(1), Required, RegularExpression("[A-Z]{2}[0-9]+")] public string? Number { get; init; }
            [RpcField(2), Validate(MinSize = 1, MaxSize = 100)] public List<Line> Lines { get; init; } = [];
            [RpcField(3), Validate("key", Prefix = "x-"), Validate("value", MaxSize = 64)] public Dictionary<string, string>? Tags { get; init; }
            [RpcField(4), Validate(DefinedOnly = true)] public DayOfWeek Day { get; init; }
            [RpcField(5)] public int Count { get; init; }
            [RpcField(6)] public string? Note { get; init; }
            [RpcField(7)] public Payment? Payment { get; init; }
        }
        """,
        """
        namespace Shop.Orders;

        [RpcMessage]
        public readonly partial record struct Line([RpcField(1), Validate(MinRunes = 1)] string Sku, [RpcField(2), Validate(GreaterThan = 0, AtMost = "$Stock")] int Amount, [RpcField(3)] int? Stock);

        [RpcUnion]
        public abstract partial record Payment
        {
            [RpcField(1)] public sealed record Card([property: Validate(With = "IsCard", WithType = typeof(Checks))] string Number) : Payment;
            [RpcField(2)] public sealed record Cash(bool Value) : Payment;
        }

        internal static class Checks
        {
            public static bool IsCard(string number) => number.Length == 16;
        }
        """,
    ];

    /// <summary>A service with everything around it, over several files.</summary>
    public static string[] Shop { get; } =
    [
        """
        namespace Shop.Contracts;

        [RpcService("shop.Catalog")]
        public interface ICatalog
        {
            [Idempotent]
            ValueTask<Item> GetAsync(GetItem request, CallContext? context = null);

            [Throws(typeof(OutOfStock), 1)]
            ValueTask<Page<Item>?> SearchAsync(string text, int limit = 10, CancellationToken cancellationToken = default);

            [OneWay]
            ValueTask TrackAsync(List<GetItem> clicks);

            IAsyncEnumerable<Item> WatchAsync(GetItem request);

            IAsyncEnumerable<Item> ListAsync(string text, int limit = 5, CancellationToken cancellationToken = default);

            Task UploadAsync(IAsyncEnumerable<Item> items, CallContext? context = null);

            IAsyncEnumerable<List<int>> ChatAsync(IAsyncEnumerable<string> words, CallContext? context = null);

            static int Helper()
            {
                return 1;
            }
        }
        """,
        """
        namespace Shop.Contracts;

        [RpcMessage]
        public sealed partial record Item
        {
            [RpcField(1)] public required string Sku { get; init; }
            [RpcField(2)] public string? Note { get; init; }
            [RpcField(3)] public List<Shop.Common.Money> Prices { get; init; } = [];
            [RpcField(4)] public ulong Revision { get; set; }
            [RpcField(5)] public Payment? Payment { get; set; }

            public int Hash()
            {
                return 1;
            }
        }

        [RpcMessage]
        public partial record struct GetItem([RpcField(1)] string Sku);
        """,
        """
        namespace Shop.Contracts;

        [RpcMessage]
        public sealed partial class Page<T>
        {
            [RpcField(1)] public List<T> Items { get; init; } = [];
            [RpcField(2)] public string? Next { get; private set; }
        }

        [RpcException]
        public sealed partial class OutOfStock(string sku) : Exception
        {
            [RpcField(1)] public string Sku { get; } = sku;
        }
        """,
        """
        namespace Shop.Common;

        [RpcMessage(KeepUnknownFields = true)]
        public sealed partial record Money([RpcField(1)] string Currency, [RpcField(2)] decimal Amount = 0.5m);
        """,
        """
        namespace Shop.Contracts;

        [RpcUnion]
        public abstract partial record Payment
        {
            [RpcField(1)] public sealed record Card(string Number) : Payment;
            [RpcField(2)] public sealed record Vouchers(int[] Codes) : Payment;
        }
        """,
    ];
}
