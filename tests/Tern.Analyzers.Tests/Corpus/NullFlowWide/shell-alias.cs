// case: shell-alias
// category: null-forgiving
// rationale: command lookup answers null for unknown words and dangling aliases; the callers silence it with !
// csc: none

namespace NullSafety.Blind.ShellAlias;

public abstract record Command(string Name)
{
    public abstract int Run(ReadOnlySpan<string> args);
}

public sealed record Builtin(string Name, Func<int, int> Body) : Command(Name)
{
    public override int Run(ReadOnlySpan<string> args) => Body(args.Length);
}

public sealed record Alias(string Name, string Target) : Command(Name)
{
    public override int Run(ReadOnlySpan<string> args) => 126;
}

public sealed class CommandTable
{
    private readonly List<Command> _commands = new();

    public void Add(Command command) => _commands.Add(command);

    public Command? Lookup(string word)
    {
        int at = _commands.FindIndex(c => c.Name == word);
        return at < 0 ? null : _commands[at];
    }

    public Command? Expand(string word)
    {
        var found = Lookup(word);
        int hops = 0;
        while (found is Alias alias && hops++ < 8)
        {
            found = Lookup(alias.Target);
        }

        return found;
    }
}

public sealed class Shell(CommandTable table)
{
    public int Execute(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = table.Expand(words[0])!;
        return command.Run(words.AsSpan(1)); // want: null-deref
    }

    public int TryExecute(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (table.Expand(words[0]) is not { } command)
        {
            return 127;
        }

        return command.Run(words.AsSpan(1));
    }

    public string Which(string word) => "builtin " + table.Lookup(word)!.Name.ToUpperInvariant(); // want: null-deref

    public string Describe(string word) => table.Lookup(word)?.Name.ToUpperInvariant() ?? word + ": not found";
}

public static class Case
{
    private static Shell Start()
    {
        var table = new CommandTable();
        table.Add(new Builtin("echo", n => n));
        table.Add(new Alias("say", "echo"));
        table.Add(new Alias("ll", "ls"));
        return new Shell(table);
    }

    public static void DemoDanglingAlias() => Start().Execute("ll -a");

    public static void DemoWhich() => Start().Which("vim");

    public static void DemoSafe()
    {
        var shell = Start();
        shell.TryExecute("ll -a");
        shell.TryExecute("say hi");
        shell.Describe("vim");
    }
}
