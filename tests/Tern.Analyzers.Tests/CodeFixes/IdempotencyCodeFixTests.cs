using Microsoft.CodeAnalysis;
using Tern.Analyzers.CodeFixes.Idempotency;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Tests.Support;

namespace Tern.Analyzers.Tests.CodeFixes;

/// <summary>Fixes of what <c>[Idempotent]</c> methods do twice: afterwards they do it once, or do not promise it.</summary>
public sealed class IdempotencyCodeFixTests
{
    private const string Contract = "public interface IUsers { [Tern.Idempotent] Task CreateAsync(string id, string name); }\n";

    [Theory]
    [InlineData("_users.Add(id, name);", "_users[id] = name;")]
    [InlineData("File.Copy(id, name);", "File.Copy(id, name, overwrite: true);")]
    public async Task Replace_OfWhatFailsTheSecondTime_MakesItSucceed(string before, string after)
    {
        FixProject project = Project(before);
        Diagnostic found = Assert.Single(await project.AnalyzeAsync(new IdempotencyAnalyzer()));

        FixProject mended = await project.FixAsync(new IdempotencyCodeFix(), found, IdempotencyCodeFix.Replace);

        Assert.Contains(after, mended["File0.cs"], StringComparison.Ordinal);
        Assert.Empty(await mended.AnalyzeAsync(new IdempotencyAnalyzer()));
    }

    [Fact]
    public async Task Remove_OfThePromise_TakesItFromTheContract()
    {
        FixProject project = Project("_log.Add(name);");
        Diagnostic found = Assert.Single(await project.AnalyzeAsync(new IdempotencyAnalyzer()));

        FixProject mended = await project.FixAsync(new IdempotencyCodeFix(), found, IdempotencyCodeFix.Remove);

        Assert.StartsWith("public interface IUsers { Task CreateAsync(string id, string name); }", mended["File0.cs"], StringComparison.Ordinal);
        Assert.Empty(await mended.AnalyzeAsync(new IdempotencyAnalyzer()));
    }

    [Fact]
    public async Task Fixes_OfAnAppend_DoNotOfferToReplace()
    {
        FixProject project = Project("_log.Add(name);");

        Assert.Equal([IdempotencyCodeFix.Remove], (await project.ActionsAsync(new IdempotencyCodeFix(), Assert.Single(await project.AnalyzeAsync(new IdempotencyAnalyzer())))).Select(a => a.EquivalenceKey));
    }

    private static FixProject Project(string body)
        => FixProject.Of(Contract + $"sealed class Users : IUsers {{ private readonly Dictionary<string, string> _users = []; private readonly List<string> _log = []; public Task CreateAsync(string id, string name) {{ {body} return Task.CompletedTask; }} }}");
}
