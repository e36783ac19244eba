using System.Text.Json;

namespace Tern.Benchmarks.Harness;

/// <summary>Reads and writes control messages, one JSON object to a line.</summary>
internal static class ControlLines
{
    /// <summary>Reads the next message, or returns <see langword="null"/> when the other side has gone.</summary>
    public static async Task<ControlMessage?> ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return JsonSerializer.Deserialize(line, ControlJson.Default.ControlMessage);
            }
        }

        return null;
    }

    public static async Task WriteAsync(TextWriter writer, ControlMessage message)
    {
        await writer.WriteLineAsync(JsonSerializer.Serialize(message, ControlJson.Default.ControlMessage));
        await writer.FlushAsync();
    }
}
