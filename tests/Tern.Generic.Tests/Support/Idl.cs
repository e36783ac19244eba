namespace Tern.Generic.Tests;

/// <summary>IDL that tests call by, and what it was made into.</summary>
internal static class Idl
{
    public const string ShopText = """
        namespace * shop

        enum Color { RED = 1, GREEN = 2, BLUE = 5 }

        struct Point {
          1: required i32 x
          2: required i32 y
          3: optional string name
        }

        union Choice {
          1: i32 number
          2: string text
          3: Point point
        }

        exception OutOfStock {
          1: string sku
          2: i32 left
        }

        struct Everything {
          1: bool flag
          2: i8 tiny
          3: i16 small
          4: i32 medium
          5: i64 large
          6: double real
          7: string text
          8: binary data
          9: Color color
          10: list<i32> numbers
          11: set<string> names
          12: map<string, i32> counts
          13: map<i32, string> byNumber
          14: map<Color, bool> byColor
          15: map<Point, string> byPoint
          16: optional Point point
          17: list<Point> points
          18: list<list<i32>> grid
          19: optional string note
          20: optional i32 limit = 7
          21: i32 count = 3
          22: optional Choice choice
          23: map<string, list<Point>> places
          24: map<bool, i64> byFlag
          25: map<double, string> byReal
          26: map<binary, string> byData
          27: optional i64 wide (api.js_conv = "")
          28: uuid id
          29: list<string> tags = ["a", "b"]
          400: optional i64 far
        }

        struct Node {
          1: string name
          2: list<Node> children
        }

        struct Empty {}

        service Base {
          string ping()
        }

        service Shop extends Base {
          Everything echo(1: Everything value)
          i32 add(1: i32 left, 2: i32 right = 10)
          void nothing()
          oneway void note(1: string text)
          string find(1: string sku) throws (1: OutOfStock missing)
          Node tree(1: Node node)
          Point watch(1: Point point) (streaming.mode = "server")
          Point sum(1: Point point) (streaming.mode = "client")
          Point chat(1: Point point) (streaming.mode = "bidirectional")
        }
        """;

    public const string CatalogText = """
        syntax = "proto3";
        package shop.v1;

        import "google/protobuf/timestamp.proto";
        import "google/protobuf/duration.proto";
        import "google/protobuf/struct.proto";
        import "google/protobuf/any.proto";
        import "google/protobuf/wrappers.proto";
        import "google/protobuf/field_mask.proto";
        import "google/protobuf/empty.proto";

        enum Color { COLOR_NONE = 0; COLOR_RED = 1; COLOR_BLUE = 5; }

        message Point { int32 x = 1; int32 y = 2; optional string name = 3; }

        message Everything {
          bool flag = 1;
          int32 medium = 2;
          int64 large = 3;
          uint32 natural = 4;
          uint64 large_natural = 5;
          sint32 signed = 6;
          sint64 large_signed = 7;
          fixed32 fixed = 8;
          fixed64 large_fixed = 9;
          sfixed32 signed_fixed = 10;
          sfixed64 large_signed_fixed = 11;
          float single = 12;
          double real = 13;
          string text = 14;
          bytes data = 15;
          Color color = 16;
          Point point = 17;
          repeated int32 numbers = 18;
          repeated string texts = 19;
          repeated Point points = 20;
          map<string, int32> counts = 21;
          map<int32, Point> by_number = 22;
          map<bool, Color> by_flag = 23;
          oneof choice { int32 number = 24; string words = 25; Point spot = 26; }
          optional int32 maybe = 27;
          google.protobuf.Timestamp at = 28;
          google.protobuf.Duration took = 29;
          google.protobuf.Struct extra = 30;
          google.protobuf.Any any = 31;
          google.protobuf.Int32Value wrapped = 32;
          google.protobuf.FieldMask mask = 33;
          google.protobuf.Value value = 34;
          repeated Color colors = 35;
          repeated double reals = 36 [packed = false];
          string renamed = 37 [json_name = "calledSo"];
          map<uint64, bytes> blobs = 38;
        }

        message Node { string name = 1; repeated Node children = 2; Node next = 3; }

        service Catalog {
          rpc Echo(Everything) returns (Everything);
          rpc Tree(Node) returns (Node);
          rpc Nothing(google.protobuf.Empty) returns (google.protobuf.Empty);
          rpc Watch(Point) returns (stream Point);
          rpc Sum(stream Point) returns (Point);
          rpc Chat(stream Point) returns (stream Point);
        }
        """;

    public const string OldText = """
        syntax = "proto2";
        package old;

        enum Size { NONE = 0; SMALL = 1; LARGE = 2; }

        message Item {
          required string name = 1;
          optional Size size = 2 [default = LARGE];
          repeated Size sizes = 3;
          optional group Detail = 4 { optional int32 weight = 1; }
          map<string, Size> by_name = 5;
          extensions 100 to 199;
        }

        extend Item { optional int32 rank = 100; }

        service Items { rpc Echo(Item) returns (Item); }
        """;

    public static GenericContract ShopContract { get; } = GenericContract.Parse("shop.thrift", ShopText);

    public static GenericContract CatalogContract { get; } = GenericContract.Parse("catalog.proto", CatalogText);

    public static GenericContract OldContract { get; } = GenericContract.Parse("old.proto", OldText);

    public static GenericService Shop => ShopContract.GetService("Shop");

    public static GenericService Catalog => CatalogContract.GetService("shop.v1.Catalog");

    public static GenericService Items => OldContract.GetService("old.Items");
}
