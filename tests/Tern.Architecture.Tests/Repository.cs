using System.Xml.Linq;

namespace Tern.Architecture.Tests;

/// <summary>The files of this repository, found from where the test runs.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Sdk.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every project below src, by name.</summary>
    public static IReadOnlyDictionary<string, ProjectFile> SourceProjects { get; } = ReadProjects("src");

    /// <summary>Every project below a folder, by name.</summary>
    public static IReadOnlyDictionary<string, ProjectFile> ReadProjects(string folder)
    {
        string path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.csproj", SearchOption.AllDirectories)
                // Packing the templates leaves projects of new services there.
                .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(file => new ProjectFile(file, XDocument.Load(file)))
                .ToDictionary(project => project.Name, StringComparer.Ordinal)
            : new Dictionary<string, ProjectFile>();
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Sdk.sln.");
    }
}
