using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>Access</c>, of a server or a client.</summary>
internal static class AccessSettings
{
    public static void Apply(SettingsReader settings, RpcAccessOptions access)
    {
        settings.Flag(nameof(access.AllowByDefault), value => access.AllowByDefault = value);
        settings.Fraction(nameof(access.RejectedShare), value => access.RejectedShare = value);
        foreach (IConfigurationSection section in settings.In(nameof(access.Rules)).Section.GetChildren())
        {
            access.Rules.Add(Read(section));
        }
    }

    private static RpcAccessRule Read(IConfigurationSection section)
    {
        var settings = new SettingsReader(section);
        var rule = new RpcAccessRule();
        settings.Flag(nameof(rule.Allow), value => rule.Allow = value);
        settings.Texts(nameof(rule.Methods), rule.Methods.Add);
        settings.Texts(nameof(rule.Callers), rule.Callers.Add);
        foreach (IConfigurationSection entry in section.GetSection(nameof(rule.Metadata)).GetChildren())
        {
            rule.Metadata[entry.Key] = entry.Value ?? RpcAccessRule.Any;
        }

        settings.Text(nameof(rule.Reason), value => rule.Reason = value);
        return rule;
    }
}
