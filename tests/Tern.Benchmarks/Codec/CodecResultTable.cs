using System.Globalization;
using System.Runtime.InteropServices;

namespace Tern.Benchmarks.Codec;

/// <summary>Prints the medians as Markdown tables.</summary>
internal static class CodecResultTable
{
    private const double NanosecondsPerSecond = 1e9;
    private const double BytesPerMegabyte = 1e6;

    public static void PrintConditions(TextWriter output, CodecOptions options) => output.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores; {options.Rounds} rounds of {options.SliceSeconds} s in rotation, medians."));

    public static void Print(TextWriter output, string message, IReadOnlyList<CodecResult> results)
    {
        CodecResult protobuf = results.Single(static result => result.Target == CodecBenchmark.ProtobufName);
        output.WriteLine();
        output.WriteLine($"### {message}");
        output.WriteLine();
        output.WriteLine(
            "| codec | bytes | write ns | MB/s | allocated | × speed of hand-written | × Google.Protobuf | read ns | MB/s | allocated | × speed of hand-written | × Google.Protobuf |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (CodecResult result in results)
        {
            // Each against the hand-written code of its own format.
            string name = result.Target.Contains("protobuf", StringComparison.Ordinal) ? CodecBenchmark.HandWrittenProtobufName : CodecBenchmark.HandWrittenName;
            CodecResult byHand = results.Single(other => other.Target == name);
            string write = Columns(result.Bytes, result.WriteNanoseconds, result.WriteAllocated, byHand.WriteNanoseconds, protobuf.WriteNanoseconds);
            string read = Columns(result.Bytes, result.ReadNanoseconds, result.ReadAllocated, byHand.ReadNanoseconds, protobuf.ReadNanoseconds);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Target} | {result.Bytes:N0} | {write} | {read} |"));
        }
    }

    private static string Columns(int bytes, double nanoseconds, double allocated, double byHand, double protobuf)
    {
        double megabytes = bytes * NanosecondsPerSecond / nanoseconds / BytesPerMegabyte;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{nanoseconds:N0} | {megabytes:N0} | {allocated:N0} | {byHand / nanoseconds:F2} | {protobuf / nanoseconds:F2}");
    }
}
