using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Tern.Idl.Tests;

public sealed partial class RuleTests
{
    public static TheoryData<string> Rules => [.. IdlRules.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_Any_HasAPageWithItsTitleAndSeverity(string id)
    {
        IdlRule rule = IdlRules.All[id];
        string page = File.ReadAllText(Path.Combine(PagesFolder(), id + ".md"));
        string severity = rule.Severity.ToString().ToLowerInvariant();

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"# {id}: {rule.Title}\n\nSeverity: {severity}. Category: Tern.Idl.\n"), page, StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {rule.Title} |", File.ReadAllText(Path.Combine(PagesFolder(), "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_Any_StandsInTheBandOfItsArea(string id) => Assert.Matches(Band(), id);

    private static string PagesFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "rules"));

    [GeneratedRegex("^TERN3[0-5][0-9]{2}$")]
    private static partial Regex Band();
}
