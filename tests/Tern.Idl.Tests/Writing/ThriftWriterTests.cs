using Tern.Idl.Writing;
using Tern.Schema;
using Tern.Schema.Idl;
using static Tern.Idl.Tests.Writing.Make;

namespace Tern.Idl.Tests.Writing;

public sealed class ThriftWriterTests
{
    [Fact]
    public async Task Write_EveryConstruct_SpellsItAsThriftDoes()
    {
        IdlFile file = Everything();

        string text = IdlWriter.Write(file);

        Assert.Equal(
            """
            /* What the shop sells. */

            namespace netstd Shop.Contracts
            namespace * shop

            include "common/money.thrift"

            typedef list<i64> Ids

            enum Color {
              RED = 0
              DARK_RED = -1 (deprecated = "use RED")
            }

            const i32 LIMIT = 5
            const map<string, list<double>> RATES = { "eur": [1.0, 0.5] }

            /**
             * An item.
             *
             * Kept for years.
             */
            struct Item {
              /** What it is called; quoted as 'this' */
              1: required string sku
              2: optional Color color = Color.RED (api.path = "color")
              3: list<money.Money> prices
              4: map<i64, set<string>> tags
              -1: binary seal
              5: bool isSold = true
              6: string note = '"as is"'
              7: uuid id
            } (tern.style = "record")

            union Payment {
              1: money.Money cash
              2: string voucher
            }

            exception OutOfStock {
              1: string sku
            }

            /** Sells. */
            service Catalog extends money.Bank {
              Item get(1: string sku, 2: i32 limit = 10) throws (1: OutOfStock e) (tern.idempotent = "true")

              oneway void track(1: list<Item> items)

              Item watch(1: Item item) (streaming.mode = "server")

              void close()
            }

            """,
            text);
        await Compilers.AcceptThriftAsync(ThriftPath, (ThriftPath, text.Replace("uuid id", "string id", StringComparison.Ordinal).Replace("  -1: binary", "  8: binary", StringComparison.Ordinal)), ("common/money.thrift", "struct Money { 1: i64 cents }\nservice Bank {}\n"));
    }

    [Fact]
    public async Task Write_DefinitionsThatNeedLaterOnes_PutsTheseInFront()
    {
        IdlFile file = ThriftFile(
        [
            Service(ThriftPath, "First", Method("get", Message("Last"), Field(1, "a", Message("Last"), initial: null))) with { Extends = new IdlId(ThriftPath, "Base") },
            Struct(ThriftPath, "Colored", Field(1, "color", Enum("Late"), initial: new IdlEnumConstant(new IdlId(ThriftPath, "Late"), "A", 0))),
            EnumOf(ThriftPath, "Late", ("A", 0)),
            Service(ThriftPath, "Base"),
            Struct(ThriftPath, "Last"),
        ]);

        string text = IdlWriter.Write(file);

        Assert.Equal(["Last", "Base", "First", "Late", "Colored"], Names(text));
        await Compilers.AcceptThriftAsync(ThriftPath, (ThriftPath, text));
    }

