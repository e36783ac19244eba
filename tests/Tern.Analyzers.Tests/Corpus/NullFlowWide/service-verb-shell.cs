// case: service-verb-shell
// category: service
// rationale: command shell that finds verbs by reflection, with aliases, history and nested scopes
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;

namespace NullSafety.Wide.VerbShell;

[AttributeUsage(AttributeTargets.Method)]
public sealed class VerbAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public string? Help { get; set; }
}

public sealed class ShellException(string message) : Exception(message);

/// <summary>A parsed line: a verb, its operands and maybe a pipe into the next command.</summary>
public sealed class CommandLine
{
    private CommandLine(string verb, string[] operands)
    {
        Verb = verb;
        Operands = operands;
    }

    public string Verb { get; }
    public string[] Operands { get; }
    public CommandLine? Next { get; private set; }
    public bool IsPiped => Next != null;

    public static bool TryParse(string line, out CommandLine? command)
    {
        command = null;
        CommandLine? tail = null;
        foreach (var part in line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var parsed = new CommandLine(words[0].ToLowerInvariant(), words[1..]);
            if (command == null)
                command = parsed;
            else
                tail.Next = parsed; // csc-false
            tail = parsed;
        }
        return command != null;
    }
}

/// <summary>Variables of a shell, with those of the enclosing scope behind.</summary>
public sealed class VariableScope(VariableScope? outer)
{
    private Dictionary<string, string>? _values;
    public VariableScope? Outer { get; } = outer;
    public bool IsGlobal => Outer is null;
    public VariableScope Global => IsGlobal ? this : Outer.Global; // csc-false
    public void Set(string name, string value) => (_values ??= new Dictionary<string, string>())[name] = value;

    public string? Find(string name)
    {
        for (var scope = this; scope != null; scope = scope.Outer)
        {
            if (scope._values?.TryGetValue(name, out var value) == true)
                return value;
        }
        return null;
    }

    public string Expand(string word)
    {
        if (!word.StartsWith('$'))
            return word;
        return Find(word[1..]) ?? throw new ShellException("unset " + word);
    }
}

/// <summary>Entered lines with a cursor for the arrow keys.</summary>
public sealed class History
{
    private readonly LinkedList<string> _lines = new();
    private LinkedListNode<string>? _cursor;
    public int Count => _lines.Count;

    public void Add(string line)
    {
        _lines.AddLast(line);
        _cursor = null;
    }

    public string Up()
    {
        if (_lines.Count == 0)
            return "";
        _cursor = _cursor == null ? _lines.Last! : _cursor.Previous ?? _cursor;
        return _cursor.Value;
    }

    public string Down()
    {
        if (_cursor == null)
            return "";
        _cursor = _cursor.Next!;
        return _cursor.Value; // missed: null-deref
    }

    public string Newest() => Count == 0 ? "" : _lines.Last!.Value;
}

/// <summary>The verbs that every shell has.</summary>
public class CoreVerbs(Shell shell)
{
    protected Shell Shell { get; } = shell;

    [Verb("echo", Help = "prints its operands")]
    public string Echo(string input, string[] operands) => string.Join(' ', operands) + input;

    [Verb("set")]
    public string Set(string input, string[] operands)
    {
        if (operands.ElementAtOrDefault(1) is not { } value)
            throw new ShellException("set needs a name and a value");
        Shell.Scope.Set(operands[0], value);
        return value;
    }

    [Verb("count", Help = "counts characters")]
    public string CountOf(string input, string[] operands) => (input.Length + operands.Sum(o => o.Length)).ToString();
}

public sealed class AdminVerbs(Shell shell) : CoreVerbs(shell)
{
    [Verb("again")]
    public string Again(string input, string[] operands) => Shell.History.Newest() is var line && line != "again" ? Shell.Run(line) : "";
    public string Banner(string input, string[] operands) => "shell with " + Shell.History.Count + " lines";
}

internal sealed class VerbEntry(VerbAttribute attribute, MethodInfo method, object target)
{
    private Func<string, string[], string>? _invoke;
    public string Name => attribute.Name;
    public bool HasHelp => attribute.Help != null;
    public string Help => HasHelp ? attribute.Help.TrimEnd('.') : "no help"; // csc-false

    public string Invoke(string input, string[] operands)
    {
        _invoke ??= method.CreateDelegate<Func<string, string[], string>>(target);
        return _invoke(input, operands);
    }
}

