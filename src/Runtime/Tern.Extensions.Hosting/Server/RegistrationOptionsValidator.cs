using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting;

internal sealed class RegistrationOptionsValidator : IValidateOptions<RegistrationOptions>
{
    public ValidateOptionsResult Validate(string? name, RegistrationOptions options)
    {
        try
        {
            options.Validate("Registration");
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(
                $"What the Tern server is to tell its registries is wrong: {exception.Message} "
                + $"It is set by AddTernServer(…).UseRegistry(registry, options => …) and by the configuration under {RegistrationSettings.SectionName}.");
        }
    }
}
