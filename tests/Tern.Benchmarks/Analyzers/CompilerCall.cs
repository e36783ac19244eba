using System.Diagnostics;
using System.Text.Json;

namespace Tern.Benchmarks.Analyzers;

/// <summary>The compiler's command line for one project, as MSBuild makes it.</summary>
internal sealed class CompilerCall
{
    private static readonly string[] s_others = ["NetAnalyzers", "CodeStyle", "BannedApiAnalyzers", "ILLink", "PublicApiAnalyzers"];

    private readonly string _folder;
    private readonly string[] _arguments;
    private readonly string[] _ours;
    private readonly string _output;

    private CompilerCall(string name, string folder, string compiler, string[] arguments, string[] ours)
    {
        Name = name;
        _folder = folder;
        Compiler = compiler;
        _arguments = arguments;
        _ours = ours;
        _output = Directory.CreateTempSubdirectory("tern-analyzers").FullName;
        // Switches begin with a slash as well as paths do, but none of them is a file.
        Lines = arguments.Select(a => Path.Combine(folder, a)).Where(a => a.EndsWith(".cs", StringComparison.Ordinal) && File.Exists(a)).Sum(a => File.ReadLines(a).Count());
    }

    public string Name { get; }

    /// <summary>Path of the compiler's assembly.</summary>
    public string Compiler { get; }

    public int Lines { get; }

    /// <summary>Command lines of the projects under <c>src</c>; one that cannot be prepared is named and left out.</summary>
    /// <param name="ours">Generator and analyzers of Tern.</param>
    /// <param name="asBuilt">Whether other analyzers take part.</param>
    /// <param name="only">Names of projects; all if empty.</param>
    public static IEnumerable<CompilerCall> OfRepository(string[] ours, bool asBuilt, string[] only)
    {
        string root = TernAssemblies.RootFolder();
        foreach (string project in Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("Templates", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if ((only.Length == 0 || only.Contains(Path.GetFileNameWithoutExtension(project))) && Prepare(project, ours, asBuilt) is { Lines: > 0 } call)
            {
                yield return call;
            }
        }
    }

    /// <summary>Runs the compiler once.</summary>
    /// <param name="parts">What of Tern takes part.</param>
    /// <param name="server">The server that compiles; a process of its own if <see langword="null"/>.</param>
    public CompilerCost Run(TernParts parts, CompilerServer? server)
    {
        string response = Path.Combine(_output, "compile.rsp");
        string config = Path.Combine(_output, "tern.globalconfig");
        File.WriteAllText(config, $"is_global = true\nglobal_level = 200\nbuild_property.TernNullFlow = {(parts == TernParts.NullFlow ? "true" : "false")}\n");
        IEnumerable<string> analyzers = _ours.Where(o => parts >= TernParts.Analyzers || (parts == TernParts.Generator && !o.EndsWith("Tern.Analyzers.dll", StringComparison.Ordinal)));

        // Findings stay warnings here: an error would end the compilation early.
        File.WriteAllLines(response, [.. _arguments, .. analyzers.Select(a => "/analyzer:" + a), "/analyzerconfig:" + config, "/warnaserror-"]);
        string[] shared = server is null ? [] : ["/shared:" + server.Pipe, "/keepalive:3600"];
        var start = new ProcessStartInfo("dotnet", ["exec", Compiler, .. shared, "/noconfig", "@" + response]) { WorkingDirectory = _folder, RedirectStandardOutput = true, UseShellExecute = false };
        TimeSpan before = server?.Processor ?? TimeSpan.Zero;
        server?.ForgetPeak();
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> text = process.StandardOutput.ReadToEndAsync();
        (TimeSpan processor, long peak) = Watch(process);
        TimeSpan wall = Stopwatch.GetElapsedTime(begin);
        string? failure = process.ExitCode == 0 ? null : text.Result.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal)) ?? text.Result;
        if (server is null)
        {
            return new CompilerCost(wall, processor, peak, failure);
        }

        // A compiler that finds no server compiles by itself, and says nothing.
        TimeSpan used = server.Processor - before;
        return new CompilerCost(wall, processor + used, server.PeakBytes, failure ?? (used < processor / 2 ? "the compiler's server did not compile it" : null));
    }

    /// <summary>Reads what a process has used until it ends: afterwards the system does not tell.</summary>
    private static (TimeSpan Processor, long Peak) Watch(Process process)
    {
        TimeSpan processor = TimeSpan.Zero;
        long peak = 0;
        do
        {
            try
            {
                process.Refresh();
                processor = process.TotalProcessorTime;
                // A process that is ending shows no memory any more.
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (Exception gone) when (gone is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
            {
                break;
            }
        }
        while (!process.WaitForExit(20));
        process.WaitForExit();
        return (processor, peak);
    }

    private static CompilerCall? Prepare(string project, string[] ours, bool asBuilt)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        string folder = Path.GetDirectoryName(project)!;
        string framework = project.Contains("/Runtime/", StringComparison.Ordinal) ? "net10.0" : "netstandard2.0";
        string[] query =
        [
            "msbuild", project, "-nologo", "-p:Configuration=Release", $"-p:TargetFramework={framework}", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:DesignTimeBuild=true",
            // An output that is never there: what is up to date would not be asked for its command line.
            "-p:BuildProjectReferences=false", "-p:NonExistentFile=never/there", "-t:Compile", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath",
        ];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", query) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{name} is left out: its command line could not be made. Is the solution built?");
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..]);
        string compiler = Path.Combine(json.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore/csc.dll");
        var arguments = new List<string>();
        string output = Directory.CreateTempSubdirectory("tern-analyzers").FullName;
        foreach (JsonElement item in json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray())
        {
            string argument = item.GetProperty("Identity").GetString()!;
            if (Adapt(argument, output, name, asBuilt, ours) is { } kept)
            {
                arguments.Add(kept);
            }
        }

        return new CompilerCall(name, folder, compiler, [.. arguments], ours);
    }

    /// <summary>An argument as the benchmark needs it; <see langword="null"/> leaves it out.</summary>
    private static string? Adapt(string argument, string output, string name, bool asBuilt, string[] ours)
    {
        if (argument.StartsWith("/out:", StringComparison.Ordinal))
        {
            // The name stays: other assemblies name it as their friend.
            return $"/out:{Path.Combine(output, name + ".dll")}";
        }

        if (argument is "/noconfig" || argument.StartsWith("/doc:", StringComparison.Ordinal) || argument.StartsWith("/refout:", StringComparison.Ordinal) || argument.StartsWith("/warnaserror", StringComparison.Ordinal))
        {
            return null;
        }

        const string Analyzer = "/analyzer:";
        if (!argument.StartsWith(Analyzer, StringComparison.Ordinal))
        {
            return argument;
        }

        if (argument.Contains("Tern.Analyzers", StringComparison.Ordinal) || (!asBuilt && s_others.Any(o => argument.Contains(o, StringComparison.Ordinal))))
        {
            return null;
        }

        // A project that is generated for cannot do without the generator; twice, as IL and as an image, it would write everything twice.
        return ours.FirstOrDefault(o => argument.EndsWith("/" + Path.GetFileName(o), StringComparison.Ordinal)) is { } same ? Analyzer + same : argument;
    }
}