/// <summary>Runs lines. Verbs come from the verb object that the factory makes.</summary>
public sealed class Shell
{
    private static readonly MethodInfo EchoMethod = typeof(CoreVerbs).GetMethod(nameof(CoreVerbs.Echo))!;
    private static readonly AsyncLocal<Shell?> Active = new();
    private readonly Dictionary<string, VerbEntry> _verbs = new();
    private readonly Dictionary<string, string> _aliases = new();
    private readonly List<string> _names = new();
    private readonly CoreVerbs _host;
    private Action<string>? _output;

    public Shell(Func<Shell, CoreVerbs> factory)
    {
        Scope = new VariableScope(null);
        _host = factory(this);
        foreach (var method in _host.GetType().GetMethods().Where(m => m.IsDefined(typeof(VerbAttribute))))
        {
            var verb = method.GetCustomAttribute<VerbAttribute>()!;
            _verbs.Add(verb.Name, new VerbEntry(verb, method, _host));
            _names.Add(verb.Name);
        }
        Alias("print", EchoMethod.GetCustomAttribute<VerbAttribute>()!.Name);
        _names.Sort();
    }

    public static Shell Current => Active.Value ?? throw new ShellException("no shell is running");
    public VariableScope Scope { get; private set; }
    public History History { get; } = new();

    public IDisposable Capture(ICollection<string> lines)
    {
        var before = _output;
        _output = lines.Add;
        return new Restore(() => _output = before);
    }

    public void Alias(string alias, string verb)
    {
        if (!_verbs.ContainsKey(verb))
            throw new ShellException("unknown verb " + verb);
        _aliases[alias] = verb;
    }

    public string Help() => string.Join('\n', _names.Select(n => n + " - " + _verbs.GetValueOrDefault(n)!.Help));

    public string AliasHelp(string alias)
    {
        var target = _aliases.GetValueOrDefault(alias);
        return target is null ? alias + "?" : _verbs.GetValueOrDefault(target).Help; // csc-false
    }

    public string Describe(string method)
    {
        var info = _host.GetType().GetMethod(method);
        if (info == null)
            return "no method " + method;
        var verb = info.GetCustomAttribute<VerbAttribute>()!;
        return verb.Name + ": " + (verb.Help ?? "-"); // missed: null-deref
    }

    public string Run(string line)
    {
        var outer = Active.Value;
        Active.Value = this;
        Scope = new VariableScope(Scope);
        try
        {
            if (!CommandLine.TryParse(line, out var command))
                return "";
            var output = "";
            for (var at = command; at != null; at = at.Next)
                output = Entry(at.Verb).Invoke(output, at.Operands.Select(Scope.Expand).ToArray());
            History.Add(command!.IsPiped ? command.Verb + "|" + command.Next!.Verb : line);
            _output?.Invoke(Current.History.Newest() + " = " + output);
            return output;
        }
        finally
        {
            Scope = Scope.Outer!;
            Active.Value = outer;
        }
    }

    public void Define(string name, string value) => Scope.Global.Set(name, value);

    private VerbEntry Entry(string name)
    {
        var verb = _aliases.GetValueOrDefault(name, name);
        return _verbs.GetValueOrDefault(verb) ?? throw new ShellException("unknown verb " + verb);
    }

    private sealed class Restore(Action undo) : IDisposable
    {
        private Action? _undo = undo;
        public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
    }
}

public static class Case
{
    private static Shell Admin() => new(s => new AdminVerbs(s));

    public static void DemoRun()
    {
        var shell = Admin();
        var lines = new List<string>();
        _ = shell.History.Up() + shell.History.Down() + shell.Run(" ") + shell.History.Newest();
        using (shell.Capture(lines))
            _ = shell.Run("echo a b | count") + shell.Run("print x");
        shell.Define("who", "ann");
        _ = shell.Run("echo $who") + shell.Run("set k v") + shell.Run("again") + lines.Count;
        _ = shell.History.Up() + shell.History.Up() + shell.History.Down() + shell.Help() + shell.AliasHelp("print") + shell.AliasHelp("zz");
        _ = new Shell(s => new CoreVerbs(s)).Describe("Set") + shell.Describe("CountOf") + shell.Describe("Nothing");
    }

    public static void DemoDownPastNewest()
    {
        var shell = Admin();
        shell.Run("echo one");
        _ = shell.History.Up() + shell.History.Down();
    }

    public static void DemoDescribeHelper() => Admin().Describe("Banner");
}
