using System.Runtime.CompilerServices;

namespace Tern.Generators.Tests.Snapshots;

/// <summary>Compares text with a file next to the tests. Run with TERN_UPDATE_SNAPSHOTS=1 to write the files; then review them as a user in a debugger.</summary>
internal static class Snapshot
{
    public static void Verify(string name, string text, string extension = ".cs", [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(caller)!, "Verified", name + ".verified" + extension);
        if (Environment.GetEnvironmentVariable("TERN_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"{file} does not exist; run with TERN_UPDATE_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
