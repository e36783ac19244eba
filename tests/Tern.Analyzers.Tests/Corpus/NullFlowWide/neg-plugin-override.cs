// case: neg-plugin-override
// category: interface-override
// rationale: some implementations answer null, but only where the caller asks for it or expects it
// csc: silent

namespace NullSafety.NegPluginOverride;

public sealed record Preview(string Mime, int Bytes);

public abstract class Plugin
{
    public abstract bool CanPreview { get; }

    public virtual Preview Render(string file) => null!;

    public virtual string? Icon => null;
}

public sealed class TextPlugin : Plugin
{
    public override bool CanPreview => true;

    public override Preview Render(string file) => new("text/plain", file.Length);
}

public sealed class ImagePlugin : Plugin
{
    public override bool CanPreview => true;

    public override Preview Render(string file) => new("image/png", 4096);

    public override string? Icon => "picture";
}

public sealed class ArchivePlugin : Plugin
{
    public override bool CanPreview => false;
}

public static class Explorer
{
    public static int Direct(string file)
    {
        var plugin = new TextPlugin();
        return plugin.Render(file).Bytes;
    }

    public static int IconWidth(Plugin plugin) => (plugin.Icon ?? "file").Length;

    public static string ImageIcon(ImagePlugin plugin) => plugin.Icon!.ToUpperInvariant();

    public static int Size(Plugin plugin, string file)
    {
        if (!plugin.CanPreview)
        {
            return 0;
        }

        return plugin.Render(file).Bytes;
    }

    public static List<string> Mimes(IEnumerable<Plugin> plugins, string file)
    {
        var previews = new List<Preview>();
        foreach (var plugin in plugins)
        {
            var preview = plugin.Render(file);
            if (preview != null)
            {
                previews.Add(preview);
            }
        }

        return previews.ConvertAll(p => p.Mime.ToLowerInvariant());
    }
}

public static class Case
{
    private static readonly Plugin[] All = { new TextPlugin(), new ArchivePlugin(), new ImagePlugin() };

    public static void DemoOne()
    {
        Explorer.Direct("readme");
        Explorer.ImageIcon(new ImagePlugin());
    }

    public static void DemoAll()
    {
        foreach (var plugin in All)
        {
            Explorer.IconWidth(plugin);
            Explorer.Size(plugin, "a.zip");
        }

        Explorer.Mimes(All, "a.zip");
    }
}
