using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Tern.Extensions.Hosting;

/// <summary>Makes options anew when the configuration changes; options that turn out wrong are reported and dropped.</summary>
/// <remarks>Not by the options monitor: it throws what is wrong at whoever changed the configuration, which may be the thread that watches the file.</remarks>
internal sealed class OptionsReloader<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(IServiceProvider services, string name) : IDisposable
    where TOptions : class
{
    private IDisposable? _subscription;

    /// <summary>Begins to listen.</summary>
    /// <param name="apply">Takes options that passed their validation.</param>
    /// <param name="refuse">Takes the reason why changed options cannot be used.</param>
    public void Start(Action<TOptions> apply, Action<Exception> refuse)
    {
        if (services.GetService<IConfiguration>() is not { } configuration)
        {
            return;
        }

        IOptionsFactory<TOptions> factory = services.GetRequiredService<IOptionsFactory<TOptions>>();
        _subscription = ChangeToken.OnChange(configuration.GetReloadToken, () =>
        {
            try
            {
                apply(factory.Create(name));
            }
            catch (Exception exception) when (exception is OptionsValidationException or ArgumentException or FormatException)
            {
                refuse(exception);
            }
        });
    }

    public void Dispose() => _subscription?.Dispose();
}
