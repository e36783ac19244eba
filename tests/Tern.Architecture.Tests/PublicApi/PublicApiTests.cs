using System.Reflection;
using Xunit;

namespace Tern.Architecture.Tests.PublicApi;

/// <summary>Compares each assembly that a package carries with its PublicAPI.txt, so that no change of API goes unseen.</summary>
public sealed class PublicApiTests
{
    private const string FileName = "PublicAPI.txt";
    private const string UpdateVariable = "TERN_UPDATE_API";

    // "Tern" is the package that carries the others, "Tern.Templates" one of text: neither has an assembly of its own.
    public static TheoryData<string> ShippedProjects =>
    [
        .. Repository.ReadProjects("src/Runtime").Values
            .Where(project => project.Name is not ("Tern" or "Tern.Templates"))
            .Select(project => project.Name)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(ShippedProjects))]
    public void PublicApi_ShippedAssembly_IsTheRecordedOne(string project)
    {
        string file = Path.Combine(Repository.SourceProjects[project].Folder, FileName);
        string actual = ApiRenderer.Render(Assembly.Load(project));
        if (Environment.GetEnvironmentVariable(UpdateVariable) is "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{project} is shipped and has no {FileName}: run its tests with {UpdateVariable}=1 and review the file.");
        string[] recorded = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] current = actual.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> changes = [.. recorded.Except(current).Select(line => "- " + line), .. current.Except(recorded).Select(line => "+ " + line)];

        Assert.True(
            !changes.Any(),
            $"The public API of {project} changed. If that is meant, run this test with {UpdateVariable}=1 and say so in CHANGELOG.md.\n{string.Join('\n', changes)}");
    }
}
