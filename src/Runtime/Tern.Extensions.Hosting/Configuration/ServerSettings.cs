using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Settings of the server under <c>Tern:Server</c>. Keys are the names of the options; a test finds the option that is forgotten here.</summary>
internal static class ServerSettings
{
    public const string SectionName = "Tern:Server";

    public static void Apply(IConfigurationSection section, RpcServerOptions options)
    {
        var settings = new SettingsReader(section);
        settings.Texts(nameof(options.Endpoints), options.Endpoints.Add);
        settings.Number(nameof(options.MaxMessageBytes), value => options.MaxMessageBytes = value);
        settings.Number(nameof(options.MaxQueuedBytes), value => options.MaxQueuedBytes = value);
        settings.Number(nameof(options.MaxConcurrentCallsPerConnection), value => options.MaxConcurrentCallsPerConnection = value);
        settings.Number(nameof(options.MaxConnections), value => options.MaxConnections = value);
        settings.Time(nameof(options.MessageTimeout), value => options.MessageTimeout = value);
        settings.Time(nameof(options.WriteTimeout), value => options.WriteTimeout = value);
        settings.Time(nameof(options.IdleTimeout), value => options.IdleTimeout = value);
        settings.Time(nameof(options.DrainTimeout), value => options.DrainTimeout = value);
        settings.Flag(nameof(options.IncludeExceptionDetails), value => options.IncludeExceptionDetails = value);
        settings.Flag(nameof(options.ValidateRequests), value => options.ValidateRequests = value);
        settings.Flag(nameof(options.PayloadChecksum), value => options.PayloadChecksum = value);
        options.Reader = ReaderSettings.Apply(settings.In(nameof(options.Reader)), options.Reader);
        options.ProtobufReader = ReaderSettings.Apply(settings.In(nameof(options.ProtobufReader)), options.ProtobufReader);
        LimitSettings.Apply(settings.In(nameof(options.CallLimits)), options.CallLimits);
        LimitSettings.Apply(settings.In(nameof(options.MethodLimits)), options.MethodLimits);
        AccessSettings.Apply(settings.In(nameof(options.Access)), options.Access);
        Http2Settings.Apply(settings.In(nameof(options.Http2)), options.Http2);
        TransportSettings.Apply(settings.In(nameof(options.Transport)), options.Transport);
    }
}
