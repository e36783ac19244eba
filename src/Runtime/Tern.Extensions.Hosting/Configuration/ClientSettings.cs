using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Settings of a client under <c>Tern:Clients:{name}</c>. Keys are the names of the options; a test finds the option that is forgotten here.</summary>
internal static class ClientSettings
{
    public const string SectionName = "Tern:Clients";

    public static void Apply(IConfigurationSection section, RpcChannelOptions options)
    {
        var settings = new SettingsReader(section);
        settings.Text(nameof(options.Target), value => options.Target = value);
        settings.Choice<RpcProtocol>(nameof(options.Protocol), value => options.Protocol = value);
        settings.Choice<GrpcPayload>(nameof(options.GrpcPayload), value => options.GrpcPayload = value);
        settings.Text(nameof(options.Compression), value => options.Compression = value);
        settings.Text(nameof(options.Authority), value => options.Authority = value);
        settings.Flag(nameof(options.WarmUp), value => options.WarmUp = value);
        settings.Flag(nameof(options.WaitForReady), value => options.WaitForReady = value);
        Http2Settings.Apply(settings.In(nameof(options.Http2)), options.Http2);
        settings.Choice<Serialization.ThriftEncoding>(nameof(options.Encoding), value => options.Encoding = value);
        settings.Choice<ConnectionMode>(nameof(options.Connections), value => options.Connections = value);
        settings.Number(nameof(options.ConnectionCount), value => options.ConnectionCount = value);
        settings.Number(nameof(options.MaxIdlePerEndpoint), value => options.MaxIdlePerEndpoint = value);
        settings.Number(nameof(options.MaxIdle), value => options.MaxIdle = value);
        settings.Number(nameof(options.MinIdlePerEndpoint), value => options.MinIdlePerEndpoint = value);
        settings.Time(nameof(options.IdleTimeout), value => options.IdleTimeout = value);
        settings.Time(nameof(options.Timeout), value => options.Timeout = value);
        settings.Time(nameof(options.ReceiveTimeout), value => options.ReceiveTimeout = value);
        settings.Number(nameof(options.MaxMessageBytes), value => options.MaxMessageBytes = value);
        settings.Number(nameof(options.MaxQueuedBytes), value => options.MaxQueuedBytes = value);
        settings.Number(nameof(options.MaxPendingCallsPerConnection), value => options.MaxPendingCallsPerConnection = value);
        settings.Time(nameof(options.WriteTimeout), value => options.WriteTimeout = value);
        settings.Text(nameof(options.CallerService), value => options.CallerService = value);
        settings.Text(nameof(options.TargetService), value => options.TargetService = value);
        settings.Flag(nameof(options.ValidateRequests), value => options.ValidateRequests = value);
        settings.Flag(nameof(options.PayloadChecksum), value => options.PayloadChecksum = value);
        options.Reader = ReaderSettings.Apply(settings.In(nameof(options.Reader)), options.Reader);
        options.ProtobufReader = ReaderSettings.Apply(settings.In(nameof(options.ProtobufReader)), options.ProtobufReader);
        TransportSettings.Apply(settings.In(nameof(options.Transport)), options.Transport);
        if (GovernanceSettings.AreIn(settings))
        {
            options.UseGovernance(governance => GovernanceSettings.Apply(settings, governance));
        }
    }
}
