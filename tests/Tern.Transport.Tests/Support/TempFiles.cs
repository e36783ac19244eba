namespace Tern.Transport.Tests;

/// <summary>Paths of files that go away with the test run.</summary>
internal static class TempFiles
{
    private static readonly string s_directory = Create();

    public static string NewPath(string extension) => Path.Combine(s_directory, Guid.NewGuid().ToString("N")[..8] + extension);

    public static string Write(string extension, string text)
    {
        var path = NewPath(extension);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Create()
    {
        var directory = Directory.CreateTempSubdirectory("tern").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        return directory;
    }
}
