using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting;

internal sealed class ServerOptionsValidator : IValidateOptions<RpcServerOptions>
{
    public ValidateOptionsResult Validate(string? name, RpcServerOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail(
                $"The options of the Tern server are wrong: {exception.Message} "
                + $"They are set by AddTernServer(options => …) and by the configuration under {ServerSettings.SectionName}.");
        }
    }
}
