using Microsoft.Extensions.Options;

namespace Tern.Extensions.Hosting;

internal sealed class ChannelOptionsValidator(string client) : IValidateOptions<RpcChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, RpcChannelOptions options)
    {
        if (name != client)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail(
                $"The options of Tern client \"{client}\" are wrong: {exception.Message} "
                + $"They are set by AddTernClient(\"{client}\", options => …) and by the configuration under {ClientSettings.SectionName}:{client}.");
        }
    }
}
