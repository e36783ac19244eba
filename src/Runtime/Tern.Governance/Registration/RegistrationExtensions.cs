using Tern.Governance;

namespace Tern;

/// <summary>Makes servers known to registries.</summary>
public static class RegistrationExtensions
{
    /// <summary>Registers the server while it takes calls: after it has been ready for <see cref="RegistrationOptions.Delay"/>, and until it begins to stop, before it drains.</summary>
    /// <param name="builder">The server that is being put together.</param>
    /// <param name="registry">The registry. The server does not dispose it.</param>
    /// <param name="configure">Changes what the registry is told, and when.</param>
    /// <remarks>
    /// May be called for several registries. One that fails keeps the server neither from starting nor from stopping: the failure is logged (events 321 and 322) and tried again, with longer and longer pauses.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public static RpcServerBuilder UseRegistry(this RpcServerBuilder builder, IServiceRegistry registry, Action<RegistrationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(registry);
        var options = new RegistrationOptions();
        configure?.Invoke(options);
        options.Validate(nameof(RegistrationOptions));
        return builder.AddAnnouncer(server => new ServerRegistration(registry, options, server));
    }
}
