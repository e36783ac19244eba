using System.Runtime.CompilerServices;

namespace Tern.Cli.Tests;

/// <summary>Compares a screen with a file next to the test. Run with TERN_UPDATE_SNAPSHOTS=1 to write the files; then read them as a user in a terminal.</summary>
internal static class Snapshot
{
    public static void Verify(string name, string text, [CallerFilePath] string caller = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(caller)!, "Verified", name + ".txt");
        if (Environment.GetEnvironmentVariable("TERN_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"{file} does not exist; run with TERN_UPDATE_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(file), text);
    }

    /// <summary>Asserts that a screen fits a narrow terminal and has no escape sequences.</summary>
    public static void FitsTerminal(string text)
    {
        Assert.DoesNotContain('\u001b', text);
        Assert.All(text.Split('\n'), static line => Assert.True(line.Length <= CliHost.DefaultWidth, $"{line.Length} columns: {line}"));
    }
}
