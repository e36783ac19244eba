using Tern.Idl.Writing;
using Tern.Schema;
using Tern.Schema.Idl;
using static Tern.Idl.Tests.Writing.Make;

namespace Tern.Idl.Tests.Writing;

public sealed class ProtobufWriterTests
{
    private const string Options = "options.proto";

    [Fact]
    public async Task Write_Proto3_SpellsItAsProtobufDoes()
    {
        IdlFile options = OptionsFile();
        IdlFile file = Proto3();

        string text = IdlWriter.Write(file, new IdlSchema(new([file, options]), default));

        Assert.Equal(
            """
            // What the shop sells.

            syntax = "proto3";

            package shop;

            import "google/protobuf/timestamp.proto";
            import "options.proto";

            option csharp_namespace = "Shop";
            option optimize_for = SPEED;

            // An item.
            //
            // Kept for years.
            message Item {
              option (opt.rule) = { name: "x" parts { key: "a" n: 1 n: 2 } parts { key: "b" } };
              reserved 4, 10 to 12, 1000 to max;
              reserved "old", "older";

              enum Color {
                option allow_alias = true;
                UNKNOWN = 0;
                NONE = 0 [deprecated = true];
              }

              message Part {
                string item = 1;
              }

              // What it is called.
              string sku = 1 [json_name = "SKU"];
              optional int32 count = 2;
              repeated fixed64 codes = 3 [packed = false];
              repeated string tags = 5;
              map<string, Part> parts = 6;

              oneof payment {
                Part card = 7;
                bytes cash = 8;
              }

              Color color = 9 [deprecated = true, (opt.limit) = 5];
              google.protobuf.Timestamp at = 20;
            }

            // Sells.
            service Catalog {
              rpc Get(Item) returns (Item) {
                option idempotency_level = IDEMPOTENT;
              }

              rpc Watch(Item) returns (stream Item);

              rpc Chat(stream Item) returns (stream Item) {
                option (opt.route).get = "/chat";
              }
            }

            """,
            text);
        await Compilers.AcceptProtoAsync(ProtoPath, (ProtoPath, text), (Options, IdlWriter.Write(options)));
    }

    [Fact]
    public async Task Write_Proto2_HasLabelsDefaultsGroupsAndExtensions()
    {
        IdlFile file = ProtoFile(
            IdlSyntax.Proto2,
            [
                Struct(
                    ProtoPath,
                    "shop.Item",
                    Field(1, "sku", Scalar(IdlScalar.String), IdlPresence.Required),
                    Field(2, "rate", Scalar(IdlScalar.Float), IdlPresence.Optional, new IdlDouble(0.1f)),
                    Field(3, "worst", Scalar(IdlScalar.Double), IdlPresence.Optional, new IdlDouble(double.NegativeInfinity)),
                    Field(4, "most", Scalar(IdlScalar.UInt64), IdlPresence.Optional, new IdlInteger(-1)),
                    Field(5, "seal", Scalar(IdlScalar.Binary), IdlPresence.Optional, new IdlBytes(new([0, 34, 65, 255]))),
                    Field(6, "text", Scalar(IdlScalar.String), IdlPresence.Optional, new IdlText("a\"\\\nü")),
                    Field(7, "codes", new IdlListType(Scalar(IdlScalar.SInt32)), isPacked: true),
                    Field(8, "more", new IdlListType(Scalar(IdlScalar.SInt32))),
                    Field(9, "result", new IdlListType(Message("shop.Item.Result", ProtoPath)), isGroup: true)) with
                {
                    ExtensionRanges = new([new(100, 199), new(500, 536_870_911)]),
                },
                Struct(ProtoPath, "shop.Item.Result", Field(1, "url", Scalar(IdlScalar.String), IdlPresence.Optional)),
                new IdlExtension(new IdlId(ProtoPath, "shop.more"), null, new IdlId(ProtoPath, "shop.Item"), Field(100, "more", new IdlListType(Scalar(IdlScalar.Bool)))),
            ]);

        string text = IdlWriter.Write(file);

        Assert.Equal(
            """
            syntax = "proto2";

            package shop;

            message Item {
              extensions 100 to 199, 500 to max;
              required string sku = 1;
              optional float rate = 2 [default = 0.1];
              optional double worst = 3 [default = -inf];
              optional uint64 most = 4 [default = 18446744073709551615];
              optional bytes seal = 5 [default = "\000\"A\377"];
              optional string text = 6 [default = "a\"\\\nü"];
              repeated sint32 codes = 7 [packed = true];
              repeated sint32 more = 8;
              repeated group Result = 9 {
                optional string url = 1;
              }
            }

            extend Item {
              repeated bool more = 100;
            }

            """,
            text);
        await Compilers.AcceptProtoAsync(ProtoPath, (ProtoPath, text));
    }

