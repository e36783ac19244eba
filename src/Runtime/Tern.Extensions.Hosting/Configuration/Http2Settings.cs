namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>Http2</c> of the server and of clients.</summary>
internal static class Http2Settings
{
    public static void Apply(SettingsReader settings, Http2ClientOptions options)
    {
        settings.Number(nameof(options.InitialStreamWindow), value => options.InitialStreamWindow = value);
        settings.Number(nameof(options.InitialConnectionWindow), value => options.InitialConnectionWindow = value);
        settings.Number(nameof(options.MaxWindow), value => options.MaxWindow = value);
        settings.Number(nameof(options.MaxHeaderListBytes), value => options.MaxHeaderListBytes = value);
        settings.Time(nameof(options.KeepAliveTime), value => options.KeepAliveTime = value);
        settings.Time(nameof(options.KeepAliveTimeout), value => options.KeepAliveTimeout = value);
        settings.Flag(nameof(options.KeepAliveWithoutCalls), value => options.KeepAliveWithoutCalls = value);
    }

    public static void Apply(SettingsReader settings, Http2ServerOptions options)
    {
        settings.Number(nameof(options.InitialStreamWindow), value => options.InitialStreamWindow = value);
        settings.Number(nameof(options.InitialConnectionWindow), value => options.InitialConnectionWindow = value);
        settings.Number(nameof(options.MaxWindow), value => options.MaxWindow = value);
        settings.Number(nameof(options.MaxHeaderListBytes), value => options.MaxHeaderListBytes = value);
        settings.Time(nameof(options.KeepAliveTime), value => options.KeepAliveTime = value);
        settings.Time(nameof(options.KeepAliveTimeout), value => options.KeepAliveTimeout = value);
        settings.Time(nameof(options.MinPingInterval), value => options.MinPingInterval = value);
        settings.Time(nameof(options.MaxConnectionAge), value => options.MaxConnectionAge = value);
        settings.Time(nameof(options.MaxConnectionAgeGrace), value => options.MaxConnectionAgeGrace = value);
    }
}
