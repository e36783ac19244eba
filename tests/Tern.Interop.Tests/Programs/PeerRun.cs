using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Tern.Interop.Tests.Programs;

/// <summary>A program that ran to its end.</summary>
internal sealed record PeerRun(int ExitCode, string Output)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public static async Task<PeerRun> ExecuteAsync(IReadOnlyList<string> command, string folder, string input = "")
    {
        using Process process = new() { StartInfo = StartInfo(command, folder) };
        StringBuilder output = new();
        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }

        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} did not end within {s_limit}. It printed:\n{output}");
        }

        return new PeerRun(process.ExitCode, output.ToString());
    }

    /// <summary>Whether all these programs are there and succeed.</summary>
    public static async Task<bool> SucceedAsync(params IReadOnlyList<string>[] commands)
    {
        foreach (IReadOnlyList<string> command in commands)
        {
            try
            {
                if ((await ExecuteAsync(command, AppContext.BaseDirectory)).ExitCode != 0)
                {
                    return false;
                }
            }
            catch (Win32Exception)
            {
                // There is no such program.
                return false;
            }
        }

        return true;
    }

    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command, string folder) => new(command[0], command.Skip(1))
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
