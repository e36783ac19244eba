// case: plugin-commands
// category: interface
// rationale: an unannotated plug-in returns null through the interface; the host hands null to an implementation that trusts it
// csc: none

namespace NullSafety.Blind.PluginCommands;

public sealed record CommandResult(int ExitCode, string Output);

public interface IPlugin
{
    string Name { get; }

    CommandResult Execute(string argument);

    string Describe() => "plug-in " + Name;
}

public abstract class Formatter
{
    public abstract string Format(CommandResult result, string style);
}

public sealed class PlainFormatter : Formatter
{
    public override string Format(CommandResult result, string style) => style ?? result.Output;
}

public sealed class PaddedFormatter : Formatter
{
    public override string Format(CommandResult result, string style)
    {
        int width = style.Length; // want: null-deref
        return result.Output.PadLeft(width);
    }
}

#nullable disable
public sealed class GrepPlugin : IPlugin
{
    public string Name => "grep";

    public CommandResult Execute(string argument)
    {
        int hits = argument.Count(c => c == '*');
        return hits == 0 ? null : new CommandResult(0, hits + " hits");
    }
}

public sealed class EchoPlugin : IPlugin
{
    public string Name => "echo";
    public CommandResult Execute(string argument) => new(0, argument);
    string IPlugin.Describe() => "repeats its argument";
}
#nullable enable

public sealed class PluginHost
{
    private readonly List<IPlugin> _plugins = [];

    public PluginHost Load<TPlugin>() where TPlugin : IPlugin, new()
    {
        _plugins.Add(new TPlugin());
        return this;
    }

    public int RunAll(string argument)
    {
        int worst = 0;
        foreach (var plugin in _plugins)
        {
            var result = plugin.Execute(argument);
            worst = Math.Max(worst, result.ExitCode); // want: null-deref
        }

        return worst;
    }

    public int RunAllLenient(string argument) => _plugins.Sum(p => p.Execute(argument)?.ExitCode ?? 1);
    public int Help() => _plugins.Sum(p => p.Describe().Length);

    public static string Show(Formatter formatter) => formatter.Format(new CommandResult(0, "ok"), null!);
}

public static class Case
{
    private static PluginHost Host() => new PluginHost().Load<EchoPlugin>().Load<GrepPlugin>();

    public static void DemoNoHits() => Host().RunAll("abc");

    public static void DemoNoStyle() => PluginHost.Show(new PaddedFormatter());

    public static void DemoSafe()
    {
        _ = Host().RunAllLenient("abc") + Host().RunAll("a*c") + Host().Help();
        _ = PluginHost.Show(new PlainFormatter()).Length;
        _ = new PaddedFormatter().Format(new CommandResult(0, "ok"), "    ");
    }
}
