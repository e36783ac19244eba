using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Tern.Extensions.Hosting;

/// <summary>Instances from configuration: <c>config:///catalog</c> are those under <c>Tern:Services:catalog:Instances</c>. A change is pushed.</summary>
internal sealed class ConfigurationResolver(IConfiguration configuration) : IServiceResolver
{
    public const string SectionName = "Tern:Services";

    private const string Instances = "Instances";

    public string Scheme => "config";

    public ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken) => new(Read(target));

    public IDisposable? Watch(ServiceTarget target, Action<ResolvedService> changed) => ChangeToken.OnChange(
        configuration.GetReloadToken,
        () =>
        {
            ResolvedService answer;
            try
            {
                answer = Read(target);
            }
            catch (FormatException)
            {
                // Whoever edits a file must not be hit by what is wrong in it; the next question tells and logs it.
                return;
            }

            changed(answer);
        });

    private ResolvedService Read(ServiceTarget target)
    {
        IConfigurationSection section = configuration.GetSection(SectionName).GetSection(target.Name).GetSection(Instances);
        return new ResolvedService([.. section.GetChildren().Select(Read)]);
    }

    // Just an address, or a section with the properties of an instance.
    private static ServiceInstance Read(IConfigurationSection section)
    {
        var settings = new SettingsReader(section);
        string? address = section.Value ?? section[nameof(ServiceInstance.Address)];
        if (string.IsNullOrEmpty(address))
        {
            throw new FormatException($"The setting {section.Path} has no {nameof(ServiceInstance.Address)}; write one such as 10.0.0.7:8888.");
        }

        int weight = ServiceInstance.DefaultWeight;
        settings.Number(nameof(ServiceInstance.Weight), value => weight = value);
        return new ServiceInstance(address)
        {
            Weight = weight,
            Tags = section.GetSection(nameof(ServiceInstance.Tags)).GetChildren()
                .Where(static tag => tag.Value is not null)
                .ToDictionary(static tag => tag.Key, static tag => tag.Value!, StringComparer.Ordinal),
        };
    }
}
