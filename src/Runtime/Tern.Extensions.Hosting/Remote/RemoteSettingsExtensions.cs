using Tern;
using Tern.Extensions.Hosting;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds centres of configuration.</summary>
public static class RemoteSettingsExtensions
{
    /// <summary>Takes over what a centre of configuration says, in the form and under the keys of Kitex: timeouts, retries, breakers and degradation of clients, limits of the server. Changes reload while the program runs.</summary>
    /// <param name="builder">The configuration. Sources that are added behind it win.</param>
    /// <param name="source">The centre. It is not disposed.</param>
    /// <param name="configure">Says which clients and servers it knows.</param>
    public static IConfigurationBuilder AddTernRemote(this IConfigurationBuilder builder, IRemoteSettings source, Action<RemoteSettingsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new RemoteSettingsOptions();
        configure(options);
        return builder.Add(new RemoteSettingsProvider(source, options));
    }
}
