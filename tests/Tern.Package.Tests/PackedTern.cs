using System.IO.Compression;
using System.Text;
using Xunit;

namespace Tern.Package.Tests;

/// <summary>The package as <c>dotnet pack</c> makes it, in a feed of its own, and a folder outside of the repository to consume it in.</summary>
public sealed class PackedTern : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tern-package-").FullName;

    /// <summary>A version that no other run has: NuGet caches packages by version and would hand out an old one.</summary>
    public string Version { get; } = $"0.0.1-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}.{Environment.ProcessId}";

    private string Feed => Path.Combine(_folder, "feed");

    private string PackageFile => Path.Combine(Feed, $"Tern.{Version}.nupkg");

    /// <summary>Packs the package.</summary>
    public async ValueTask InitializeAsync()
    {
        (int exitCode, string output) = await DotNet.RunAsync(
            RepositoryFolder.Root, "dotnet", "pack", "src/Runtime/Tern/Tern.csproj", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-nodeReuse:false");
        Assert.True(exitCode == 0 && File.Exists(PackageFile), output);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            """
            <configuration>
              <packageSources>
                <add key="packed-tern" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string cached = Path.Combine(packages, "tern", Version);
        if (Directory.Exists(cached))
        {
            Directory.Delete(cached, recursive: true);
        }

        return default;
    }

    /// <summary>A folder to work in, below the one that knows the feed.</summary>
    internal string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Packs another project of the repository into the feed, in the same version.</summary>
    /// <returns>Path of the package.</returns>
    internal async Task<string> PackAsync(string project, string id)
    {
        string file = Path.Combine(Feed, $"{id}.{Version}.nupkg");
        if (!File.Exists(file))
        {
            (int exitCode, string output) = await DotNet.RunAsync(
                RepositoryFolder.Root, "dotnet", "pack", project, "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-nodeReuse:false");
            Assert.True(exitCode == 0 && File.Exists(file), output);
        }

        return file;
    }

    /// <summary>Names of the files in the package.</summary>
    internal IReadOnlyList<string> Files()
    {
        using ZipArchive archive = ZipFile.OpenRead(PackageFile);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>Text of one file in the package.</summary>
    internal string Read(string name) => Encoding.UTF8.GetString(ReadBytes(name));

    /// <summary>Bytes of one file in the package.</summary>
    internal byte[] ReadBytes(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(PackageFile);
        using Stream file = archive.GetEntry(name)!.Open();
        using MemoryStream bytes = new();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A fresh copy of a consuming program, with a folder of its own.</summary>
    /// <param name="name">Name of the folder.</param>
    /// <param name="program">Which of the programs.</param>
    internal string CreateConsumer(string name, string program = "Consumer")
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        string sources = Path.Combine(AppContext.BaseDirectory, program);
        foreach (string file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            // In the repository the project is text, so that nobody takes it for a project of the repository.
            string relative = Path.GetRelativePath(sources, file);
            string copy = Path.Combine(folder, relative.EndsWith(".csproj.txt", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(relative) : relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }
}
