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
    private readonly Lock _gate = new();
    private IDisposable? _subscription;
    private bool _isDisposed;

    /// <summary>Begins to listen.</summary>
    /// <param name="apply">Takes options that passed their validation. Never called twice at once, nor after <see cref="Dispose"/>.</param>
    /// <param name="refuse">Takes the reason why changed options cannot be used.</param>
    public void Start(Action<TOptions> apply, Action<Exception> refuse)
    {
        if (services.GetService<IConfiguration>() is { } configuration)
        {
            IOptionsFactory<TOptions> factory = services.GetRequiredService<IOptionsFactory<TOptions>>();
            _subscription = ChangeToken.OnChange(configuration.GetReloadToken, () => Reload(factory, apply, refuse));
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        lock (_gate)
        {
            _isDisposed = true;
        }
    }

    private void Reload(IOptionsFactory<TOptions> factory, Action<TOptions> apply, Action<Exception> refuse)
    {
        // Read and applied under one lock: of two changes that come together, the one that is applied last has seen both.
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            try
            {
                apply(factory.Create(name));
            }
            catch (Exception exception)
            {
                // Whatever it is, also out of the user's own code: whoever changed the configuration can do nothing about it.
                refuse(exception);
            }
        }
    }
}
