using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tern.Governance;
using Tern.Serialization;

namespace Tern.Extensions.Hosting;

/// <summary>Holds the policies of a client's configuration against the contract: what the analyzers say of code, by the same ids.</summary>
/// <remarks>One for each contract of a client: they share its configuration, and each judges its own methods.</remarks>
internal sealed class ConfiguredPolicyValidator<TService>(string client, IServiceProvider services) : IValidateOptions<RpcChannelOptions>
    where TService : class
{
    public ValidateOptionsResult Validate(string? name, RpcChannelOptions options)
    {
        // Without governance, or beside a proxy, nothing is repeated here.
        if (name != client
            || options.Governance is not GovernanceOptions { Mesh: false } governance
            || services.GetService<IConfiguration>() is not { } configuration
            || MethodList<TService>.Read() is not { } methods
            || !IsInRange(governance))
        {
            return ValidateOptionsResult.Skip;
        }

        IConfigurationSection section = configuration.GetSection(ClientSettings.SectionName).GetSection(client);
        var settings = new SettingsReader(section);
        if (!GovernanceSettings.AreIn(settings))
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            var said = new GovernanceOptions();
            GovernanceSettings.Apply(settings, said);
            PolicyCheck.CheckTargets(said, methods);
            foreach (RpcMethod method in methods)
            {
                MethodPolicyOptions policy = governance.PolicyOf(method);
                PolicyCheck.CheckRoom(policy, method, options.Timeout);
                if (PolicyCheck.IsNested(policy, method))
                {
                    HostingLog.RetriesNested(options.Loggers.CreateLogger("Tern.Extensions.Hosting"), client, method.FullName);
                }
            }

            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail($"The policies of Tern client \"{client}\" are wrong: {exception.Message} They are set by the configuration under {section.Path}.");
        }
    }

    // What is out of range is refused with the other options; nothing can be reckoned with it here.
    private static bool IsInRange(GovernanceOptions governance)
    {
        try
        {
            governance.Validate();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