    [Fact]
    public async Task Write_LongMethod_PutsOneArgumentOnEachLine()
    {
        IdlField[] parameters = [.. Enumerable.Range(1, 6).Select(i => Field(i, $"aRatherLongArgumentName{i}", Scalar(IdlScalar.String)))];
        IdlMethod method = Method("find", null, parameters) with { Throws = new([Field(1, "e", Message("Oops", kind: IdlMessageKind.Exception))]) };

        string text = IdlWriter.Write(ThriftFile([Struct(ThriftPath, "Oops") with { Kind = IdlMessageKind.Exception }, Service(ThriftPath, "Finder", method)]));

        Assert.Contains(
            """
              void find(
                1: string aRatherLongArgumentName1,
            """,
            text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            """
                6: string aRatherLongArgumentName6
              ) throws (
                1: Oops e
              )
            }

            """,
            text,
            StringComparison.Ordinal);
        await Compilers.AcceptThriftAsync(ThriftPath, (ThriftPath, text));
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("\"", "'\"'")]
    [InlineData("'\"", "\"'\\\"\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("a\nb\tc", "\"a\\nb\\tc\"")]
    public void Text_AnyCharacters_IsQuotedSoThatItReadsBack(string value, string expected) => Assert.Equal(expected, ThriftLiterals.Text(value));

    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.Epsilon, "5E-324")]
    public void Double_AnyFiniteValue_HasAPointOrAnExponent(double value, string expected)
    {
        string text = IdlWriter.Write(ThriftFile([new IdlConstant(new IdlId(ThriftPath, "X"), Scalar(IdlScalar.Double), new IdlDouble(value), null, default, Here(ThriftPath))]));

        Assert.Equal($"const double X = {expected}\n", text);
    }

    [Fact]
    public void Write_TypeThatThriftHasNot_SaysSo()
    {
        IdlFile file = ThriftFile([Struct(ThriftPath, "A", Field(1, "x", Scalar(IdlScalar.Fixed32)))]);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => IdlWriter.Write(file));

        Assert.StartsWith("'shop.thrift' cannot be written: Thrift has no type Fixed32.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CommentThatEndsComments_DoesNotEndThisOne()
    {
        string text = IdlWriter.Write(ThriftFile([Struct(ThriftPath, "A") with { Doc = "a */ b" }]));

        Assert.Equal("/** a * / b */\nstruct A {\n}\n", text);
    }

    [Fact]
    public void Write_IncludesOfOtherFolders_AreRelativeToTheFile()
    {
        IdlFile file = ThriftFile([], "idl/shop/catalog.thrift", "idl/common/money.thrift", "idl/shop/item.thrift", "idl/shop/sub/x.thrift");

        Assert.Equal("include \"../common/money.thrift\"\ninclude \"item.thrift\"\ninclude \"sub/x.thrift\"\n", IdlWriter.Write(file));
    }

    private static IEnumerable<string> Names(string text)
        => text.Split('\n').Where(line => line.EndsWith('{')).Select(line => line.Split(' ')[1]);

    private static IdlFile Everything()
    {
        const string Money = "common/money.thrift";
        IdlId color = new(ThriftPath, "Color");
        IdlMessageType item = Message("Item");
        IdlFile file = ThriftFile(
            [
                new IdlNamespace("netstd", "Shop.Contracts"),
                new IdlNamespace("*", "shop"),
                new IdlTypedef(new IdlId(ThriftPath, "Ids"), new IdlListType(Scalar(IdlScalar.I64)), null, default, Here(ThriftPath)),
                EnumOf(ThriftPath, "Color") with
                {
                    Values = new([new("RED", 0, null, default, Here(ThriftPath)), new("DARK_RED", -1, null, new([Note("deprecated", "use RED")]), Here(ThriftPath))]),
                },
                new IdlConstant(new IdlId(ThriftPath, "LIMIT"), Scalar(IdlScalar.I32), new IdlInteger(5), null, default, Here(ThriftPath)),
                new IdlConstant(
                    new IdlId(ThriftPath, "RATES"),
                    new IdlMapType(Scalar(IdlScalar.String), new IdlListType(Scalar(IdlScalar.Double))),
                    new IdlMapValue(new([new IdlMapEntry(new IdlText("eur"), new IdlListValue(new([new IdlDouble(1), new IdlDouble(0.5)])))])),
                    null,
                    default,
                    Here(ThriftPath)),
                Struct(
                    ThriftPath,
                    "Item",
                    Field(1, "sku", Scalar(IdlScalar.String), IdlPresence.Required, doc: "What it is called; quoted as 'this'"),
                    Field(2, "color", Enum("Color"), IdlPresence.Optional, new IdlEnumConstant(color, "RED", 0), notes: Note("api.path", "color")),
                    Field(3, "prices", new IdlListType(Message("Money", Money))),
                    Field(4, "tags", new IdlMapType(Scalar(IdlScalar.I64), new IdlSetType(Scalar(IdlScalar.String)))),
                    Field(-1, "seal", Scalar(IdlScalar.Binary)),
                    Field(5, "isSold", Scalar(IdlScalar.Bool), initial: new IdlBool(true)),
                    Field(6, "note", Scalar(IdlScalar.String), initial: new IdlText("\"as is\"")),
                    Field(7, "id", Scalar(IdlScalar.Uuid))) with
                {
                    Doc = "An item.\n\nKept for years.",
                    Annotations = new([Note("tern.style", "record")]),
                },
                Struct(ThriftPath, "Payment", Field(1, "cash", Message("Money", Money), IdlPresence.Optional), Field(2, "voucher", Scalar(IdlScalar.String), IdlPresence.Optional)) with
                {
                    Kind = IdlMessageKind.Union,
                },
                Struct(ThriftPath, "OutOfStock", Field(1, "sku", Scalar(IdlScalar.String))) with { Kind = IdlMessageKind.Exception },
                Service(
                    ThriftPath,
                    "Catalog",
                    Method("get", item, Field(1, "sku", Scalar(IdlScalar.String)), Field(2, "limit", Scalar(IdlScalar.I32), initial: new IdlInteger(10))) with
                    {
                        Throws = new([Field(1, "e", Message("OutOfStock", kind: IdlMessageKind.Exception))]),
                        IsIdempotent = true,
                    },
                    Method("track", null, Field(1, "items", new IdlListType(item))) with { Kind = MethodKind.OneWay },
                    Method("watch", item, Field(1, "item", item)) with { Kind = MethodKind.ServerStreaming },
                    Method("close", null)) with
                {
                    Doc = "Sells.",
                    Extends = new IdlId(Money, "Bank"),
                },
            ],
            imports: Money);
        return file with { Doc = "What the shop sells." };
    }
}
