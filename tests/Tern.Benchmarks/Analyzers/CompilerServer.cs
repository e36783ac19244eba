using System.Diagnostics;
using System.Globalization;

namespace Tern.Benchmarks.Analyzers;

/// <summary>A server of the compiler that nobody else uses: compilations after the first find its code compiled and its references read.</summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly Process _process;

    private CompilerServer(Process process, string pipe)
    {
        _process = process;
        Pipe = pipe;
    }

    /// <summary>The name by which a compiler finds it.</summary>
    public string Pipe { get; }

    /// <summary>What it has used since it started.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its largest resident memory since <see cref="ForgetPeak"/>.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <param name="compiler">The compiler beside which it stands.</param>
    public static CompilerServer Start(string compiler)
    {
        string pipe = "tern-analyzers-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        string server = Path.Combine(Path.GetDirectoryName(compiler)!, "VBCSCompiler.dll");
        return new CompilerServer(Process.Start(new ProcessStartInfo("dotnet", ["exec", server, "-pipename:" + pipe]) { UseShellExecute = false })!, pipe);
    }

    /// <summary>Measures the peak anew.</summary>
    public void ForgetPeak() => File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/clear_refs"), "5");

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
