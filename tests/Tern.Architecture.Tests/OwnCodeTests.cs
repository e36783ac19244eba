using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Tern.Architecture.Tests;

/// <summary>Holds the code of this repository to the rules that it ships: null flows, idempotent methods, retries and calls.</summary>
public sealed class OwnCodeTests
{
    public static TheoryData<string> Projects => [.. Repository.SourceProjects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Project_ByAllRules_HasNoFinding(string name)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        CSharpCompilation compilation = OwnCode.Compile(Repository.SourceProjects[name], cancellation);

        Assert.Empty(OwnCode.ErrorsOf(compilation, cancellation));
        Assert.Empty((await OwnCode.FindingsOfAsync(compilation, cancellation)).Select(finding => finding.ToString()));
    }
}
