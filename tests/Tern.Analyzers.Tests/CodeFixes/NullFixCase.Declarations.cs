namespace Tern.Analyzers.Tests.CodeFixes;

/// <content>Fixes at declarations.</content>
internal sealed partial record NullFixCase
{
    private static IEnumerable<NullFixCase> Declared =>
    [
        new(
            "TernNull.Annotate",
            """
            static class Chain
            {
                static string Source(int n) => n > 10 ? "big" : null!;

                static string Middle(int n) => Source(n);

                public static int Use(int n)
                {
                    string s = Middle(n);
                    return s.Length;
                }
            }
            """,
            """
            static class Chain
            {
                static string? Source(int n) => n > 10 ? "big" : null;

                static string? Middle(int n) => Source(n);

                public static int Use(int n)
                {
                    string? s = Middle(n);
                    return s.Length;
                }
            }
            """,
            "CS8602"),
        new(
            "TernNull.Annotate",
            """
            interface IUsers
            {
                Task<string> FindAsync(int id);
            }

            sealed class Users : IUsers
            {
                public async Task<string> FindAsync(int id)
                {
                    await Task.Yield();
                    return id > 0 ? "x" : null!;
                }

                static async Task<int> UseAsync(Users users) => (await users.FindAsync(0)).Length;
            }
            """,
            """
            interface IUsers
            {
                Task<string?> FindAsync(int id);
            }

            sealed class Users : IUsers
            {
                public async Task<string?> FindAsync(int id)
                {
                    await Task.Yield();
                    return id > 0 ? "x" : null;
                }

                static async Task<int> UseAsync(Users users) => (await users.FindAsync(0)).Length;
            }
            """,
            "CS8602"),
        new(
            "TernNull.Annotate",
            """
            static class Widths
            {
                static int Width(string text) => text.Length;

                static int Use() => Width(null!);
            }
            """,
            """
            static class Widths
            {
                static int Width(string? text) => text.Length;

                static int Use() => Width(null);
            }
            """,
            "CS8602"),
        new(
            "TernNull.Annotate",
            """
            static class Forgiven
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => Find(id)!.Length;
            }
            """,
            """
            static class Forgiven
            {
                static string? Find(int id) => id > 0 ? "x" : null;

                static int Size(int id) => Find(id).Length;
            }
            """,
            "CS8602"),
        new(
            "TernNull.Required",
            """
            public sealed class Person
            {
                public string Name { get; set; } = null!;

                static int Use() => new Person().Name.Length;
            }
            """,
            """
            public sealed class Person
            {
                public required string Name { get; set; }

                static int Use() => new Person().Name.Length;
            }
            """,
            "CS9035"),
        new(
            "TernNull.InitialValue",
            """
            public sealed class Person
            {
                public string Name { get; set; } = null!;

                static int Use() => new Person().Name.Length;
            }
            """,
            """
            public sealed class Person
            {
                public string Name { get; set; } = "";

                static int Use() => new Person().Name.Length;
            }
            """),
        new(
            "TernNull.InitialValue",
            """
            sealed class Late
            {
                private List<int> _items = null!;

                public void Init() => _items = [];

                public int Count() => _items.Count;

                static int Use() => new Late().Count();
            }
            """,
            """
            sealed class Late
            {
                private List<int> _items = [];

                public void Init() => _items = [];

                public int Count() => _items.Count;

                static int Use() => new Late().Count();
            }
            """),
        new(
            "TernNull.Annotate",
            """
            public sealed class Person
            {
                public string Name { get; set; } = null!;

                static int Use() => new Person().Name.Length;
            }
            """,
            """
            public sealed class Person
            {
                public string? Name { get; set; } = null;

                static int Use() => new Person().Name.Length;
            }
            """,
            "CS8602"),
    ];

    private const string Shop =
        """
        using Tern;

        [RpcMessage] public sealed partial record Item
        {
            [RpcField(1)] public string Name { get; init; } = null!;
        }

        [RpcService] public interface IShop { ValueTask<Item> GetAsync(string sku); }

        static class Use
        {
            static async Task<int> SizeAsync(IShop shop) => (await shop.GetAsync("a")).Name.Length;
        }
        """;

    private static IEnumerable<NullFixCase> OfMessages =>
    [
        new("TernNull.Annotate", Shop, Shop.Replace("string Name { get; init; } = null!;", "string? Name { get; init; } = null;", StringComparison.Ordinal), "CS8602"),
        new("TernNull.Required", Shop, Shop.Replace("public string Name { get; init; } = null!;", "public required string Name { get; init; }", StringComparison.Ordinal)),
        new("TernNull.InitialValue", Shop, Shop.Replace("null!", "\"\"", StringComparison.Ordinal)),
        new(
            "TernNull.Return",
            """
            static class Fallbacks
            {
                static string? Find(string key) => key.Length > 3 ? key : null;

                static ValueTask<bool> Answer(Tern.RpcInvocation invocation)
                {
                    string? found = Find(invocation.GetArgument<string>(0));
                    invocation.SetReply(found);
                    return new(true);
                }
            }
            """,
            """
            static class Fallbacks
            {
                static string? Find(string key) => key.Length > 3 ? key : null;

                static ValueTask<bool> Answer(Tern.RpcInvocation invocation)
                {
                    string? found = Find(invocation.GetArgument<string>(0));
                    if (found is null)
                    {
                        return new(false);
                    }

                    invocation.SetReply(found);
                    return new(true);
                }
            }
            """),
        new(
            "TernNull.FailCall",
            """
            using Tern;

            [RpcMessage] public sealed partial record Item { [RpcField(1)] public string? Name { get; init; } }

            [RpcService] public interface IShop { ValueTask<Item> GetAsync(string sku); }

            sealed class Shop : IShop
            {
                public ValueTask<Item> GetAsync(string sku)
                {
                    if (sku.Length == 0)
                    {
                        return new ValueTask<Item>((Item)null!);
                    }

                    return new ValueTask<Item>(new Item());
                }
            }
            """,
            """
            using Tern;

            [RpcMessage] public sealed partial record Item { [RpcField(1)] public string? Name { get; init; } }

            [RpcService] public interface IShop { ValueTask<Item> GetAsync(string sku); }

            sealed class Shop : IShop
            {
                public ValueTask<Item> GetAsync(string sku)
                {
                    if (sku.Length == 0)
                    {
                        throw new RpcException(RpcStatusCode.NotFound, "there is no answer to this request");
                    }

                    return new ValueTask<Item>(new Item());
                }
            }
            """),
        new(
            "TernNull.FailCall",
            """
            using Tern;

            [RpcMessage] public sealed partial record Item { [RpcField(1)] public string? Name { get; init; } }

            [RpcService] public interface IShop { Task<Item> GetAsync(string sku); }

            sealed class Shop : IShop
            {
                public Task<Item> GetAsync(string sku) => sku.Length == 0 ? Task.FromResult<Item>(null!) : Task.FromResult(new Item());
            }
            """,
            """
            using Tern;

            [RpcMessage] public sealed partial record Item { [RpcField(1)] public string? Name { get; init; } }

            [RpcService] public interface IShop { Task<Item> GetAsync(string sku); }

            sealed class Shop : IShop
            {
                public Task<Item> GetAsync(string sku) => sku.Length == 0 ? throw new RpcException(RpcStatusCode.NotFound, "there is no answer to this request") : Task.FromResult(new Item());
            }
            """),
    ];
}
