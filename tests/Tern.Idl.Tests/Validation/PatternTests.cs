using System.Text.RegularExpressions;
using Tern.Idl.Validation;
using Tern.Schema;

namespace Tern.Idl.Tests.Validation;

/// <summary>Patterns of RE2, as .NET runs them.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("a", "bab", true)]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("^.$", "\n", false)]
    [InlineData("(?s)^.$", "\n", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.{2}$", "😀a", true)]
    [InlineData("^[^a]$", "😀", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData("^[😀-😂]$", "😃", false)]
    [InlineData("^😀+$", "😀😀", true)]
    [InlineData(@"^\d$", "٣", false)]
    [InlineData(@"^\w$", "ä", false)]
    [InlineData(@"^\W$", "ä", true)]
    [InlineData(@"^\s$", "\u00A0", false)]
    [InlineData(@"^[[:alpha:]_]+$", "ab_", true)]
    [InlineData(@"^[[:^digit:]]$", "1", false)]
    [InlineData(@"^[\d-]$", "-", true)]
    [InlineData(@"^\p{Lu}$", "Ä", true)]
    [InlineData(@"^\pN\PN$", "1a", true)]
    [InlineData("(?i)^ab$", "AB", true)]
    [InlineData("^(?i:a)b$", "Ab", true)]
    [InlineData("^(?i:a)b$", "AB", false)]
    [InlineData("^(?i)[a-c]$", "B", true)]
    [InlineData("^(?P<year>[0-9]{4})$", "2024", true)]
    [InlineData("^(?<year>[0-9]{4})$", "20245", false)]
    [InlineData(@"^\x{1F600}$", "😀", true)]
    [InlineData(@"^\x41\101$", "AA", true)]
    [InlineData(@"^\Qa.b\E$", "a.b", true)]
    [InlineData(@"^\Qa.b\E$", "axb", false)]
    [InlineData(@"^\Qab\E*$", "abbb", true)]
    [InlineData(@"^\Qab\E*$", "abab", false)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a{2,}$", "aaa", true)]
    [InlineData("^(a|b)+?$", "abba", true)]
    [InlineData("a||b", "", true)]
    [InlineData("^#a b$", "#a b", true)]
    [InlineData(@"^[]a]$", "]", true)]
    [InlineData(@"^[^]a]$", "]", false)]
    [InlineData(@"^\(\?=$", "(?=", true)]
    public void Pattern_OfRe2_FindsWhatRe2Finds(string pattern, string text, bool isFound)
    {
        string? translated = Re2Pattern.Translate(pattern, out string? problem);

        Assert.Null(problem);
        Assert.Equal(isFound, new Regex(translated!, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).IsMatch(text));
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("[[:nothing:]]")]
    [InlineData("*a")]
    [InlineData("(?i)*")]
    [InlineData(@"\Q\E*")]
    [InlineData("a**")]
    [InlineData("a{2}{3}")]
    [InlineData("a{1001}")]
    [InlineData("a{3,2}")]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("(?=a)")]
    [InlineData("(?!a)")]
    [InlineData("(?<=a)b")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\x{D800}")]
    [InlineData(@"\x{110000}")]
    [InlineData(@"\p{Nothing}")]
    [InlineData(@"\")]
    [InlineData("(?")]
    [InlineData("(?P<a")]
    public void Pattern_ThatRe2Refuses_IsRefused(string pattern)
    {
        Assert.Null(Re2Pattern.Translate(pattern, out string? problem));
        Assert.NotEmpty(problem!);
    }

    [Fact]
    public void Pattern_Random_IsRefusedOrCompiles()
    {
        string[] parts =
        [
            "a", "Z", "0", ".", "^", "$", "|", "(", ")", "(?:", "(?i)", "(?i:", "(?P<n>", "(?s", "[", "]", "[^", "-", "*", "+", "?", "{2}", "{", "}", ",", "\\", @"\d", @"\W", @"\s", @"\b", @"\Q", @"\E", @"\pL", @"\p{Greek}",
            @"\x{1F600}", @"\x4", @"\0", "😀", "\uD800", "[:alpha:]", "#", " ", "\n", "é",
        ];
        var random = new Random(5);
        int compiled = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            if (Re2Pattern.Translate(pattern, out string? problem) is not { } translated)
            {
                Assert.NotNull(problem);
                continue;
            }

            Assert.False(RulePatterns.NeedsBacktracking(translated), pattern);
            _ = new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            compiled++;
        }

        Assert.InRange(compiled, 1_000, 19_000);
    }

    [Theory]
    [InlineData("a(?=b)", true)]
    [InlineData("a(?!b)", true)]
    [InlineData("(?<=a)b", true)]
    [InlineData("(?<!a)b", true)]
    [InlineData("(?>a)", true)]
    [InlineData("(?(a)b|c)", true)]
    [InlineData("(?<a-b>c)", true)]
    [InlineData(@"(a)\1", true)]
    [InlineData(@"(?<a>b)\k<a>", true)]
    [InlineData("(?<a>b)", false)]
    [InlineData("(?'a'b)", false)]
    [InlineData("(?:a)(?i)", false)]
    [InlineData(@"\(\?=", false)]
    [InlineData("[(?=]", false)]
    [InlineData(@"[]\](?=]", false)]
    [InlineData("[a-z-[(?=]]", false)]
    [InlineData("[a-z-[b]](?=c)", true)]
    [InlineData(@"\\1", false)]
    [InlineData("[", false)]
    [InlineData(@"\", false)]
    public void NeedsBacktracking_Pattern_IsWhatOnlyThatEngineCan(string pattern, bool expected) => Assert.Equal(expected, RulePatterns.NeedsBacktracking(pattern));
}
