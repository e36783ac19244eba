using System.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

public sealed class ConstantTests
{
    private const string Definitions = """
        enum Color { RED = 1, GREEN = 2 }
        typedef Color Colour
        struct Point { 1: i32 x, 2: optional double y, 3: list<string> names }
        union Id { 1: i64 number, 2: string text }
        const i32 ONE = 1
        const string TEXT = "text"
        const list<i32> NUMBERS = [1, ONE]
        const map<string, i32> BY_NAME = {"a": 1}
        const Point ORIGIN = {"x": 0}
        const double HALF = 0.5
        const binary BYTES = "ab"

        """;

    private static readonly IdlId s_color = new(ThriftSource.Path, "Color");

    public static TheoryData<string, string, IdlValue> Values => new()
    {
        { "bool", "true", new IdlBool(true) },
        { "bool", "0", new IdlBool(false) },
        { "bool", "ONE", new IdlBool(true) },
        { "i8", "-128", new IdlInteger(-128) },
        { "i64", "0x7FFFFFFFFFFFFFFF", new IdlInteger(long.MaxValue) },
        { "i16", "ONE", new IdlInteger(1) },
        { "i32", "Color.GREEN", new IdlInteger(2) },
        { "double", "3", new IdlDouble(3) },
        { "double", "2.5", new IdlDouble(2.5) },
        { "double", "ONE", new IdlDouble(1) },
        { "double", "HALF", new IdlDouble(0.5) },
        { "string", "'it'", new IdlText("it") },
        { "string", "TEXT", new IdlText("text") },
        { "binary", "'ä'", new IdlBytes(new([0xC3, 0xA4])) },
        { "binary", "TEXT", new IdlBytes(new(Encoding.UTF8.GetBytes("text"))) },
        { "binary", "BYTES", new IdlBytes(new([0x61, 0x62])) },
        { "uuid", "'{01234567-89AB-cdef-0123-456789abcdef}'", new IdlText("01234567-89ab-cdef-0123-456789abcdef") },
        { "Color", "Color.RED", new IdlEnumConstant(s_color, "RED", 1) },
        { "Colour", "Color.RED", new IdlEnumConstant(s_color, "RED", 1) },
        { "Color", "Colour.GREEN", new IdlEnumConstant(s_color, "GREEN", 2) },
        { "Color", "2", new IdlEnumConstant(s_color, "GREEN", 2) },
        { "Color", "9", new IdlEnumConstant(s_color, null, 9) },
        { "Color", "ONE", new IdlEnumConstant(s_color, "RED", 1) },
        { "list<i32>", "NUMBERS", new IdlListValue(new([new IdlInteger(1), new IdlInteger(1)])) },
        { "list<double>", "NUMBERS", new IdlListValue(new([new IdlDouble(1), new IdlDouble(1)])) },
        { "set<string>", "['b', 'a', 'b']", new IdlListValue(new([new IdlText("b"), new IdlText("a")])) },
        { "list<i32>", "{}", new IdlListValue(default) },
        { "map<string, i32>", "[]", new IdlMapValue(default) },
        { "map<string, i64>", "BY_NAME", new IdlMapValue(new([new IdlMapEntry(new IdlText("a"), new IdlInteger(1))])) },
        { "map<Color, bool>", "{Color.RED: true}", new IdlMapValue(new([new IdlMapEntry(new IdlEnumConstant(s_color, "RED", 1), new IdlBool(true))])) },
        { "Point", "ORIGIN", new IdlStructValue(new(ThriftSource.Path, "Point"), new([new IdlFieldValue("x", new IdlInteger(0))])) },
        {
            "Point",
            "{'y': 1, 'names': [TEXT]}",
            new IdlStructValue(
                new(ThriftSource.Path, "Point"),
                new([new IdlFieldValue("y", new IdlDouble(1)), new IdlFieldValue("names", new IdlListValue(new([new IdlText("text")])))]))
        },
        { "Id", "{'number': ONE}", new IdlStructValue(new(ThriftSource.Path, "Id"), new([new IdlFieldValue("number", new IdlInteger(1))])) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Constant_OfAType_HasItsValueWithoutNames(string type, string value, IdlValue expected)
    {
        IdlFile file = ThriftSource.Link($"{Definitions} const {type} C = {value}");

        Assert.Equal(expected, file.Constants[^1].Value);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Default_OfAField_HasItsValueWithoutNames(string type, string value, IdlValue expected)
    {
        IdlFile file = ThriftSource.Link($"{Definitions} struct S {{ 1: {type} f = {value} }}");

        Assert.Equal(expected, file.Messages[^1].Fields[0].Default);
    }

    [Theory]
    [InlineData("i32", "[1]")]
    [InlineData("list<i32>", "ORIGIN")]
    [InlineData("set<i32>", "NUMBERS")]
    [InlineData("string", "BYTES")]
    [InlineData("i32", "HALF")]
    [InlineData("i32", "ORIGIN")]
    [InlineData("bool", "Color.RED")]
    [InlineData("Point", "Color.RED")]
    [InlineData("Point", "BY_NAME")]
    [InlineData("Id", "ORIGIN")]
    [InlineData("Color", "1.5")]
    [InlineData("map<i32, i32>", "BY_NAME")]
    public void Constant_OfAnotherType_IsAMismatch(string type, string value)
    {
        IdlSchema schema = ThriftSource.LinkAny($"{Definitions} const {type} C = {value}");

        Assert.Equal(IdlRules.ValueTypeMismatch.Id, Assert.Single(schema.Diagnostics).Id);
        Assert.DoesNotContain(schema.Files[0].Constants, constant => constant.Id.Name == "C");
    }

    [Fact]
    public void Constant_OfAnIncludedFile_IsFoundByTheNameOfTheFile()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("main.thrift", "include 'x.y.thrift' const i32 A = x.y.B const x.y.E C = x.y.E.F"),
            ("x.y.thrift", "const i32 B = 7 enum E { F = 3 }"));

        Assert.Empty(schema.Diagnostics);
        Assert.Equal([new IdlInteger(7), new IdlEnumConstant(new("x.y.thrift", "E"), "F", 3)], schema.Files[0].Constants.Select(constant => constant.Value));
    }

    [Fact]
    public void Constant_ThatMayBeAnItemToo_IsAmbiguous()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("main.thrift", "include 'x.thrift' enum x { A } const i32 B = x.A"),
            ("x.thrift", "const i32 A = 7"));

