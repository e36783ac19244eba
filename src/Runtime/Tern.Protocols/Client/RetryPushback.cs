using System.Buffers.Text;
using System.Globalization;

namespace Tern.Protocols;

/// <summary>What a server says about being called again. Source: gRFC A6, "Pushback"; TTHeader carries the same key as a string.</summary>
internal static class RetryPushback
{
    public const string Key = "grpc-retry-pushback-ms";

    /// <summary>"Not at all".</summary>
    public static readonly TimeSpan Never = TimeSpan.FromMilliseconds(-1);

    /// <summary>Reads a value. What is no number stands for "not at all", as in gRPC.</summary>
    public static TimeSpan Read(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int milliseconds, out int read) && read == text.Length && milliseconds >= 0 ? TimeSpan.FromMilliseconds(milliseconds) : Never;

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static TimeSpan Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : Never;

    /// <summary>The value of a time: whole milliseconds, rounded up.</summary>
    public static string Write(TimeSpan time) =>
        time < TimeSpan.Zero ? "-1" : ((int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalMilliseconds))).ToString(CultureInfo.InvariantCulture);
}
