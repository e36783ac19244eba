// case: delegate-command-table
// category: factory-delegate
// rationale: a delegate-returning method has no command for a verb; a strategy field is cleared; a static Lazy gives null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DelegateCommandTable;

public sealed class Shell
{
    public static readonly Lazy<string> Home = new(() => Environment.GetEnvironmentVariable("BLIND_NO_HOME")!, isThreadSafe: true);

    private Func<string, string> _prompt = s => s + ">";

    public static Func<int, int> Command(string verb) => verb switch
    {
        "double" => n => n * 2,
        "negate" => Negate,
        _ => null!,
    };

    private static int Negate(int n) => -n;

    public void UsePrompt(Func<string, string>? prompt) => _prompt = prompt!;

    public string Prompt()
    {
        return _prompt("~"); // want: null-deref
    }

    public static int HomeDepth()
    {
        return Home.Value.Split('/').Length; // want: null-deref
    }
}

public static class Case
{
    private static int Run(string verb, int n)
    {
        var command = Shell.Command(verb);
        return command(n); // want: null-deref
    }

    private static int RunKnown(int n)
    {
        var command = Shell.Command("double");
        return command(n);
    }

    private static int RunOr(string verb, int n) => Shell.Command(verb)?.Invoke(n) ?? n;

    public static int Demo1() => Run("halve", 4);

    public static int Demo2() => Run("negate", 4) + RunKnown(4) + RunOr("halve", 4);

    public static string Demo3()
    {
        var shell = new Shell();
        string before = shell.Prompt();
        shell.UsePrompt(null);
        return before + shell.Prompt();
    }

    public static int Demo4() => Shell.HomeDepth();
}
