using Microsoft.Extensions.Configuration;

namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>CallLimits</c> and <c>MethodLimits</c> of the server.</summary>
internal static class LimitSettings
{
    public static void Apply(SettingsReader settings, RpcCallLimits limits)
    {
        settings.Number(nameof(limits.CallsPerSecond), value => limits.CallsPerSecond = value);
        settings.Number(nameof(limits.ConcurrentCalls), value => limits.ConcurrentCalls = value);
        settings.Number(nameof(limits.QueueLength), value => limits.QueueLength = value);
        settings.Time(nameof(limits.QueueTimeout), value => limits.QueueTimeout = value);
        SettingsReader adaptive = settings.In(nameof(limits.Adaptive));
        if (adaptive.IsOn)
        {
            limits.Adaptive ??= new RpcAdaptiveLimit();
            Apply(adaptive, limits.Adaptive);
        }
    }

    /// <summary>Limits by method; a key is a method's name, with its service or without.</summary>
    public static void Apply(SettingsReader settings, IDictionary<string, RpcCallLimits> methods)
    {
        foreach (IConfigurationSection method in settings.Section.GetChildren())
        {
            if (!methods.TryGetValue(method.Key, out RpcCallLimits? limits))
            {
                limits = new RpcCallLimits();
                methods.Add(method.Key, limits);
            }

            Apply(new SettingsReader(method), limits);
        }
    }

    private static void Apply(SettingsReader settings, RpcAdaptiveLimit adaptive)
    {
        settings.Number(nameof(adaptive.Least), value => adaptive.Least = value);
        settings.Number(nameof(adaptive.Most), value => adaptive.Most = value);
        settings.Number(nameof(adaptive.Initial), value => adaptive.Initial = value);
        settings.Fraction(nameof(adaptive.Tolerance), value => adaptive.Tolerance = value);
        settings.Time(nameof(adaptive.Window), value => adaptive.Window = value);
    }
}
