using Xunit;

namespace Tern.Architecture.Tests;

/// <summary>Holds the arrows of ARCHITECTURE.md: who may reference whom, and which packages a part may bring along.</summary>
public sealed class ReferenceDirectionTests
{
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";
    private const string Roslyn = "Microsoft.CodeAnalysis.CSharp";

    // One row per project: the projects and the packages that it may reference. A new project needs a new row.
    private static readonly Dictionary<string, Allowance> s_allowed = new(StringComparer.Ordinal)
    {
        ["Tern.Schema"] = new([], []),
        ["Tern.Idl"] = new(["Tern.Schema"], []),
        ["Tern.Emit"] = new(["Tern.Schema"], []),
        ["Tern.Generators"] = new(["Tern.Schema", "Tern.Idl", "Tern.Emit"], [Roslyn]),
        ["Tern.Analyzers"] = new(["Tern.Schema", "Tern.Idl", "Tern.Generators"], [Roslyn]),
        ["Tern.Analyzers.CodeFixes"] = new(["Tern.Analyzers"], [Roslyn, "Microsoft.CodeAnalysis.CSharp.Workspaces"]),

        ["Tern.Abstractions"] = new([], []),
        ["Tern.Serialization"] = new(["Tern.Abstractions"], []),
        ["Tern.Protocols"] = new(["Tern.Abstractions", "Tern.Serialization"], [Logging]),
        ["Tern.Transport"] = new(["Tern.Abstractions"], [Logging]),
        ["Tern.Client"] = new(["Tern.Abstractions", "Tern.Serialization", "Tern.Protocols", "Tern.Transport"], [Logging]),
        ["Tern.Server"] = new(["Tern.Abstractions", "Tern.Serialization", "Tern.Protocols", "Tern.Transport"], [Logging]),
        ["Tern.Governance"] = new(["Tern.Client", "Tern.Server"], ["Polly.Core"]),
        ["Tern.Grpc.Services"] = new(["Tern.Server"], []),
        ["Tern.Extensions.Hosting"] = new(
            ["Tern.Client", "Tern.Server", "Tern.Governance"],
            [
                Logging,
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Hosting.Abstractions",
                "Microsoft.Extensions.Options",
                "Microsoft.Extensions.Options.ConfigurationExtensions",
            ]),
        ["Tern.AspNetCore"] = new(["Tern.Grpc.Services", "Tern.Server", "Tern.Transport", "Tern"], []),
        ["Tern.Generic"] = new(["Tern.Client", "Tern.Server", "Tern", "Tern.Idl", "Tern.Schema"], []),
        // A tool, not a library: it may know every part, and brings its packages to nobody.
        ["Tern.Cli"] = new(
            ["Tern.Client", "Tern.Generic", "Tern.Idl", "Tern.Emit", "Tern.Schema", "Tern.Generators", "Tern.Analyzers"],
            ["System.CommandLine", "Spectre.Console", "HdrHistogram", Roslyn]),
        ["Tern.Templates"] = new([], []),
        ["Tern"] = new(
            ["Tern.Extensions.Hosting", "Tern.Grpc.Services", "Tern.Generators", "Tern.Analyzers", "Tern.Analyzers.CodeFixes"],
            ["Microsoft.Extensions.Hosting.Abstractions", Logging, "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Core"]),
    };

    public static TheoryData<string> SourceProjects => [.. Repository.SourceProjects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void ProjectReferences_EveryProject_FollowTheArrows(string project)
    {
        IEnumerable<string> unexpected = Repository.SourceProjects[project].ProjectReferences.Except(Allowed(project).Projects);

        Assert.Empty(unexpected);
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void PackageReferences_EveryProject_AreThoseThatThePartMayHave(string project)
    {
        IEnumerable<string> unexpected = Repository.SourceProjects[project].PackageReferences.Except(Allowed(project).Packages);

        Assert.Empty(unexpected);
    }

    [Fact]
    public void FrameworkReferences_EveryProjectButAspNetCore_AreNone()
    {
        IEnumerable<string> users = Repository.SourceProjects.Values
            .Where(project => project.FrameworkReferences.Any())
            .Select(project => project.Name);

        Assert.Empty(users.Except(["Tern.AspNetCore"]));
    }

    [Fact]
    public void Arrows_FollowedFromAnyProject_NeverComeBack()
    {
        foreach (string start in s_allowed.Keys)
        {
            Assert.DoesNotContain(start, Reachable(start));
        }
    }

    [Fact]
    public void Solution_EveryProject_IsInIt()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Sdk.sln"));
        IEnumerable<string> missing = new[] { "src", "tests", "samples" }
            .SelectMany(folder => Repository.ReadProjects(folder).Values)
            .Select(project => Path.GetRelativePath(Repository.Root, project.Path).Replace('/', '\\'))
            .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static Allowance Allowed(string project)
    {
        Assert.True(s_allowed.ContainsKey(project), $"{project} has no row in {nameof(ReferenceDirectionTests)}: say what it may reference, there and in ARCHITECTURE.md.");
        return s_allowed[project];
    }

    private static HashSet<string> Reachable(string start)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> waiting = new(s_allowed[start].Projects);
        while (waiting.TryDequeue(out string? next))
        {
            if (seen.Add(next))
            {
                foreach (string further in s_allowed[next].Projects)
                {
                    waiting.Enqueue(further);
                }
            }
        }

        return seen;
    }

    private sealed record Allowance(string[] Projects, string[] Packages);
}
