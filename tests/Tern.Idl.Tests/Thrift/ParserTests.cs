using Tern.Idl.Thrift;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

public sealed class ParserTests
{
    [Fact]
    public void Parse_Headers_KeepsThemAsWritten()
    {
        ThriftDocument document = ThriftSource.Parse("""
            include "a/b.thrift"
            cpp_include '<map>'
            namespace * all
            namespace netstd Shop.Contracts (x = "y", bare)
            """);

        IdlInclude include = Assert.Single(document.Includes);
        Assert.Equal("a/b.thrift", include.Path);
        Assert.Equal((0, 8, 20), (include.Where.StartLine, include.Where.StartColumn, include.Where.EndColumn));
        Assert.Equal(["<map>"], document.CppIncludes);
        Assert.Equal([("*", "all"), ("netstd", "Shop.Contracts")], document.Namespaces.Select(n => (n.Scope, n.Name)));
        Assert.Equal([("x", "y"), ("bare", "true")], document.Namespaces[1].Annotations.Select(a => (a.Key, a.Value)));
        Assert.Empty(document.SyntaxErrors);
    }

    [Fact]
    public void Parse_Field_KeepsAllItsParts()
    {
        ThriftField field = FieldOf("0x10: optional map<string, list<i32>> (sorted) & counts = {'a': [1]} (go.tag = \"x\"; go.tag = \"y\")");

        Assert.Equal(16, field.Id);
        Assert.Equal(IdlPresence.Optional, field.Presence);
        Assert.True(field.IsReference);
        Assert.Equal("counts", field.Name);
        ThriftMapType type = Assert.IsType<ThriftMapType>(field.Type);
        Assert.Equal("sorted", Assert.Single(type.Annotations).Key);
        Assert.Equal(IdlScalar.I32, Assert.IsType<ThriftScalarType>(Assert.IsType<ThriftListType>(type.Value).Element).Kind);
        Assert.Single(Assert.IsType<ThriftMap>(field.Default).Entries);
        Assert.Equal([("go.tag", "x"), ("go.tag", "y")], field.Annotations.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public void Parse_Function_KeepsAllItsParts()
    {
        ThriftService service = Assert.IsType<ThriftService>(Assert.Single(ThriftSource.Parse(
            "service S extends base.S { oneway void a() async void b(), list<i32> c(1: i32 x, 2: i32 y = 5) throws (1: E e) (streaming.mode = 'unary'); }").Definitions));

        Assert.Equal("base.S", service.Extends!.Name);
        Assert.Equal([("a", true), ("b", true), ("c", false)], service.Functions.Select(f => (f.Name, f.IsOneWay)));
        ThriftFunction last = service.Functions[2];
        Assert.IsType<ThriftListType>(last.Result);
        Assert.Equal(["x", "y"], last.Arguments.Select(a => a.Name));
        Assert.Equal("e", Assert.Single(last.Throws).Name);
        Assert.Equal("streaming.mode", Assert.Single(last.Annotations).Key);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("+7", 7)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("0xfF", 255)]
    [InlineData("-0x10", -16)]
    [InlineData("0o17", 15)]
    [InlineData("010", 10)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    public void Parse_Integer_HasItsValue(string text, long expected)
    {
        Assert.Equal(expected, Assert.IsType<ThriftInteger>(ValueOf(text)).Value);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5e1", -5)]
    [InlineData("1E-2", 0.01)]
    [InlineData("+2.5e+3", 2500)]
    public void Parse_Double_HasItsValue(string text, double expected)
    {
        Assert.Equal(expected, Assert.IsType<ThriftDouble>(ValueOf(text)).Value);
    }

    [Theory]
    [InlineData(""" "plain" """, "plain")]
    [InlineData(""" 'it\'s' """, "it's")]
    [InlineData(""" "a\"b" """, "a\"b")]
    [InlineData(""" "\r\n\t\\" """, "\r\n\t\\")]
    [InlineData(""" "^\d+\.\w$" """, @"^\d+\.\w$")]
    [InlineData(""" "^\\d+$" """, @"^\d+$")]
    [InlineData(""" "" """, "")]
    [InlineData(""" "// no comment" """, "// no comment")]
    public void Parse_Literal_HasItsText(string text, string expected)
    {
        Assert.Equal(expected, Assert.IsType<ThriftText>(ValueOf(text)).Value);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Parse_LiteralOverLines_IsOneTextOnAllSystems(string end)
    {
        ThriftDocument document = ThriftSource.Parse($"const string A = 'one{end}  it\\'s {{ \"two\" }}{end}'{end}struct B {{ 1: i32 a (x = \"y{end}z\") // behind{end}}} ?");

        ThriftConst constant = Assert.IsType<ThriftConst>(document.Definitions[0]);
        ThriftField field = Assert.Single(Assert.IsType<ThriftStruct>(document.Definitions[1]).Fields);
        Assert.Equal("one\n  it's { \"two\" }\n", Assert.IsType<ThriftText>(constant.Value).Value);
        Assert.Equal(("y\nz", "behind"), (Assert.Single(field.Annotations).Value, field.Doc));
        Assert.Equal(5, Assert.Single(document.SyntaxErrors).Where!.StartLine);
    }

    [Theory]
    [InlineData("struct", "expected a name for the struct behind this, and the file ends")]
    [InlineData("struct A {", "expected '}' to end the struct 'A' of line 1 behind this, and the file ends")]
    [InlineData("struct A { 1: i32 }", "expected a name for the field, found '}'")]
    [InlineData("struct A { 1 = i32 a }", "expected ':' behind the id 1, found '='; replace '=' by ':'")]
    [InlineData("struct A { required 1: i32 a }", "'required' stands behind the id: '1: required …'")]
    [InlineData("struct A { 1: list i }", "expected '<' behind list, as in list<string>, found 'i'")]
    [InlineData("struct A { 1: map<i32> i }", "expected ',' and the type of the values, as in map<string, i32>, found '>'")]
    [InlineData("struct A { 1: void a }", "expected a type, found 'void'; void stands for the result of a function only")]
    [InlineData("struct A { 1: i32 a (x = 5) }", "expected a text in quotes as value of the annotation, found the number 5; write \"5\"")]
    [InlineData("struct A {};", "nothing ends a definition here; remove the ';'")]
    [InlineData("struct list {}", "'list' is a word of Thrift, so the struct cannot have it as a name")]
    [InlineData("struct A.B {}", "the name of the struct cannot have a dot; write 'A_B'")]
    [InlineData("struct 2nd {}", "'2nd' is no number and no name; put a space between a number and what follows it")]
    [InlineData("message A {}", "expected a definition (const, typedef, enum, struct, union, exception or service), found 'message'; Thrift's word is struct")]
    [InlineData("import \"a\"", "expected a definition (const, typedef, enum, struct, union, exception or service), found 'import'; Thrift's word is include")]
    [InlineData("include shared", "expected the path of a file in quotes, found 'shared'; write \"shared.thrift\"")]
    [InlineData("namespace cs Shop;", "nothing ends a 'namespace' line; remove the ';'")]
    [InlineData("namespace java \"shop\"", "expected a name for the namespace, found the text \"shop\"; names stand without quotes")]
    [InlineData("cpp_namespace shop", "expected a definition (const, typedef, enum, struct, union, exception or service), found 'cpp_namespace'; Thrift's word is namespace cpp")]
    [InlineData("service S { get(1: i32 a) }", "'get' has no result type; write 'void get(…)' if it gives nothing back")]
    [InlineData("service S { void f(1: i32 a }", "expected ')' to end the arguments of 'f' on line 1, found '}'")]
    [InlineData("const string A = \"open", "this text has no end; close it with \"")]
    [InlineData("const i64 A = 9223372036854775808", "9223372036854775808 does not fit 64 bits")]
    [InlineData("const double A = 1e999", "1e999 does not fit a double")]
    [InlineData("const map<i32, i32> A = {1, 2}", "expected ':' between a key and its value, found ','; a list stands in [ ]")]
    [InlineData("/* open", "this comment has no end; close it with */")]
    [InlineData("struct A { 1: i32 naïve }", "'ï' cannot be part of a name; names consist of the letters a to z, digits and _")]
    [InlineData("struct A { 1: i32 a\u00A0}", "the character U+00A0 means nothing here; use a plain space")]
    [InlineData("const string A = “x”", "“ is no quote; texts stand in straight quotes, \" or '")]
    [InlineData("struct A { 1: i32 \U0001F600 a }", "the character U+1F600 means nothing here")]
    [InlineData("}", "expected a definition (const, typedef, enum, struct, union, exception or service), found '}'; there is one '}' too many")]
    public void Parse_WrongText_SaysWhatIsExpectedAndHowToMendIt(string text, string message)
    {
        ContractDiagnostic error = Assert.Single(ThriftSource.Parse(text).SyntaxErrors);

        Assert.Equal(message, IdlRules.All[error.Id].MessageOf(error));
    }

    [Fact]
    public void Parse_SeveralErrors_KeepsWhatIsRight()
    {
        ThriftDocument document = ThriftSource.Parse("""
            struct A {
              1: i32 a
              2: lst<i32> b
              3: string c = ,
              4: string d
            }
            nonsense here;
            enum E { X, 5, Y }
            struct B {
              1: A a
            service S {
              void f(1: i32 a
              void g()
            }
            const i32 C = 1
            """);

        Assert.Equal([3, 4, 7, 8, 11, 13], document.SyntaxErrors.Select(error => error.Where!.StartLine + 1));
        Assert.Equal(["A", "E", "B", "S", "C"], document.Definitions.Select(definition => definition.Name));
        Assert.Equal(["a", "d"], Assert.IsType<ThriftStruct>(document.Definitions[0]).Fields.Select(field => field.Name));
        Assert.Equal(["X", "Y"], Assert.IsType<ThriftEnum>(document.Definitions[1]).Items.Select(item => item.Name));
        Assert.Equal([false, false, false, false, true], document.Definitions.Select(definition => definition.IsComplete));
    }

    [Fact]
    public void Parse_NotEvenThrift_StopsReportingAfterAHundredErrors()
    {
        ThriftDocument document = ThriftSource.Parse(string.Concat(Enumerable.Repeat("struct A { 1: }\n", 500)));

        Assert.Equal(100, document.SyntaxErrors.Count);
        Assert.Equal(500, document.Definitions.Count);
    }

    [Theory]
    [InlineData("typedef ", "list<", "i32", ">", " A", 64)]
    [InlineData("const A B = ", "[", "1", "]", "", 64)]
    [InlineData("const A B = ", "{1:", "1", "}", "", 64)]
    public void Parse_Nesting_IsBounded(string before, string open, string middle, string close, string after, int most)
    {
        string Nested(int depth) => before + string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth)) + after;

        Assert.Empty(ThriftSource.Parse(Nested(most)).SyntaxErrors);
        Assert.Single(ThriftSource.Parse(Nested(most + 1)).SyntaxErrors);
        Assert.InRange(ThriftSource.Parse(Nested(1_000_000)).SyntaxErrors.Count, 1, 100);
    }

    [Fact]
    public void Parse_Cancelled_Throws()
    {
        Assert.Throws<OperationCanceledException>(() => IdlParser.Parse("a.thrift", "struct A {}", new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Equals_SameText_IsEqualAndOtherTextIsNot()
    {
        const string Text = "include 'a.thrift' /** Doc. */ struct A { 1: i32 a = 5 (x = 'y') } service S { void f() } const list<i32> C = [1, 2.5, 'x', Y, {1: 2}]";

        Assert.Equal(ThriftSource.Parse(Text), ThriftSource.Parse(Text));
        Assert.Equal(ThriftSource.Parse(Text).GetHashCode(), ThriftSource.Parse(Text).GetHashCode());
        Assert.NotEqual(ThriftSource.Parse(Text), ThriftSource.Parse(Text.Replace('5', '6')));
        Assert.NotEqual(ThriftSource.Parse(Text), ThriftSource.Parse(Text.Replace("Doc", "Dog", StringComparison.Ordinal)));
        Assert.NotEqual(ThriftSource.Parse(Text), ThriftSource.Parse(" " + Text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Parse_LinesOfAnySystem_CountsThem(string end)
    {
        ThriftDocument document = ThriftSource.Parse($"\uFEFF# one{end}/* two{end}three */{end}struct A {{{end}1: ?{end}}}");

        Assert.Equal((4, 3), (document.SyntaxErrors[0].Where!.StartLine, document.SyntaxErrors[0].Where!.StartColumn));
    }

    private static ThriftField FieldOf(string text) => Assert.Single(Assert.IsType<ThriftStruct>(Assert.Single(NoErrors($"struct S {{ {text} }}").Definitions)).Fields);

    private static ThriftValue ValueOf(string text) => Assert.IsType<ThriftConst>(Assert.Single(NoErrors($"const i32 A = {text}").Definitions)).Value!;

    private static ThriftDocument NoErrors(string text)
    {
        ThriftDocument document = ThriftSource.Parse(text);
        Assert.DoesNotContain(document.SyntaxErrors, error => error.Id == IdlRules.Syntax.Id);
        return document;
    }
}