        Assert.Equal(IdlRules.AmbiguousName.Id, Assert.Single(schema.Diagnostics).Id);
    }

    [Fact]
    public void Constants_ThatDoubleEachTime_AreBounded()
    {
        StringBuilder text = new("const list<list<i32>> C0 = [[1], [2]]\n");
        string type = "list<list<i32>>";
        for (int i = 1; i < 60; i++)
        {
            type = $"list<{type}>";
            text.Append($"const {type} C{i} = [C{i - 1}, C{i - 1}]\n");
        }

        IdlSchema schema = ThriftSource.LinkAny(text.ToString());

        Assert.Equal(IdlRules.TooDeep.Id, Assert.Single(schema.Diagnostics).Id);
        Assert.InRange(schema.Files[0].Constants.Count, 10, 25);
    }

    [Fact]
    public void Constants_ThatNestOneDeeperEachTime_AreBounded()
    {
        StringBuilder text = new("struct S { 1: optional S s }\nconst S C0 = {}\n");
        for (int i = 1; i < 1_000; i++)
        {
            text.Append($"const S C{i} = {{'s': C{i - 1}}}\n");
        }

        IdlSchema schema = ThriftSource.LinkAny(text.ToString());

        Assert.Equal(IdlRules.TooDeep.Id, Assert.Single(schema.Diagnostics).Id);
        Assert.Equal(64, schema.Files[0].Constants.Count);
    }

    [Theory]
    [InlineData("typedef T{0} T{1}\n", "typedef i32 T{0}\n")]
    [InlineData("const i32 T{1} = T{0}\n", "const i32 T{0} = 1\n")]
    [InlineData("service T{1} extends T{0} {{}}\n", "service T{0} {{}}\n")]
    public void Chains_BackwardAndLong_DoNotOverflowTheStack(string link, string end)
    {
        const int Length = 20_000;
        StringBuilder text = new();
        for (int i = Length; i > 0; i--)
        {
            text.AppendFormat(null, link, i - 1, i);
        }

        text.AppendFormat(null, end, 0);

        IdlSchema schema = ThriftSource.LinkAny(text.ToString());

        Assert.Contains(schema.Diagnostics, diagnostic => diagnostic.Id == IdlRules.TooDeep.Id);
    }
}
