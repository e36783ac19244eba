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

        service Renamed {
            void ping()
        } (tern.name = "shop.Renamed")
        """.Replace("    23: byte[] (deprecated)\n", "    23: list<byte> old (deprecated)\n", StringComparison.Ordinal));

    /// <summary>What <see cref="Thrift"/> includes.</summary>
    public static IdlText Common { get; } = new("idl/common.thrift", """
        namespace * shop.common

        struct Money {
            1: required string currency,
            2: i64 amount
        }
        """);

    /// <summary>What proto3 has that becomes C#.</summary>
    public static IdlText Proto3 { get; } = new("idl/shop.proto", """
        // The shop.
        syntax = "proto3";

        package shop.v1;

        import "google/protobuf/any.proto";
        import "google/protobuf/duration.proto";
        import "google/protobuf/empty.proto";
        import "google/protobuf/field_mask.proto";
        import "google/protobuf/struct.proto";
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/wrappers.proto";

        // Kinds of things.
        enum Kind {
          KIND_UNSPECIFIED = 0;
          KIND_FIRST_CLASS = 1;
          KIND_OTHER = 2 [deprecated = true];
        }

        // An item.
        //
        // It has everything.
        message Item {
          // The article.
          string sku = 1;
          optional string note = 2;
          repeated int32 numbers = 3;
          repeated sint64 deltas = 4 [packed = false];
          map<string, Price> prices = 5;
          map<sint32, fixed64> codes = 6;
          Price price = 7;
          oneof payment {
            // By card.
            Card card = 8;
            int64 cash = 9;
            bytes token = 10;
            google.protobuf.StringValue voucher = 11;
            Kind kind_of_payment = 12;
          }
          Kind kind = 13;
          repeated Kind kinds = 14;
          fixed32 hash = 15;
          sfixed64 signed_hash = 16;
          uint64 revision = 17;
          float ratio = 18;
          double weight = 19;
          bool is_new = 20;
          bytes picture = 21;
          google.protobuf.Timestamp made_at = 22;
          google.protobuf.Duration age = 23;
          google.protobuf.Any extra = 24;
          google.protobuf.Struct details = 25;
          google.protobuf.Value value = 26;
          google.protobuf.ListValue list = 27;
          google.protobuf.FieldMask mask = 28;
          google.protobuf.Int32Value stock = 29;
          repeated google.protobuf.StringValue names = 30;
          google.protobuf.Empty nothing = 31;
          google.protobuf.NullValue null = 32;
          string renamed = 33 [json_name = "other"];
          Status status = 34;
          Item parent = 35;
          int32 old = 36 [deprecated = true];
          int32 large = 40000;
          optional int32 equality_contract = 37;
          int32 item = 38;
          repeated google.protobuf.Timestamp times = 39;
          map<string, google.protobuf.Int32Value> stocks = 41;
          map<string, google.protobuf.Timestamp> made = 42;
          map<int32, Status> statuses = 43;
          repeated Price prices_list = 44;

          enum Status {
            UNKNOWN = 0;
            ACTIVE = 1;
          }

          message Card {
            string number = 1;
            Inner inner = 2;

            message Inner {
              Status status = 1;
              shop.v1.Card card = 2;
            }
          }
        }

        message Card {
          string top_level = 1;
        }

        message Price {
          string currency = 1;
          int64 amount = 2;
        }

        message Empty {
        }

        // The catalog.
        service Catalog {
          // Finds an item.
          rpc Get(Price) returns (Item) { option idempotency_level = NO_SIDE_EFFECTS; }
          rpc Watch(Price) returns (stream Item);
          rpc Upload(stream Item) returns (Price);
          rpc Chat(stream Item) returns (stream Price);
          rpc Ping(google.protobuf.Empty) returns (google.protobuf.Empty);
          rpc Now(google.protobuf.Empty) returns (google.protobuf.Timestamp);
          rpc Name(google.protobuf.Int32Value) returns (google.protobuf.StringValue);
          rpc Flush(stream Price) returns (google.protobuf.Empty);
          rpc Old(Empty) returns (Empty) { option deprecated = true; }
        }
        """);

    /// <summary>What proto2 has beyond proto3.</summary>
    public static IdlText Proto2 { get; } = new("idl/legacy.proto", """
        syntax = "proto2";

        package legacy;

        option csharp_namespace = "Shop.Legacy";

        enum Size {
          SMALL = 1;
          LARGE = 2;
        }

        enum Level {
          LEVEL_NONE = 0;
          LEVEL_ONE = 1;
        }

        message Order {
          required string id = 1;
          optional int32 count = 2 [default = 5];
          optional string note = 3 [default = "no \"note\""];
          optional Size size = 4 [default = LARGE];
          repeated int32 numbers = 5;
          repeated int32 packed_numbers = 6 [packed = true];
          optional group Part = 7 {
            optional int32 number = 1;
          }
          repeated group Line = 8 {
            required string text = 1;
          }
          optional double ratio = 9 [default = inf];
          optional bytes data = 10 [default = "\001\377"];
          required Size required_size = 11;
          optional bool flag = 12 [default = true];
          extensions 100 to 199;
          oneof choice {
            string text = 13;
            group Group = 14 {
              optional int32 x = 1;
            }
          }
          map<int32, Level> levels = 15;
          optional float single = 16 [default = 1.5];
          optional int64 big = 17 [default = -9223372036854775808];
          optional uint32 unsigned = 18 [default = 4294967295];
        }

        extend Order {
          optional int32 priority = 100;
          repeated string tags = 101;
        }
        """);

    /// <summary>Every rule that IDL knows, on every type that it fits.</summary>
    public static IdlText Rules { get; } = new("idl/rules.thrift", """"
        namespace netstd Shop.Rules

        enum Color {
            RED = 1,
            DARK_GREEN = 5,
            BLUE
        }

        const Color FAVOURITE = Color.DARK_GREEN

        struct Numbers {
            1: i8 tiny (vt.const = "5"),
            2: i16 small (vt.gt = "-5", vt.lt = "0x10"),
            3: i32 medium (vt.ge = "$small", vt.le = "2147483647"),
            4: i64 large (vt.in = "1", vt.in = "-9223372036854775808", vt.in = "9223372036854775807", vt.not_in = "7"),
            5: double ratio (vt.ge = "0", vt.lt = "1.5", vt.not_in = "1e100"),
            6: bool flag (vt.const = "true"),
            7: optional i32 stock (vt.not_nil = "true", vt.ge = "1", vt.ge = "2", vt.le = "@add($medium, 10)"),
            8: i64 until (vt.gt = "@now_unix_nano()")
        } (vt.assert = "@equal(@mod($medium, 2), 0)", vt.assert = "@equal(@sprintf(\"%d-%s\", $tiny, \"a\"), \"5-a\")")

        struct Texts {
            1: string plain (vt.min_size = "1", vt.max_size = "20", vt.min_rune_size = "1", vt.max_rune_size = "$Numbered"),
            2: string pattern (vt.pattern = "^[A-Z]+\\d?$"),
            3: string same (vt.pattern = "[a-z]", vt.prefix = "a", vt.suffix = "z", vt.contains = "bc", vt.not_contains = "\"'"),
            4: string money (vt.prefix = "$$", vt.not_in = "@@home", vt.not_in = ""),
            5: binary bytes (vt.min_size = "@len($plain)", vt.prefix = "PK", vt.pattern = "^PK"),
            6: optional string note (vt.const = "$plain"),
            7: i32 Numbered
        }

        struct Enums {
            1: Color known (vt.defined_only = "true"),
            2: Color one (vt.const = "Color.BLUE"),
            3: Color some = Color.RED (vt.in = "RED", vt.in = "FAVOURITE", vt.not_in = "rules.Color.BLUE"),
            4: optional Color other (vt.not_nil = "true")
        }

        struct Collections {
            1: list<string> names (vt.min_size = "1", vt.max_size = "3", vt.elem.prefix = "n", vt.elem.prefix = "nn"),
            2: map<string, list<i32>> counts (vt.max_size = "4", vt.no_sparse = "true", vt.key.min_size = "1", vt.value.max_size = "2", vt.value.elem.gt = "0"),
            3: set<Color> colors (vt.elem.defined_only = "true"),
            4: list<Color> in_order (vt.elem.in = "BLUE", vt.elem.in = "RED")
        }

        struct Holder {
            1: Numbers numbers,
            2: optional Texts texts (vt.skip = "true"),
            3: list<Texts> unspoken,
            4: list<Texts> spoken (vt.elem.skip = "false"),
            5: map<string, Enums> by_name (vt.value.skip = "false"),
            6: map<string, list<Enums>> quiet (vt.min_size = "0"),
            7: optional Choice choice
        }

        struct HoldsUnspoken {
            1: list<Holder> holders,
            2: optional Holder skipped (vt.skip = "true")
        }

        struct Loop {
            1: optional Loop next,
            2: i32 value (vt.gt = "0")
        }

        union Choice {
            1: string text (vt.min_size = "1"),
            2: Numbers numbers,
            3: list<Numbers> all,
            4: i32 free
        }

        exception Wrong {
            1: string why (vt.max_size = "5")
        }

        service Rules {
            i32 place(1: Holder holder),
            void add(1: i32 left (vt.ge = "0"), 2: Color color (vt.in = "RED"), 3: list<Numbers> all (vt.elem.skip = "false"), 4: list<Numbers> others, 5: i32 right = 5 (vt.ge = "$left")) throws (1: Wrong wrong),
            oneway void note(1: string text (vt.pattern = "^a$")),
            i32 free(1: i32 value),
            i32 quiet(1: HoldsUnspoken holder),
            i32 upload(1: Loop loop) (streaming.mode = "client")
        }

        service More extends Rules {
            i32 more(1: Texts texts)
        }
        """");

    /// <summary>Rules of Protobuf.</summary>
    public static IdlText ProtobufRules { get; } = new("idl/rules.proto", """
        syntax = "proto3";
        package shop.rules;
        import "api.proto";
        import "google/protobuf/wrappers.proto";
        option csharp_namespace = "Shop.Rules";

        enum Kind {
          KIND_NONE = 0;
          KIND_NEW = 1;
        }

        message Order {
          option (api.msg_vt).assert = "@equal($count, $total)";
          string number = 1 [(api.vt).min_size = "1", (api.vt).pattern = "^[0-9]+$"];
          uint64 count = 2 [(api.vt).lt = "18446744073709551615"];
          optional uint64 total = 3 [(api.vt) = {not_nil: "true", in: ["1", "2"]}];
          repeated Line lines = 4 [(api.vt).min_size = "1", (api.vt).elem.skip = "false"];
          repeated Line others = 5;
          map<string, Line> by_name = 6 [(api.vt).value.skip = "false"];
          Kind kind = 7 [(api.vt).defined_only = "true"];
          float weight = 8 [(api.vt).ge = "0.1"];
          oneof payment {
            string card = 9 [(api.vt).min_size = "16"];
            Line line = 10;
            bytes token = 11;
          }
          message Inner {
            int32 value = 1 [(api.vt).gt = "0"];
          }
          Inner inner = 12;
          repeated Inner inners = 13;
          google.protobuf.StringValue nickname = 14 [(api.vt).min_size = "2", (api.vt).not_nil = "true"];
          google.protobuf.UInt64Value limit = 15 [(api.vt).gt = "0"];
        }

        message Line {
          string sku = 1 [(api.vt).max_rune_size = "3"];
        }

        message Quiet {
          repeated Line lines = 1;
        }

        service Orders {
          rpc Place(Order) returns (Line);
          rpc Upload(stream Line) returns (Quiet);
          rpc Free(Quiet) returns (Quiet);
        }
        """);

    /// <summary>The options that <see cref="ProtobufRules"/> has, as kitex declares them.</summary>
    public static IdlText ProtobufRuleOptions { get; } = new("idl/api.proto", """
        syntax = "proto2";
        package api;
        import "google/protobuf/descriptor.proto";
        option csharp_namespace = "Shop.Api";

        message FieldRules {
          optional string const = 1;
          optional string lt = 2;
          optional string le = 3;
          optional string gt = 4;
          optional string ge = 5;
          repeated string in = 6;
          repeated string not_in = 7;
          optional string not_nil = 8;
          optional string min_size = 9;
          optional string max_size = 10;
          optional string max_rune_size = 11;
          optional string pattern = 12;
          optional string prefix = 13;
          optional string defined_only = 14;
          optional string skip = 15;
          optional FieldRules elem = 16;
          optional FieldRules key = 17;
          optional FieldRules value = 18;
        }

        message MessageRules {
          repeated string assert = 1;
        }

        extend google.protobuf.FieldOptions {
          optional FieldRules vt = 50101;
        }

        extend google.protobuf.MessageOptions {
          optional MessageRules msg_vt = 50102;
        }
        """);
}
