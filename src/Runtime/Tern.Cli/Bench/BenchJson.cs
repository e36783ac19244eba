using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tern.Cli;

/// <summary>The result of <c>tern bench</c> for programs. docs/cli.md describes its members.</summary>
internal static class BenchJson
{
    /// <summary>The text.</summary>
    public static string Of(BenchReport report, LoadPlan plan, BenchResult result)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("method", report.Method);
            json.WriteString("address", report.Address);
            json.WriteString("protocol", report.Protocol);
            json.WriteNumber("concurrency", plan.Concurrency);
            if (plan.Rate is { } rate)
            {
                json.WriteNumber("rate", rate);
            }

            json.WriteNumber("seconds", Math.Round(result.Measured.TotalSeconds, 3));
            json.WriteNumber("calls", result.Record.Answered - result.Record.Late + result.Record.Failed);
            json.WriteNumber("failed", result.Record.Failed);
            json.WriteNumber("notBegun", result.Record.Late);
            json.WriteNumber("callsPerSecond", Math.Round(result.PerSecond, 3));
            if (result.Record.Answered > 0)
            {
                WriteTimes(json, result);
            }

            json.WriteStartArray("failures");
            foreach ((string kind, long count, string example) in result.Record.Failures)
            {
                json.WriteStartObject();
                json.WriteString("kind", kind);
                json.WriteNumber("count", count);
                json.WriteString("example", example);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteTimes(Utf8JsonWriter json, BenchResult result)
    {
        json.WriteStartObject("latencyMs");
        json.WriteNumber("mean", result.Mean.TotalMilliseconds);
        foreach (double percentile in BenchResult.Percentiles)
        {
            json.WriteNumber($"p{percentile.ToString("0.##", CultureInfo.InvariantCulture)}", result.At(percentile).TotalMilliseconds);
        }

        json.WriteNumber("max", result.Max.TotalMilliseconds);
        json.WriteEndObject();
        json.WriteStartArray("histogram");
        foreach ((TimeSpan upTo, long count) in result.Histogram())
        {
            json.WriteStartObject();
            json.WriteNumber("toMs", upTo.TotalMilliseconds);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
