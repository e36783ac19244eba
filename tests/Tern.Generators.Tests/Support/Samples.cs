namespace Tern.Generators.Tests.Support;

/// <summary>Contracts that several tests share.</summary>
internal static class Samples
{
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
