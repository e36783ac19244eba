using Tern.Generators.Tests.Support;

namespace Tern.Generators.Tests.Idl;

/// <summary>IDL files that several tests share.</summary>
internal static class IdlSamples
{
    /// <summary>Every construct of Thrift that becomes C#.</summary>
    public static IdlText Thrift { get; } = new("idl/shop.thrift", """
        // The shop.
        namespace go shop
        namespace netstd Shop.Contracts

        include "common.thrift"

        /** How many items a page has. */
        const i32 PAGE_SIZE = 20
        const double RATIO = 1.5
        const string GREETING = "Hello, \"you\""
        const bool IS_ON = true
        const list<string> NAMES = ["a", "b"]
        const set<i32> PRIMES = [2, 3, 5]
        const map<string, i32> SIZES = {"s": 1, "l": 3}
        const Color FAVOURITE = Color.RED
        const common.Money PRICE = {"currency": "EUR", "amount": 5}

        /**
         * Colours of things.
         *
         * More <text> & more.
         */
        enum Color {
            /** Like blood. */
            RED = 1,
            DARK_GREEN = 5 (deprecated = "too dark"),
            BLUE
        }

        typedef list<common.Money> Prices

        /** An item of the catalog. */
        struct Item {
            /** The article. */
            1: required string sku,
            2: optional string note,
            3: Prices prices,
            4: i64 revision,
            5: Payment payment,
            6: optional i32 stock = 7,
            7: Color color = Color.BLUE,
            8: set<string> tags,
            9: map<string, list<Item>> related,
            10: optional binary picture,
            11: uuid id,
            12: double weight,
            13: bool is_new = true,
            14: required common.Money base_price,
            15: optional Color other_color,
            16: common.Money list_price = {"currency": "USD", "amount": 3},
            17: list<i32> sizes = [1, 2],
            18: i16 small,
            19: i8 tiny,
            20: optional Item parent,
            21: string language = "en",
            22: map<uuid, list<uuid>> ids,
            23: byte[] (deprecated)
        }

        union Payment {
            1: Card card,
            2: i64 cash,
            3: list<string> vouchers,
            4: uuid token
        }

        struct Card {
            1: string number
        }

        struct Nothing {
        }

        exception OutOfStock {
            1: string sku,
            2: string message,
            3: required i32 code
        }

        exception Denied {
        }

        service Base {
            void ping(),
            string echo(1: string text)
        }

        /** The catalog. */
        service Catalog extends Base {
            /** Finds an item. */
            Item get(1: string sku) throws (1: OutOfStock missing, 2: Denied denied) (tern.idempotent),
            Item getItem(3: string sku, 5: Color color = Color.RED, 6: i32 limit = 10),
            oneway void track(1: list<string> events),
            uuid next(1: uuid seed),
            list<Item> search(1: string text, 2: map<string, i32> filters),
            void TouchAsync(1: Item context) (deprecated = ""),
            Item watch(1: Card request) (streaming.mode = "server"),
            Card upload(1: Item item) (streaming.mode = "client"),
            Item chat(1: Card note) (streaming.mode = "bidirectional")
        }
        """.Replace("    23: byte[] (deprecated)\n", "    23: list<byte> old (deprecated)\n", StringComparison.Ordinal));

    /// <summary>What <see cref="Thrift"/> includes.</summary>
    public static IdlText Common { get; } = new("idl/common.thrift", """
        namespace * shop.common

        struct Money {
            1: required string currency,
            2: i64 amount
        }
        """);
}
