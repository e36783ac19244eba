using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Tern.Interop.Tests.Programs;

/// <summary>A folder of Peers/, copied and built once per content and kept beside the test assembly.</summary>
internal static class PeerFolder
{
    // Fixtures of several classes ask at once, and all get what the first one builds.
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_builds = new(StringComparer.Ordinal);

    /// <summary>The built folder; <paramref name="build"/> is given a copy of the sources if it is not there yet.</summary>
    /// <param name="name">Folder below Peers/.</param>
    /// <param name="part">What is built from it, where several things are built apart.</param>
    /// <param name="build">Builds in the folder that it is given.</param>
    public static Task<string> BuildAsync(string name, string part, Func<string, Task> build)
    {
        string sources = Path.Combine(AppContext.BaseDirectory, "Peers", name);
        string folder = Path.Combine(AppContext.BaseDirectory, $"peers-{name}{part}-{ContentHash(sources)}");
        return s_builds.GetOrAdd(folder, _ => new(() => BuildOnceAsync(sources, folder, build))).Value;
    }

    private static async Task<string> BuildOnceAsync(string sources, string folder, Func<string, Task> build)
    {
        if (Directory.Exists(folder))
        {
            return folder;
        }

        string work = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(work);
        foreach (string file in Directory.EnumerateFiles(sources))
        {
            File.Copy(file, Path.Combine(work, Path.GetFileName(file)), overwrite: true);
        }

        await build(work);

        // Whoever renames first wins; another run has built the same.
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(work, recursive: true);
        }

        return folder;
    }

    /// <summary>Runs one step of a build, which must succeed.</summary>
    public static async Task StepAsync(string folder, params string[] command)
    {
        PeerRun run = await PeerRun.ExecuteAsync(command, folder);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)}\n{run.Output}");
    }

    /// <summary>Skips the running test for want of a peer; fails it if TERN_REQUIRE_PEERS says that peers must be there.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("TERN_REQUIRE_PEERS") is null or "" or "0")
        {
            Assert.Skip(reason);
        }

        Assert.Fail(reason);
    }

    private static string ContentHash(string sources)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.EnumerateFiles(sources).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
