using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Tern.Idl.Tests.Thrift;

/// <summary>The examples of the rules' pages do what the pages say.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Rules =>
        [.. IdlRules.All.Keys.Where(id => id.StartsWith("TERN31", StringComparison.Ordinal) && Examples(id).Count > 0 && id != IdlRules.TooDeep.Id).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Example_OfAPage_FiresIfWrongAndIsSilentIfRight(string id)
    {
        foreach ((string heading, string text) in Examples(id))
        {
            bool fires = ThriftSource.LinkAny(text).Diagnostics.Any(diagnostic => diagnostic.Id == id);
            Assert.Equal(heading == "Wrong", fires);
            Assert.True(heading == "Wrong" || ThriftSource.LinkAny(text).Diagnostics.Count == 0, string.Join('\n', ThriftSource.Messages(ThriftSource.LinkAny(text).Diagnostics)));
        }
    }

    [Fact]
    public void Pages_OfNearlyAllRules_HaveExamples() => Assert.InRange(Rules.Count, 35, int.MaxValue);

    private static List<(string Heading, string Text)> Examples(string id) =>
        [.. Example().Matches(File.ReadAllText(Path.Combine(PagesFolder(), id + ".md"))).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    private static string PagesFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "rules"));

    [GeneratedRegex("(Wrong|Right):\n\n```thrift\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
