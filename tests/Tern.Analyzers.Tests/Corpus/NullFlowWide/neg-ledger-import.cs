// case: neg-ledger-import
// category: negative-try
// rationale: early continue on a failed parse, out parameters with a status enum and a retry loop that leaves with a value
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegLedgerImport;

public enum Verdict { Good, Comment, Broken }

public sealed record Entry(string Account, decimal Amount);

public static class LedgerImport
{
    private static readonly Regex s_line = new(@"^(?<acct>\w+)\s+(?<amt>-?\d+)(?:\s+#(?<note>.+))?$");

    private static Verdict Parse(string? line, out Entry? entry, out string? why)
    {
        entry = null;
        why = null;
        if (string.IsNullOrWhiteSpace(line) || line[0] == ';')
            return Verdict.Comment;

        var match = s_line.Match(line);
        if (!match.Success)
        {
            why = "shape: " + line;
            return Verdict.Broken;
        }

        entry = new Entry(match.Groups["acct"].Value, decimal.Parse(match.Groups["amt"].Value, CultureInfo.InvariantCulture));
        return Verdict.Good;
    }

    private static decimal Sum(IEnumerable<string?> lines)
    {
        decimal sum = 0;
        foreach (var line in lines)
        {
            var verdict = Parse(line, out var entry, out var why);
            if (verdict == Verdict.Comment)
                continue;

            if (verdict == Verdict.Broken)
            {
                sum -= why.Length; // csc-false
                continue;
            }

            sum += entry.Amount + entry.Account.Length; // csc-false
        }

        return sum;
    }

    private static int Fetch(Func<int, string?> source)
    {
        string? text = null;
        int attempt = 0;
        while (text is null)
        {
            if (attempt++ > 4)
                throw new TimeoutException();

            text = source(attempt);
        }

        return text.Length;
    }

    private static int Best(string[] lines)
    {
        for (int i = 0; ; i++)
        {
            if (i == lines.Length) return 0;
            if (Parse(lines[i], out var entry, out _) is not Verdict.Good) continue;
            return entry.Account.Length; // csc-false
        }
    }

    public static void Demo1() => Sum(["; c", null, "cash 12 #tip", "oops"]);
    public static void Demo2() => Fetch(n => n < 3 ? null : "body");
    public static void Demo3() => Console.Write(Best(["x", "cash 3"]) + Best([]));
}
