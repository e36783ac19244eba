// case: neg-log-scanner
// category: negative-try-pattern
// rationale: unannotated Try methods left with continue, return, throw or an inverted name; Regex groups tested by Success
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegLogScanner;

public sealed class LogLine(string level, string text)
{
    public string Level { get; } = level;
    public string Text { get; } = text;
}

public static class LogScanner
{
    private static readonly Regex Shape = new(@"^(?<level>[A-Z]+)(?: (?<text>.+))?$");

    public static bool TryScan(string raw, out LogLine? line)
    {
        var m = Shape.Match(raw);
        line = m.Success ? new LogLine(m.Groups["level"].Value, m.Groups["text"].Value) : null;
        return line != null;
    }

    private static bool Unreadable(string raw, out LogLine? line) => !TryScan(raw, out line);

    public static int Width(params string[] raws)
    {
        int width = 0;
        foreach (string raw in raws)
        {
            if (raw.Length == 0 || !TryScan(raw, out var line))
                continue;

            width += line.Level.Length + line.Text.Length; // csc-false
        }

        return width;
    }

    public static string LevelOrThrow(string raw)
    {
        if (Unreadable(raw, out var line))
            throw new FormatException(raw);

        return line.Level.Trim(); // csc-false
    }

    public static string Either(string first, string second)
    {
        LogLine? line;
        if (TryScan(first, out line) || TryScan(second, out line))
            return line.Text.Trim(); // csc-false

        return "";
    }

    public static string Stored(string raw)
    {
        bool ok = TryScan(raw, out var line);
        string prefix = ok ? "ok " : "bad ";
        return ok ? prefix + line.Level.Trim() : prefix; // csc-false
    }

    public static int Errors(IEnumerable<string> raws) =>
        raws.Count(r => TryScan(r, out var l) && l.Level.StartsWith("ERR")); // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        LogScanner.Width("", "?", "INFO up", "ERROR");
        LogScanner.LevelOrThrow("WARN x");
        LogScanner.Either("?", "INFO b");
        LogScanner.Either("?", "!");
        LogScanner.Stored("?");
        LogScanner.Stored("INFO c");
        LogScanner.Errors(["?", "ERROR disk"]);
    }
}
