namespace Tern.Package.Tests;

/// <summary>The repository, found from where the test runs.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds Sdk.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sdk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Sdk.sln.");
    }
}
