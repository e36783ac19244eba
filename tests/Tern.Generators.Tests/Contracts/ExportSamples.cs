namespace Tern.Generators.Tests.Contracts;

/// <summary>Contracts in C# that say everything that IDL can say.</summary>
internal static class ExportSamples
{
    public static string[] Everything { get; } =
    [
        """
        namespace Shop;

        /// <summary>What is sold, and to <see cref="Customer"/>s.</summary>
        /// <remarks>
        /// Prices are in cents.
        /// <para>They include taxes.</para>
        /// </remarks>
        [RpcService("shop.Catalog")]
        public interface ICatalog : IBase
        {
            /// <summary>Finds one item.</summary>
            /// <param name="sku">What it is called.</param>
            /// <param name="limit">How many at most.</param>
            /// <param name="color">In which color.</param>
            [Idempotent, Throws(typeof(OutOfStock), 1), Throws(typeof(Closed), 2)]
            ValueTask<Item?> FindAsync(string sku, int limit = 10, Color color = Color.Blue);

            /// <summary>Puts one.</summary>
            Task PutAsync(Item item, CancellationToken cancellationToken = default);

            [OneWay] Task TrackAsync(List<string> words);

            ValueTask<DateTime> ClockAsync();

            IAsyncEnumerable<Item> WatchAsync(Item item);

            IAsyncEnumerable<int> CountAsync(string text, int step);

            Task<Item> UploadAsync(IAsyncEnumerable<Item> items);

            IAsyncEnumerable<string> ChatAsync(IAsyncEnumerable<string> words);
        }

        [RpcService("shop.Base")]
        public interface IBase
        {
            /// <summary>Says whether it lives.</summary>
            ValueTask<bool> PingAsync();
        }
        """,
        """
        namespace Shop;

        /// <summary>One item.</summary>
        [RpcMessage]
        public sealed partial record Item
        {
            /// <summary>What it is called.</summary>
            [RpcField(1)] public required string Sku { get; init; }

            [RpcField(2)] public string? Note { get; init; }
            [RpcField(3)] public int Count { get; set; } = 42;
            [RpcField(4, Wire = WireEncoding.Fixed)] public ulong Revision { get; set; }
            [RpcField(5, Wire = WireEncoding.ZigZag)] public long Balance { get; set; }
            [RpcField(6)] public List<Color> Colors { get; set; } = [];
            [RpcField(7, Packed = false)] public HashSet<int> Codes { get; set; } = [];
            [RpcField(8)] public Dictionary<string, Customer> Customers { get; set; } = [];
            [RpcField(9)] public DateTimeOffset At { get; set; }
            [RpcField(10)] public TimeSpan? Took { get; set; }
            [RpcField(11)] public decimal Price { get; set; }
            [RpcField(12)] public Guid Id { get; set; }
            [RpcField(13)] public byte Small { get; set; }
            [RpcField(14)] public float Rate { get; set; }
            [RpcField(15, Wire = WireEncoding.Wrapper)] public int? Wrapped { get; set; }
            [RpcField(16)] public Payment? Payment { get; set; }
            [RpcField(17, Name = "class")] public string Class { get; set; } = "";
            [RpcField(18)] public byte[] Seal { get; set; } = [];
            [RpcOneOf] public Choice? Choice { get; set; }
            [RpcField(30)] public Page<Customer>? Page { get; set; }
            [RpcField(31)] public Color? Favourite { get; set; }
        }

        /// <summary>Who buys.</summary>
        [RpcMessage]
        public sealed partial record Customer(
            [RpcField(1)] string Name,
            [RpcField(2)] bool IsActive = true);

        [RpcMessage]
        public sealed partial record Page<T>
        {
            [RpcField(1)] public List<T> Items { get; init; } = [];
        }

        /// <summary>How it is paid.</summary>
        [RpcUnion]
        public abstract partial record Payment
        {
            /// <summary>By card.</summary>
            [RpcField(1)] public sealed record Card(string Number) : Payment;
            [RpcField(2)] public sealed record Cash(long Cents) : Payment;
        }

        [RpcUnion]
        public abstract partial record Choice
        {
            [RpcField(20)] public sealed record Left(Customer Value) : Choice;
            [RpcField(21)] public sealed record Right(int Value) : Choice;
        }

        /// <summary>There is none left.</summary>
        [RpcException] public sealed partial class OutOfStock : Exception { [RpcField(1)] public string Sku { get; set; } = ""; }

        [RpcException] public sealed partial class Closed : Exception;

        /// <summary>Colors.</summary>
        public enum Color
        {
            /// <summary>As blood.</summary>
            Red = 1,
            [RpcEnumValue("blue")] Blue = 2,
            Azure = 2,
        }
        """,
    ];

