using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Writing;

/// <summary>Text that is written says what was read: to our own parsers, and to the compilers of others.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> ThriftFiles => Good("Thrift", ".thrift");

    public static TheoryData<string> ProtobufFiles => Good("Protobuf", ".proto");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(ThriftFiles))]
    public async Task Write_ThriftFileOfTheCorpus_ReadsBackAsItWas(string file)
    {
        RoundTrip trip = RoundTrip.Of(Corpus.Load("Thrift", file));

        trip.AssertSame();
        if (await Compilers.AcceptsThriftAsync(file, Original("Thrift", trip)))
        {
            await Compilers.AcceptThriftAsync(file, [.. trip.Files]);
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(ProtobufFiles))]
    public async Task Write_ProtobufFileOfTheCorpus_ReadsBackAsItWas(string file)
    {
        RoundTrip trip = RoundTrip.Of(Corpus.Load("Protobuf", file));

        trip.AssertSame();
        if (await Compilers.AcceptsProtoAsync(file, Original("Protobuf", trip)))
        {
            await Compilers.AcceptProtoAsync(file, [.. trip.Files]);
        }
    }

    [Fact]
    public async Task Write_Proto2WithEverything_ReadsBackAsItWas()
    {
        const string Text = """
            // Head of the file.

            syntax = "proto2";

            package shop.v1;

            import "google/protobuf/descriptor.proto";
            import "google/protobuf/any.proto";

            option java_package = "com.shop";
            option optimize_for = CODE_SIZE;
            option (tag) = "a \"b\" \\ \n";
            option (rules) = { name: "first" limit { min: 1 max: 2.5 } limit { min: 3 } on: true };
            option (rules) = { name: "second" [shop.v1.more]: 7 };

            message Rules {
              optional string name = 1;
              message Limit {
                optional int32 min = 1;
                optional double max = 2;
              }
              repeated Limit limit = 2;
              optional bool on = 3;
              repeated int32 codes = 4;
              extensions 100 to 199;
            }

            extend Rules { optional int32 more = 100; }

            extend google.protobuf.FileOptions {
              optional string tag = 50001;
              repeated Rules rules = 50002;
            }

            extend google.protobuf.FieldOptions {
              optional Rules rule = 50001;
              repeated string tags = 50002;
            }

            /* A closed enum. */
            enum Color {
              option allow_alias = true;
              reserved 5, 7 to 9, 100 to max;
              reserved "OLD";
              RED = 1; // the first
              ROT = 1;
              DARK = -2 [deprecated = true];
            }

            message Item {
              option deprecated = true;
              reserved 50, 60 to 69;
              reserved "gone", "lost";
              extensions 1000 to max;
              required string sku = 1 [(rule) = { name: "x" codes: [1, 2, 3] }, (tags) = "a", (tags) = "b"];
              optional Color color = 2 [default = DARK];
              optional float rate = 3 [default = 1e-3];
              optional double worst = 4 [default = nan];
              optional bytes seal = 5 [default = "\001\377\"'"];
              optional uint64 most = 6 [default = 0xFFFFFFFFFFFFFFFF];
              optional int64 least = 7 [default = -9223372036854775808];
              optional string text = 8 [default = "ä\t?", json_name = "Text"];
              repeated int32 packed = 9 [packed = true];
              repeated int32 unpacked = 10;
              map<sfixed32, Item> children = 11 [deprecated = true];
              optional group Result = 12 {
                optional string url = 1;
                optional group Deep = 2 { optional bool x = 1; }
              }
              repeated group Results = 13 { optional string url = 1; }
              oneof payment {
                // By card.
                string card = 14;
                group Cash = 15 { optional int64 cents = 1; }
                google.protobuf.Any other = 16 [lazy = true];
              }
              message Item { optional .shop.v1.Item outer = 1; optional Item inner = 2; }
              optional Item nested = 17;
              extend .shop.v1.Item { optional sint64 hidden = 1000; }
            }

            service Catalog {
              option deprecated = true;
              rpc Get(Item) returns (.shop.v1.Item.Item) { option idempotency_level = NO_SIDE_EFFECTS; }
              rpc Put(stream Item) returns (Item);
              rpc Watch(Item) returns (stream Item) {}
              rpc Chat(stream Item) returns (stream Item) { option deprecated = true; }
            }
            """;

        RoundTrip trip = RoundTrip.Of(("shop/v1/all.proto", Text));

        Assert.Empty(trip.Before.Diagnostics.Where(d => IdlRules.All[d.Id].Severity == IdlSeverity.Error).Select(d => IdlRules.All[d.Id].MessageOf(d)));
        trip.AssertSame();
        await Compilers.AcceptProtoAsync("shop/v1/all.proto", ("shop/v1/all.proto", Text));
        await Compilers.AcceptProtoAsync("shop/v1/all.proto", [.. trip.Files]);
    }

    [Fact]
    public void Write_EditionWithInheritedFeatures_ReadsBackAsItWas()
    {
        RoundTrip trip = RoundTrip.Of(("a.proto", """
            edition = "2023";
            package a;
            option features.field_presence = IMPLICIT;
            option features.enum_type = CLOSED;
            option features.utf8_validation = NONE;

            message A {
              option features.json_format = LEGACY_BEST_EFFORT;
              int32 told = 1 [features.field_presence = EXPLICIT];
              int32 implied = 2;
              string needed = 3 [features.field_presence = LEGACY_REQUIRED];
              repeated int32 one = 4 [features.repeated_field_encoding = EXPANDED];
              A part = 5 [features.message_encoding = DELIMITED];
              string checked = 6 [features.utf8_validation = VERIFY];
              map<string, E> map = 7;
              oneof kind { string s = 8; A a = 9; }
              enum E { option features.enum_type = OPEN; ZERO = 0; reserved OLD; }
              repeated A parts = 10;
            }

            enum Closed { ONE = 1; }
            """));

        Assert.Empty(trip.Before.Diagnostics.Where(d => IdlRules.All[d.Id].Severity == IdlSeverity.Error).Select(d => IdlRules.All[d.Id].MessageOf(d)));
        trip.AssertSame();
    }

    private static (string Path, string Text)[] Original(string language, RoundTrip trip)
        => [.. trip.Files.Select(f => (f.Path, File.ReadAllText(Path.Combine(Corpus.FolderOf(language), f.Path))))];

    private static TheoryData<string> Good(string language, string extension)
    {
        string root = Corpus.FolderOf(language);
        return Directory.Exists(Path.Combine(root, "good")) ? Corpus.Files(language, "good", extension) : [];
    }
}
