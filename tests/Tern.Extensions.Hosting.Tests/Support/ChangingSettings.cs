using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting.Tests;

/// <summary>A configuration that a test changes while the host runs.</summary>
internal sealed class ChangingSettings : ConfigurationProvider, IConfigurationSource
{
    public ChangingSettings(params (string Key, string? Value)[] settings)
    {
        foreach ((string key, string? value) in settings)
        {
            Set(key, value);
        }
    }

    /// <summary>Changes settings, all at once, and tells everybody. Returns when everybody has heard.</summary>
    public void Change(params (string Key, string? Value)[] settings)
    {
        foreach ((string key, string? value) in settings)
        {
            Set(key, value);
        }

        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
