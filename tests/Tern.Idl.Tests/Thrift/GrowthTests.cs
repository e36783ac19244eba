using System.Text;

namespace Tern.Idl.Tests.Thrift;

/// <summary>Twice the text takes twice the work, whatever stands in it.</summary>
public sealed class GrowthTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>A beginning, a piece that repeats ({0} is its number, {1} the number before it), and an end.</summary>
    public static TheoryData<string, string, string> Shapes => new()
    {
        { "", "struct S{0} {{ 1: i32 a, 2: list<S{1}> b }}\n", "" },
        { "struct S {\n", "  {0}: i32 f{0}\n", "}" },
        { "struct S {\n", "  i32 f{0}\n", "}" },
        { "struct S {\n", "  1: i32 f{0}\n", "}" },
        { "struct S {\n", "  {0}: i32 f\n", "}" },
        { "enum E {\n", "  I{0}\n", "}" },
        { "enum E {\n", "  I{0} = 1\n", "}" },
        { "enum E { A }\n", "const E C{0} = E.A\n", "" },
        { "enum E { A }\n", "const E C{0} = E.B\n", "" },
        { "enum E { A }\n", "const E C{0} = A\n", "" },
        { "const list<i32> A = [", "{0}, ", "]" },
        { "const set<i32> A = [", "{0}, ", "]" },
        { "const map<i64, i64> A = {", "0x{0:X8}{0:X8}: {0}, ", "}" },
        { "struct S { 1: optional i32 a }\nconst list<S> A = [", "{{'a': {0}}}, ", "]" },
        { "", "typedef i32 T{0}\nstruct S{0} {{ 1: T{0} a }}\n", "" },
        { "", "typedef U{0} T{0}\n", "" },
        { "", "service S{0} extends S{1} {{ void f{0}() }}\n", "" },
        { "service S {\n", "  void f{0}(1: i32 a) throws (1: i32 b)\n", "}" },
        { "service S {\n", "  void f(1: i32 a)\n", "}" },
        { "", "include 'a{0}.thrift'\n", "" },
        { "", "namespace java n{0}\n", "" },
        { "", "// comment {0}\n", "struct A {}" },
        { "", "/** comment {0} */ ", "struct A {}" },
        { "/*", "* {0} /* ", "" },
        { "const string A = \"", "\\\"\\n{0}", "\"" },
        { "", "\"", "" },
        { "'", "\\'\n", "" },
        { "const list<string> A = [", "'a'\n,", "]" },
        { "const list<string> A = [", "'a',", "]" },
        { "const list<string> A = [", "'a\n',", "]" },
        { "", "'\"\n", "" },
        { "", "{{ ", "" },
        { "", "( ", "" },
        { "struct S { 1: i32 a ", "( ", "" },
        { "service S { ", "f( ", "" },
        { "service S { void f", "( a, ", "" },
        { "const i32 A = ", "[", "" },
        { "const i32 A = ", "{{1:", "" },
        { "typedef ", "list<", "" },
        { "typedef ", "map<i32, ", "" },
        { "struct S { ", "1: ", "" },
        { "struct S { ", "1: list ", "}" },
        { "struct S { ", "1: i32 a (x = ", "}" },
        { "", "struct A {{ ", "" },
        { "", "struct ", "" },
        { "", "é", "" },
        { "const i32 ", "é", "= 1" },
        { "struct A { 1: X", ".y", " a }" },
        { "struct A { 1: i32 a = 1", "1", " }" },
        { "struct A { 1: i32 a", "-a", " }" },
        { "const string A = ", "“", "" },
        { "typedef list<", "\n", "" },
        { "union U { 1: i32 a }\n", "struct S{0} {{ 1: required S{1} a }}\n", "" },
        { "", "struct S{0} {{ 1: optional S{1} a = {{}} }}\n", "" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Link_TwiceTheText_TakesTwiceTheMemory(string begin, string piece, string end)
    {
        // Memory does not depend on the machine. The first run also makes what is made once.
        _ = Allocated(Text(begin, piece, end, 100));
        long once = Allocated(Text(begin, piece, end, 4_000));
        long twice = Allocated(Text(begin, piece, end, 8_000));

        Assert.InRange(twice, 0, (once * 23 / 10) + 100_000);

        // Loops that allocate nothing show only in time: were one quadratic, this would take minutes.
        string large = Text(begin, piece, end, piece.Length < 4 ? 1_000_000 : Math.Max(10_000, 400_000 / piece.Length));
        await Task.Run(() => Allocated(large)).WaitAsync(s_limit, TestContext.Current.CancellationToken);
    }

    private static long Allocated(string text)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = IdlLinker.Link([IdlParser.Parse("a.thrift", text)], IdlOptions.Default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Text(string begin, string piece, string end, int pieces)
    {
        StringBuilder text = new(begin);
        CompositeFormat format = CompositeFormat.Parse(piece);
        for (int i = 1; i <= pieces; i++)
        {
            text.AppendFormat(null, format, i, i - 1);
        }

        return text.Append(end).ToString();
    }
}
