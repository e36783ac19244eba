namespace Tern.Analyzers.Tests.CodeFixes;

/// <summary>A contract with an error and what a fix makes of it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Key">The fix.</param>
/// <param name="Before">The code, without its usings.</param>
/// <param name="After">The code after the fix.</param>
internal sealed record ContractFixCase(string Id, string Key, string Before, string After)
{
    private const string Around =
        """
        using Tern;

        namespace Shop;


        """;

    /// <summary>The whole file before the fix.</summary>
    public string Source => Around + Before;

    /// <summary>The whole file after it.</summary>
    public string Fixed => Around + After;

    public static IReadOnlyList<ContractFixCase> All { get; } =
    [
        new("TERN0001", "Partial",
            """
            /// <summary>An item.</summary>
            [RpcMessage]
            public sealed record Item // of the shop
            {
                [RpcField(1)] public int Count { get; set; }
            }
            """,
            """
            /// <summary>An item.</summary>
            [RpcMessage]
            public sealed partial record Item // of the shop
            {
                [RpcField(1)] public int Count { get; set; }
            }
            """),
        new("TERN0001", "Partial", "[RpcMessage] class Item;", "[RpcMessage] partial class Item;"),
        new("TERN0002", "Partial",
            """
            // Around it.
            struct Outer
            {
                internal class Middle
                {
                    [RpcMessage]
                    internal sealed partial class Item;
                }
            }
            """,
            """
            // Around it.
            partial struct Outer
            {
                internal partial class Middle
                {
                    [RpcMessage]
                    internal sealed partial class Item;
                }
            }
            """),
        new("TERN0003", "Accessible.internal",
            """
            public partial class Outer
            {
                [RpcMessage] private protected sealed partial class Item;
            }
            """,
            """
            public partial class Outer
            {
                [RpcMessage] internal sealed partial class Item;
            }
            """),
        new("TERN0003", "Accessible.public",
            """
            public partial class Outer
            {
                [RpcMessage] partial class Item;
            }
            """,
            """
            public partial class Outer
            {
                [RpcMessage] public partial class Item;
            }
            """),
        new("TERN0003", "Accessible.internal", "[RpcMessage] file sealed partial class Item;", "[RpcMessage] internal sealed partial class Item;"),
        new("TERN0004", "Abstract",
            "[RpcUnion] public partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }"),
        new("TERN0010", "FreeId",
            """
            [RpcMessage]
            public sealed partial record Item
            {
                [RpcField(0)] public int Count { get; set; }
                [RpcField(7)] public int Size { get; set; }
            }
            """,
            """
            [RpcMessage]
            public sealed partial record Item
            {
                [RpcField(8)] public int Count { get; set; }
                [RpcField(7)] public int Size { get; set; }
            }
            """),
        new("TERN0010", "FreeId",
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 0)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            """,
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            """),
        new("TERN0011", "FreeId",
            """
            [RpcMessage] public partial record Base([RpcField(4)] int Id);
            [RpcMessage] public sealed partial record Item([property: RpcField(1)] int A, [RpcField(4, Name = "b")] int B, int Id) : Base(Id);
            """,
            """
            [RpcMessage] public partial record Base([RpcField(4)] int Id);
            [RpcMessage] public sealed partial record Item([property: RpcField(1)] int A, [RpcField(5, Name = "b")] int B, int Id) : Base(Id);
            """),
        new("TERN0012", "Readable.public",
            """
            [RpcMessage]
            public sealed partial record Item
            {
                [RpcField(1)]
                private int Count { get; set; }
            }
            """,
            """
            [RpcMessage]
            public sealed partial record Item
            {
                [RpcField(1)]
                public int Count { get; set; }
            }
            """),
        new("TERN0012", "Getter",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { private get; set; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; set; } }"),
        new("TERN0012", "NotStatic",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public static int Count { get; set; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; set; } }"),
        new("TERN0013", "Init",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; } = 1; }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; init; } = 1; }"),
        new("TERN0013", "PrivateSet",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count { get; private set; } }"),
        new("TERN0013", "NotReadOnly",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public readonly int Count = 5; }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public int Count = 5; }"),
        new("TERN0014", "Carry",
            "[RpcMessage] public sealed partial record Item([RpcField(1)] string Sku, int Count);",
            "[RpcMessage] public sealed partial record Item([RpcField(1)] string Sku, [RpcField(2)] int Count);"),
        new("TERN0014", "Constructor",
            """
            [RpcMessage]
            public sealed partial class Item
            {
                [RpcField(1)] public int Count { get; set; }

                public Item(string text)
                {
                    Count = text.Length;
                }
            }
            """,
            """
            [RpcMessage]
            public sealed partial class Item
            {
                [RpcField(1)] public int Count { get; set; }

                private Item()
                {
                }

                public Item(string text)
                {
                    Count = text.Length;
                }
            }
            """),
        new("TERN0015", "Carry",
            "[RpcMessage] public sealed partial record Item { [RpcField(3)] public int Count { get; set; } public required string Sku { get; init; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(3)] public int Count { get; set; } [RpcField(4)] public required string Sku { get; init; } }"),
        new("TERN0015", "NotRequired",
            "[RpcMessage] public sealed partial record Item { public required int Size { get; init; } }",
            "[RpcMessage] public sealed partial record Item { public int Size { get; init; } }"),
        new("TERN0016", "Show",
            "[RpcMessage] public sealed partial class Item([RpcField(1)] int count);",
            "[RpcMessage] public sealed partial class Item([RpcField(1)] int count) { public int Count { get; } = count; }"),
        new("TERN0021", "Elements",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public Dictionary<int, List<string?>>? Words { get; set; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1)] public Dictionary<int, List<string>>? Words { get; set; } }"),
        new("TERN0024", "Nullable",
            "[RpcMessage] public sealed partial record Node { [RpcField(1)] public required Node Next { get; init; } }",
            "[RpcMessage] public sealed partial record Node { [RpcField(1)] public Node? Next { get; init; } }"),
        new("TERN0027", "UsualEncoding",
            "[RpcMessage] public sealed partial record Item { [RpcField(1, Wire = WireEncoding.ZigZag, Name = \"n\")] public uint Size { get; set; } }",
            "[RpcMessage] public sealed partial record Item { [RpcField(1, Name = \"n\")] public uint Size { get; set; } }"),
        new("TERN0030", "Sealed",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public record Cash(long Cents) : Payment; }",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }"),
        new("TERN0030", "CaseId",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; public sealed record Card(string Number) : Payment; }",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; [RpcField(2)] public sealed record Card(string Number) : Payment; }"),
        new("TERN0030", "CaseBase",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents); }",
            "[RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }"),
        new("TERN0033", "RemoveField",
            "[RpcUnion] public abstract partial record Payment { [RpcField(9)] public string? Note { get; init; } [RpcField(1)] public sealed record Cash(long Cents) : Payment; }",
            "[RpcUnion] public abstract partial record Payment { public string? Note { get; init; } [RpcField(1)] public sealed record Cash(long Cents) : Payment; }"),
        new("TERN0034", "RemoveField",
            """
            [RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }
            [RpcMessage] public sealed partial record Bill { [RpcField(2), RpcOneOf] public Payment? Payment { get; set; } }
            """,
            """
            [RpcUnion] public abstract partial record Payment { [RpcField(1)] public sealed record Cash(long Cents) : Payment; }
            [RpcMessage] public sealed partial record Bill { [RpcOneOf] public Payment? Payment { get; set; } }
            """),
        new("TERN0040", "Exception",
            """
            [RpcException]
            public sealed partial class Gone
            {
                [RpcField(1)] public int Count { get; set; }
            }
            """,
            """
            [RpcException]
            public sealed partial class Gone : Exception
            {
                [RpcField(1)] public int Count { get; set; }
            }
            """),
        new("TERN0041", "MarkException",
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] ValueTask GetAsync(); }
            public sealed class Gone : Exception;
            """,
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            """),
        new("TERN0042", "FreeId",
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1), Throws(typeof(Shut), 1)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            [RpcException] public sealed partial class Shut : Exception;
            """,
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1), Throws(typeof(Shut), 2)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            [RpcException] public sealed partial class Shut : Exception;
            """),
        new("TERN0042", "Once",
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1), Throws(typeof(Gone), 2)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            """,
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] ValueTask GetAsync(); }
            [RpcException] public sealed partial class Gone : Exception;
            """),
        new("TERN0050", "Method",
            """
            [RpcService]
            public interface ICatalog
            {
                /// <summary>How many there are.</summary>
                int Count { get; }
            }
            """,
            """
            [RpcService]
            public interface ICatalog
            {
                /// <summary>How many there are.</summary>
                ValueTask<int> GetCountAsync();
            }
            """),
        new("TERN0052", "Task", "[RpcService] public interface ICatalog { void Place(int order); }", "[RpcService] public interface ICatalog { ValueTask Place(int order); }"),
        new("TERN0052", "Task", "[RpcService] public interface ICatalog { List<int> All(); }", "[RpcService] public interface ICatalog { ValueTask<List<int>> All(); }"),
        new("TERN0053", "WireName",
            "[RpcService] public interface ICatalog { ValueTask<int> GetAsync(string sku); ValueTask<int> GetAsync(long id); }",
            "[RpcService] public interface ICatalog { ValueTask<int> GetAsync(string sku); [RpcMethod(\"GetById\")] ValueTask<int> GetAsync(long id); }"),
        new("TERN0054", "Last",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(CancellationToken token, int id); }",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(int id, CancellationToken token); }"),
        new("TERN0054", "OneContext",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(CallContext? context, int id, CancellationToken token = default); }",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(int id, CallContext? context); }"),
        new("TERN0055", "ByIn",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(ref readonly int id); }",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(in int id); }"),
        new("TERN0055", "ByValue",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(out int id); }",
            "[RpcService] public interface ICatalog { ValueTask GetAsync(int id); }"),
        new("TERN0056", "NotOneWay",
            "[RpcService] public interface ICatalog { [OneWay] ValueTask<int> GetAsync(); }",
            "[RpcService] public interface ICatalog { ValueTask<int> GetAsync(); }"),
        new("TERN0058", "BareStream",
            "[RpcService] public interface ICatalog { IAsyncEnumerable<string?> WatchAsync(int id, CallContext? context = null); }",
            "[RpcService] public interface ICatalog { IAsyncEnumerable<string> WatchAsync(int id, CallContext? context = null); }"),
        new("TERN0058", "NoThrows",
            """
            [RpcService] public interface ICatalog { [Throws(typeof(Gone), 1)] IAsyncEnumerable<int> WatchAsync(int id); }
            [RpcException] public sealed partial class Gone : Exception;
            """,
            """
            [RpcService] public interface ICatalog { IAsyncEnumerable<int> WatchAsync(int id); }
            [RpcException] public sealed partial class Gone : Exception;
            """),
    ];
}