    [Fact]
    public void Write_Edition2023_SaysFeaturesWhereTheyDifferFromTheFile()
    {
        IdlFile file = ProtoFile(
            IdlSyntax.Edition2023,
            [
                Note("features.field_presence", "IMPLICIT"),
                EnumOf(ProtoPath, "shop.Color", ("RED", 1)) with { IsClosed = true, ReservedNames = new(["OLD"]), Reserved = new([new(5, int.MaxValue)]) },
                Struct(
                    ProtoPath,
                    "shop.Item",
                    Field(1, "implied", Scalar(IdlScalar.I32)),
                    Field(2, "told", Scalar(IdlScalar.I32), IdlPresence.Optional),
                    Field(3, "needed", Scalar(IdlScalar.I32), IdlPresence.Required),
                    Field(4, "one", new IdlListType(Scalar(IdlScalar.I32))),
                    Field(5, "many", new IdlListType(Scalar(IdlScalar.I32)), isPacked: true),
                    Field(6, "part", Message("shop.Item", ProtoPath), IdlPresence.Optional, isGroup: true),
                    Field(7, "raw", Scalar(IdlScalar.String)) with { IsUtf8Checked = false }),
            ]);

        Assert.Equal(
            """
            edition = "2023";

            package shop;

            option features.field_presence = IMPLICIT;

            enum Color {
              option features.enum_type = CLOSED;
              reserved 5 to max;
              reserved OLD;
              RED = 1;
            }

            message Item {
              int32 implied = 1;
              int32 told = 2 [features.field_presence = EXPLICIT];
              int32 needed = 3 [features.field_presence = LEGACY_REQUIRED];
              repeated int32 one = 4 [features.repeated_field_encoding = EXPANDED];
              repeated int32 many = 5;
              Item part = 6 [features.message_encoding = DELIMITED];
              string raw = 7 [features.utf8_validation = NONE];
            }

            """,
            IdlWriter.Write(file));
    }

    [Fact]
    public async Task Write_NamesThatInnerOnesHide_AreQualifiedUntilTheyAreNot()
    {
        IdlFile other = ProtoFile(IdlSyntax.Proto3, [Struct("a.proto", "google.Item") with { Container = null }], "a.proto", "google");
        IdlFile file = ProtoFile(
            IdlSyntax.Proto3,
            [
                Struct(ProtoPath, "shop.Item"),
                Struct(ProtoPath, "shop.Outer", Field(1, "inner", Message("shop.Outer.Item", ProtoPath)), Field(2, "outer", Message("shop.Item", ProtoPath)), Field(3, "shop", Scalar(IdlScalar.I32))),
                Struct(ProtoPath, "shop.Outer.Item"),
                Struct(ProtoPath, "shop.google", Field(1, "far", Message("google.Item", "a.proto"))),
            ],
            imports: "a.proto");

        string text = IdlWriter.Write(file, new IdlSchema(new([file, other]), default));

        Assert.Contains("  Item inner = 1;\n  .shop.Item outer = 2;\n", text, StringComparison.Ordinal);
        Assert.Contains("  .google.Item far = 1;\n", text, StringComparison.Ordinal);
        await Compilers.AcceptProtoAsync(ProtoPath, (ProtoPath, text), ("a.proto", IdlWriter.Write(other)));
    }

