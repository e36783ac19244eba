using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Tern.Benchmarks.Analyzers;

/// <summary>Generator and analyzers of Tern as the package has them: for the platforms that it has images for, those.</summary>
internal static class TernAssemblies
{
    /// <summary>Paths of the assemblies as IL.</summary>
    public static string[] Il()
    {
        string root = RootFolder();
        return
        [
            Path.Combine(root, "src/Analyzers/Tern.Analyzers/bin/Release/netstandard2.0/Tern.Analyzers.dll"),
            .. new[] { "Tern.Generators", "Tern.Emit", "Tern.Idl", "Tern.Schema" }.Select(n => Path.Combine(root, "src/Generators", n, "bin/Release/netstandard2.0", n + ".dll")),
        ];
    }

    /// <summary>Paths of the images, which the target of the package compiles where they are not up to date; empty if the package has none for this platform.</summary>
    /// <exception cref="InvalidOperationException">They could not be compiled.</exception>
    public static string[] Images()
    {
        string[] query =
        [
            "msbuild", Path.Combine(RootFolder(), "src/Runtime/Tern/Tern.csproj"), "-nologo", "-p:Configuration=Release", "-p:TargetFramework=net10.0", "-t:Precompile",
            $"-p:TernPrecompileRuntimes={RuntimeInformation.RuntimeIdentifier}", "-getItem:Precompiled",
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", query) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The images could not be compiled. Is the solution built? --il measures without.\n" + answer);
        }

        using JsonDocument json = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..]);
        return [.. json.RootElement.GetProperty("Items").GetProperty("Precompiled").EnumerateArray().Select(i => i.GetProperty("FullPath").GetString()!)];
    }

    /// <summary>The folder of the repository.</summary>
    public static string RootFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The benchmark runs inside the repository: no folder above it holds Sdk.sln.");
    }
}
