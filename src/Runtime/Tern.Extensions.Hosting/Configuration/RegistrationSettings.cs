namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>Tern:Server:Registration</c>. Keys are the names of the options; a test finds the option that is forgotten here.</summary>
internal static class RegistrationSettings
{
    public const string SectionName = ServerSettings.SectionName + ":Registration";

    public static void Apply(SettingsReader settings, RegistrationOptions options)
    {
        settings.Text(nameof(options.Service), value => options.Service = value);
        settings.Text(nameof(options.Address), value => options.Address = value);
        settings.Number(nameof(options.Weight), value => options.Weight = value);
        foreach (Microsoft.Extensions.Configuration.IConfigurationSection tag in settings.In(nameof(options.Tags)).Section.GetChildren())
        {
            if (tag.Value is { } value)
            {
                options.Tags[tag.Key] = value;
            }
        }

        settings.Time(nameof(options.Delay), value => options.Delay = value);
        settings.Time(nameof(options.DrainDelay), value => options.DrainDelay = value);
        settings.Time(nameof(options.Timeout), value => options.Timeout = value);
        settings.Time(nameof(options.RetryDelay), value => options.RetryDelay = value);
        settings.Time(nameof(options.MaxRetryDelay), value => options.MaxRetryDelay = value);
    }
}