    /// <summary>What members can begin with.</summary>
    public static string[] Initials { get; } =
    [
        """"
        namespace Shop;

        [RpcMessage]
        public partial class Base
        {
            [RpcField(1)] public int Zero { get; set; }
            [RpcField(2)] public int Nought { get; set; } = 0;
            [RpcField(3)] public int One { get; set; } = 1;
            [RpcField(4)] public sbyte Minus { get; set; } = -1;
            [RpcField(5)] public short Hundred { get; set; } = 100;
            [RpcField(6)] public int Large { get; set; } = 1_000_000;
            [RpcField(7)] public uint Unsigned { get; set; } = 4_000_000_000;
            [RpcField(8)] public long Small64 { get; set; } = 7;
            [RpcField(9)] public long Large64 { get; set; } = -5_000_000_000;
            [RpcField(10)] public ulong Most { get; set; } = ulong.MaxValue;
            [RpcField(11)] public bool Yes { get; set; } = true;
            [RpcField(12)] public double Half { get; set; } = 0.5;
            [RpcField(13)] public float Third { get; set; } = 0.25f;
            [RpcField(14)] public decimal Price { get; set; } = 12.34m;
            [RpcField(15)] public decimal Whole { get; set; } = 7;
            [RpcField(16)] public string Word { get; set; } = "word";
            [RpcField(17)] public string Empty { get; set; } = "";
            [RpcField(18)] public string Empty2 { get; set; } = string.Empty;
            [RpcField(19)] public Color Color { get; set; } = Color.Blue;
            [RpcField(20)] public Guid Id { get; set; } = Guid.NewGuid();
            [RpcField(21)] public byte[] Bytes { get; set; } = [];
            [RpcField(22)] public List<int> Items { get; set; } = [];
            [RpcField(23)] public TimeSpan Took { get; set; } = TimeSpan.Zero;
            [RpcField(24)] public int Field = 24;
            [RpcField(25)] public int? Maybe { get; set; } = 25;
        }

        [RpcMessage]
        public partial class WithBody
        {
            public WithBody() => Count = 5;

            [RpcField(1)] public int Count { get; set; }
            [RpcField(2)] public int Other { get; set; } = 3;
        }

        [RpcMessage]
        public partial class Chained
        {
            public Chained() : this(4)
            {
            }

            private Chained(int other)
            {
            }

            [RpcField(1)] public int Count { get; set; } = 9;
            [RpcField(2)] public int Other { get; set; }
        }

        [RpcMessage]
        public sealed partial record Record([RpcField(1)] int A, [RpcField(2)] string B = "b")
        {
            [RpcField(3)] public int C { get; init; } = 3;
            [RpcField(4)] public int D { get; init; }
        }

        [RpcMessage]
        public partial record struct Struct([RpcField(1)] int A)
        {
            [RpcField(2)] public int B { get; set; } = 2;
            [RpcField(3)] public int C { get; set; }
        }

        [RpcMessage]
        public partial class Page<T>
        {
            [RpcField(1)] public int Size { get; set; } = 20;
            [RpcField(2)] public T? First { get; set; }
        }

        [RpcMessage]
        public sealed partial class Derived : Base
        {
            [RpcField(30)] public Page<int>? Page { get; set; }
            [RpcField(31)] public int Last { get; set; } = 31;
        }

        public enum Color { Red, Blue }
        """",
    ];

    /// <summary>What Protobuf has no types for, and names that it does not tell apart.</summary>
    public static string[] Odd { get; } =
    [
        """
        namespace Odd.A;

        [RpcMessage]
        public sealed partial record Node
        {
            [RpcField(1)] public List<List<int>> Matrix { get; set; } = [];
            [RpcField(2)] public Dictionary<double, string> ByRate { get; set; } = [];
            [RpcField(3)] public Dictionary<string, List<int>> Lists { get; set; } = [];
            [RpcField(4)] public Odd.B.Leaf? Leaf { get; set; }
            [RpcField(5)] public First First { get; set; }
            [RpcField(6)] public Second Second { get; set; }
        }

        public enum First { None, One }
        public enum Second { None, Two }
        """,
        """
        namespace Odd.B;

        [RpcMessage]
        public sealed partial record Leaf
        {
            [RpcField(1)] public Odd.A.Node? Node { get; set; }
        }
        """,
    ];
}
