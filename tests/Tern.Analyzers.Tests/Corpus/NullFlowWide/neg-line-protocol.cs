// case: neg-line-protocol
// category: negative-try
// rationale: early continue after TryX, IsNullOrEmpty chains, an out with a status enum, a flag that remembers the result
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegLineProtocol;

public enum Parsed
{
    Ok,
    Blank,
    Bad,
}

public sealed record Command(string Verb, string? Argument);

public static class Protocol
{
    private static readonly Dictionary<string, string> Aliases = new() { ["q"] = "quit" };

    private static Parsed Parse(string? line, out Command? command)
    {
        command = null;
        if (string.IsNullOrWhiteSpace(line)) return Parsed.Blank;

        string[] parts = line.Split(' ', 2);
        if (parts[0].Length > 8)
        {
            return Parsed.Bad;
        }

        command = new Command(parts[0], parts.Length > 1 ? parts[1] : null);
        return Parsed.Ok;
    }

    public static int Run(IEnumerable<string?> lines)
    {
        int n = 0;
        foreach (string? line in lines)
        {
            if (Parse(line, out var command) != Parsed.Ok)
            {
                continue;
            }

            n += command.Verb.Length; // csc-false
            if (!Aliases.TryGetValue(command.Verb, out string? full))
            {
                continue;
            }

            n += full.Length;
        }

        return n;
    }

    public static int RunFlag(string? line)
    {
        var status = Parse(line, out var command);
        bool ok = status == Parsed.Ok;
        bool hasArgument = ok && !string.IsNullOrEmpty(command.Argument); // csc-false
        return hasArgument ? command.Argument.Length : 0; // csc-false
    }

    public static int Chain(string? first, string? second)
    {
        if (string.IsNullOrEmpty(first) && string.IsNullOrEmpty(second))
        {
            return 0;
        }

        return string.IsNullOrEmpty(first) ? second.Length : first.Length; // csc-false
    }
}

public static class Case
{
    public static void Demo1() => Protocol.Run(["q", null, " ", "overlongcommand", "say hi"]);
    public static void Demo2() => _ = Protocol.RunFlag(null) + Protocol.RunFlag("say") + Protocol.RunFlag("say hi") + Protocol.RunFlag("overlongcommand");
    public static void Demo3() => _ = Protocol.Chain(null, "a") + Protocol.Chain("a", null) + Protocol.Chain(null, null) + Protocol.Chain("", "b");
}
