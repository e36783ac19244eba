using Tern.Idl.Thrift;

namespace Tern.Idl.Tests.Thrift;

public sealed class CommentTests
{
    [Theory]
    [InlineData("/** One line. */\nstruct A {}", "One line.")]
    [InlineData("/**\n * Framed,\n *\n *   indented\n */\nstruct A {}", "Framed,\n\n  indented")]
    [InlineData("/**\n   Plain\n     indented\n */\nstruct A {}", "Plain\n  indented")]
    [InlineData("/** List:\n * - one\n * - two */\nstruct A {}", "List:\n- one\n- two")]
    [InlineData("/**\n text\n * bullet\n */\nstruct A {}", "text\n* bullet")]
    [InlineData("/** Far. */\n\n\nstruct A {}", "Far.")]
    [InlineData("/** First. */\n/** Last. */\nstruct A {}", "Last.")]
    [InlineData("// One\n// and two\nstruct A {}", "One\nand two")]
    [InlineData("/// Three slashes\nstruct A {}", "Three slashes")]
    [InlineData("# Hash\n#  indented\nstruct A {}", "Hash\n indented")]
    [InlineData("// Apart\n\n// Near\nstruct A {}", "Near")]
    [InlineData("// Apart\n\nstruct A {}", null)]
    [InlineData("/* Block */\nstruct A {}", null)]
    [InlineData("/** Doc. */\n// TODO: rename\nstruct A {}", "Doc.")]
    [InlineData("/** Of the file. */\n\n// Of the struct.\nstruct A {}", "Of the struct.")]
    [InlineData("/**/\nstruct A {}", null)]
    [InlineData("/***/ struct A {}", null)]
    [InlineData("//\n// Frame\n//\nstruct A {}", "Frame")]
    [InlineData("///////\n// Boxed\n///////\nstruct A {}", "Boxed")]
    [InlineData("struct A { 1: i32 a } // Behind", "Behind")]
    [InlineData("struct A {\n} // end of A", null)]
    [InlineData("service A {\n void f()\n} (x = \"y\") // Behind", "Behind")]
    [InlineData("const list<i32> A = [\n 1\n] // Behind", "Behind")]
    public void Doc_OfADefinition_IsWhatStandsDirectlyAboveIt(string text, string? expected)
    {
        Assert.Equal(expected, Assert.Single(ThriftSource.Parse(text).Definitions).Doc);
        Assert.Equal(expected, Assert.Single(ThriftSource.Parse(text.ReplaceLineEndings("\r\n")).Definitions).Doc);
        Assert.Equal(expected, Assert.Single(ThriftSource.Parse(text.ReplaceLineEndings("\r")).Definitions).Doc);
    }

    [Theory]
    [InlineData("1: i32 a // Behind\n 2: i32 b", "Behind", null)]
    [InlineData("1: i32 a, // Behind\n 2: i32 b", "Behind", null)]
    [InlineData("1: i32 a; # Behind\n", "Behind", null)]
    [InlineData("1: i32 a, /** Behind */\n 2: i32 b", "Behind", null)]
    [InlineData("1: i32 a, /** Before */ 2: i32 b", null, "Before")]
    [InlineData("// Above\n 1: i32 a // and behind\n 2: i32 b", "Above\nand behind", null)]
    [InlineData("1: i32 a // Behind\n // Above\n 2: i32 b", "Behind", "Above")]
    [InlineData("1: i32 a\n // Above\n 2: i32 b // Behind", null, "Above\nBehind")]
    [InlineData("1: i32 a = 5 (x = \"y\") // Behind\n 2: i32 b", "Behind", null)]
    [InlineData("1: i32 a, 2: i32 b // Behind\n", null, "Behind")]
    [InlineData("/** Inside */ 1: i32 a", "Inside", null)]
    [InlineData("1: i32 a /* block */\n 2: i32 b", null, null)]
    public void Doc_OfAField_IsWhatStandsAboveAndBehindIt(string fields, string? first, string? second)
    {
        ThriftStruct definition = Assert.IsType<ThriftStruct>(Assert.Single(ThriftSource.Parse($"struct A {{ // of nobody\n {fields}\n}}").Definitions));

        Assert.Equal(first, definition.Fields[0].Doc);
        Assert.Equal(second, definition.Fields.ElementAtOrDefault(1)?.Doc);
    }

    [Fact]
    public void Doc_OfAnOpenBrace_BelongsToTheFirstFieldIfItIsABlock()
    {
        ThriftStruct definition = Assert.IsType<ThriftStruct>(Assert.Single(ThriftSource.Parse("struct A { /** Of a. */\n 1: i32 a\n}").Definitions));

        Assert.Equal("Of a.", Assert.Single(definition.Fields).Doc);
    }

    [Fact]
    public void Doc_OfEverythingElse_IsKept()
    {
        ThriftDocument document = ThriftSource.Parse("""
            // T
            typedef i32 T
            // C
            const i32 C = 1 // c
            // E
            enum E {
              X, // x
              Y // y
            }
            /** S */
            service S {
              /** f */
              void f(
                1: i32 a, // a
              ),
            }
            """);

        Assert.Equal(["T", "C\nc", "E", "S"], document.Definitions.Select(definition => definition.Doc));
        Assert.Equal(["x", "y"], Assert.IsType<ThriftEnum>(document.Definitions[2]).Items.Select(item => item.Doc));
        ThriftFunction function = Assert.Single(Assert.IsType<ThriftService>(document.Definitions[3]).Functions);
        Assert.Equal(("f", "a"), (function.Doc, Assert.Single(function.Arguments).Doc));
    }

    [Theory]
    [InlineData("/** File. */\nnamespace * a\nstruct A {}", "File.")]
    [InlineData("// Licence\n// of two lines\n\n/** File. */\nnamespace * a", "Licence\nof two lines")]
    [InlineData("/* Licence */\n/** Of A. */\nstruct A {}", "Licence")]
    [InlineData("/** Of A. */\nstruct A {}", null)]
    [InlineData("// only a comment", "only a comment")]
    [InlineData("", null)]
    public void Doc_OfTheFile_IsTheFirstCommentThatBelongsToNoDefinition(string text, string? expected)
    {
        Assert.Equal(expected, ThriftSource.Parse(text).Doc);
    }
}
