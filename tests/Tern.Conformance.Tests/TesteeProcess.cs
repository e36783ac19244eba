using System.Buffers.Binary;
using System.Diagnostics;
using Tern.Conformance.Messages;
using Tern.Serialization;

namespace Tern.Conformance.Tests;

/// <summary>The testee as the suite starts it: a process of its own, spoken to through its pipes.</summary>
public sealed class TesteeProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Tern.Conformance.dll") },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Runs a test as the suite does.</summary>
    internal ResponseResult Ask(ConformanceRequest request)
    {
        byte[] reply = Ask(ProtobufSerializer.ToArray(in request));
        return ProtobufSerializer.Read<ConformanceResponse>(reply).Result ?? throw new InvalidOperationException("The response has no result.");
    }

    /// <summary>Sends one message and receives its answer.</summary>
    public byte[] Ask(byte[] message)
    {
        byte[] header = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, message.Length);
        Send([.. header, .. message]);
        Stream output = _process.StandardOutput.BaseStream;
        output.ReadExactly(header);
        byte[] reply = new byte[BinaryPrimitives.ReadInt32LittleEndian(header)];
        output.ReadExactly(reply);
        return reply;
    }

    /// <summary>Sends bytes as they are.</summary>
    public void Send(byte[] bytes)
    {
        _process.StandardInput.BaseStream.Write(bytes);
        _process.StandardInput.BaseStream.Flush();
    }

    /// <summary>Ends the input and waits for the process to end.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        _process.StandardInput.Close();
        string error = await _process.StandardError.ReadToEndAsync().WaitAsync(s_patience);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return (_process.ExitCode, error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