    [Fact]
    public void Write_Imports_AreRelativeToTheRootThatHoldsThem()
    {
        IdlFile file = ProtoFile(IdlSyntax.Proto3, [], "/src/idl/shop/item.proto", "", "/src/idl/common/money.proto", "/src/idl/shop/sub/x.proto", "google/protobuf/any.proto") with
        {
            PublicImports = new(["/src/idl/common/money.proto"]),
        };

        Assert.Contains(
            "import public \"common/money.proto\";\nimport \"shop/sub/x.proto\";\nimport \"google/protobuf/any.proto\";\n",
            IdlWriter.Write(file, options: new IdlOptions(new(["/src", "/src/idl/"]))),
            StringComparison.Ordinal);
        Assert.Contains("import \"sub/x.proto\";", IdlWriter.Write(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RequiredFieldInProto3_SaysThatItCannotBeSaid()
    {
        IdlFile file = ProtoFile(IdlSyntax.Proto3, [Struct(ProtoPath, "shop.A", Field(1, "x", Scalar(IdlScalar.I32), IdlPresence.Required))]);

        Assert.Contains("no required field, as 'x' is, in proto3", Assert.Throws<ArgumentException>(() => IdlWriter.Write(file)).Message, StringComparison.Ordinal);
    }

    private static IdlFile OptionsFile()
    {
        IdlExtension Option(string name, string of, int id, IdlType type)
            => new(new IdlId(Options, "opt." + name), null, new IdlId("google/protobuf/descriptor.proto", $"google.protobuf.{of}Options"), Field(id, name, type, IdlPresence.Optional));

        return ProtoFile(
            IdlSyntax.Proto3,
            [
                new IdlExtension(new IdlId(Options, "opt.limit"), null, new IdlId("google/protobuf/descriptor.proto", "google.protobuf.FieldOptions"), Field(50001, "limit", Scalar(IdlScalar.I32), IdlPresence.Optional)),
                Option("rule", "Message", 50001, Message("opt.Rule", Options)),
                Option("route", "Method", 50001, Message("opt.Route", Options)),
                Struct(Options, "opt.Rule", Field(1, "name", Scalar(IdlScalar.String)), Field(2, "parts", new IdlListType(Message("opt.Part", Options)))) with { Container = null },
                Struct(Options, "opt.Part", Field(1, "key", Scalar(IdlScalar.String)), Field(2, "n", new IdlListType(Scalar(IdlScalar.I32)), isPacked: true)) with { Container = null },
                Struct(Options, "opt.Route", Field(1, "get", Scalar(IdlScalar.String))) with { Container = null },
            ],
            Options,
            "opt");
    }

    private static IdlFile Proto3()
    {
        const string Timestamp = "google/protobuf/timestamp.proto";
        IdlMessageType item = Message("shop.Item", ProtoPath);
        IdlMessageType part = Message("shop.Item.Part", ProtoPath);
        IdlField request = Field(1, "", item);
        return ProtoFile(
            IdlSyntax.Proto3,
            [
                Note("csharp_namespace", "Shop", isText: true),
                Note("optimize_for", "SPEED"),
                Struct(
                    ProtoPath,
                    "shop.Item",
                    Field(1, "sku", Scalar(IdlScalar.String), json: "SKU", doc: "What it is called."),
                    Field(2, "count", Scalar(IdlScalar.I32), IdlPresence.Optional),
                    Field(3, "codes", new IdlListType(Scalar(IdlScalar.Fixed64))),
                    Field(5, "tags", new IdlListType(Scalar(IdlScalar.String))),
                    Field(6, "parts", new IdlMapType(Scalar(IdlScalar.String), part)),
                    Field(7, "card", part, IdlPresence.Optional, oneOf: "payment"),
                    Field(9, "color", Enum("shop.Item.Color", ProtoPath), notes: [Note("deprecated", "true"), Note("(opt.limit)", "5")]),
                    Field(8, "cash", Scalar(IdlScalar.Binary), IdlPresence.Optional, oneOf: "payment"),
                    Field(20, "at", Message("google.protobuf.Timestamp", Timestamp), IdlPresence.Optional)) with
                {
                    Doc = "An item.\n\nKept for years.",
                    Reserved = new([new(4, 4), new(10, 12), new(1000, 536_870_911)]),
                    ReservedNames = new(["old", "older"]),
                    Annotations = new(
                    [
                        Note("(opt.rule).name", "x", isText: true),
                        Note("(opt.rule).parts[0].key", "a", isText: true),
                        Note("(opt.rule).parts[0].n", "1"),
                        Note("(opt.rule).parts[0].n", "2"),
                        Note("(opt.rule).parts[1].key", "b", isText: true),
                    ]),
                },
                EnumOf(ProtoPath, "shop.Item.Color") with
                {
                    Values = new([new("UNKNOWN", 0, null, default, Here(ProtoPath)), new("NONE", 0, null, new([Note("deprecated", "true")]), Here(ProtoPath))]),
                },
                Struct(ProtoPath, "shop.Item.Part", Field(1, "item", Scalar(IdlScalar.String))),
                Service(
                    ProtoPath,
                    "shop.Catalog",
                    Method("Get", item, request) with { IsIdempotent = true },
                    Method("Watch", item, request) with { Kind = MethodKind.ServerStreaming },
                    Method("Chat", item, request) with { Kind = MethodKind.DuplexStreaming, Annotations = new([Note("(opt.route).get", "/chat", isText: true)]) }) with
                {
                    Doc = "Sells.",
                },
            ],
            imports: [Timestamp, Options]) with
        {
            Doc = "What the shop sells.",
        };
    }
}
