// case: interface-plugin-host
// category: interface-override
// rationale: one plug-in returns null for its settings and the default member of the interface returns null for its icon; an override takes a parameter that the host passes as null
// csc: none

namespace NullSafety.PluginHost;

public sealed record Settings(string Section, int Version);

public interface IPlugin
{
    string Id { get; }
    Settings Defaults();
    string IconPath() => null!;
    int Attach(IServiceBag services);
}

public interface IServiceBag
{
    T Get<T>() where T : class;
}

public sealed class ServiceBag(params object[] services) : IServiceBag
{
    public T Get<T>() where T : class => services.OfType<T>().First();
}

public abstract class PluginBase(string id) : IPlugin
{
    public string Id { get; } = id;
    public virtual Settings Defaults() => new(Id, 1);
    public abstract int Attach(IServiceBag services);
}

public sealed class SpellChecker() : PluginBase("spell"), IPlugin
{
    public string IconPath() => "icons/spell.png";
    public override int Attach(IServiceBag services) => services is null ? 0 : 1;
}

public sealed class WordCount() : PluginBase("count")
{
    public override Settings Defaults() => null!;

    public override int Attach(IServiceBag services)
        => services.Get<TextWriter>().NewLine.Length; // want: null-deref
}

public sealed class Host(IReadOnlyList<IPlugin> plugins)
{
    public int Migrate()
    {
        int oldest = int.MaxValue;
        foreach (var plugin in plugins)
        {
            oldest = Math.Min(oldest, plugin.Defaults().Version); // want: null-deref
        }

        return oldest;
    }

    public List<string> Sections() => [.. plugins.Select(p => p.Defaults()?.Section ?? p.Id)];

    public int IconNameLength(int index) => plugins[index].IconPath().Length; // want: null-deref

    public int IconNameLengthOrZero(int index) => plugins[index].IconPath() is { Length: var n } ? n : 0;

    public int AttachAll(IServiceBag services) => plugins.Sum(p => p.Attach(services));
}

public static class Case
{
    private static Host Both() => new([new SpellChecker(), new WordCount()]);

    public static void DemoMigrate() => Both().Migrate();
    public static void DemoSections() => Both().Sections();
    public static void DemoIcon() => Both().IconNameLength(1);
    public static void DemoIconSet() => Both().IconNameLength(0);
    public static void DemoIconOrZero() => Both().IconNameLengthOrZero(1);
    public static void DemoAttachNothing() => Both().AttachAll(null!);
    public static void DemoAttach() => Both().AttachAll(new ServiceBag(TextWriter.Null));
}
