using System.Globalization;
using System.Reflection;

namespace Tern.Extensions.Hosting.Tests;

/// <summary>One option, at any depth, found by reflection: what is added to the options later is found here too.</summary>
internal sealed record OptionValue(string Path, Type Type, Func<object, object?> Get, Action<object, object?> Set)
{
    /// <summary>Everything that can be set on options, functions and what the host gives left out.</summary>
    public static IEnumerable<OptionValue> Of(Type options) => Of(options, "", static root => root);

    /// <summary>A value that is valid and not the one that the option has.</summary>
    public object OtherThan(object? current) => Path switch
    {
        "Target" => "memory://other",
        "Protocol" => RpcProtocol.ThriftTTHeaderFramed,
        "Reader.MaxDepth" => 63,
        "Compression" => "gzip",
        "Balancer" => LoadBalancers.PeakLatency,
        "AllMethods.AttemptTimeout" => TimeSpan.FromMilliseconds(3),
        "Http2.KeepAliveTime" or "Http2.MaxConnectionAge" => TimeSpan.FromMinutes(1),
        "Transport.UnixFileMode" => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        "Transport.Tls.Protocols" => System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
        "Endpoints" => (string[])["memory://a", "memory://b"],
        _ => (Nullable.GetUnderlyingType(Type) ?? Type) switch
        {
            Type type when type == typeof(string) => "other",
            Type type when type == typeof(int) => current is int number ? number - 1 == 0 ? 2 : number == 0 ? 1 : number - 1 : 4_096,
            Type type when type == typeof(double) => ((double)current! * 0.5) + 0.2,
            Type type when type == typeof(bool) => !(bool)current!,
            Type type when type == typeof(TimeSpan) => (current as TimeSpan? ?? TimeSpan.FromSeconds(2)) + TimeSpan.FromSeconds(1),
            Type type when type.IsEnum => Enum.GetValues(type).Cast<object>().First(value => !value.Equals(current)),
            Type type when type == typeof(IList<string>) => (string[])["one", "two"],
            Type type => throw new NotSupportedException($"{Path} is a {type}: say here what another value of it is."),
        },
    };

    /// <summary>The settings that stand for a value.</summary>
    public static IEnumerable<(string Key, string? Value)> Settings(string key, object value) => value switch
    {
        ILoadBalancer balancer => [(key, balancer.Name)],
        string[] list => list.Select((text, i) => ($"{key}:{i}", (string?)text)),
        UnixFileMode mode => [(key, Convert.ToString((int)mode, 8))],
        _ => [(key, Convert.ToString(value, CultureInfo.InvariantCulture))],
    };

    private static IEnumerable<OptionValue> Of(Type owner, string prefix, Func<object, object?> find)
    {
        foreach (PropertyInfo property in owner.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Type type = property.PropertyType;
            if (typeof(Delegate).IsAssignableFrom(type) || type == typeof(TimeProvider) || type == typeof(Random) || type == typeof(Microsoft.Extensions.Logging.ILoggerFactory))
            {
                continue;
            }

            string path = prefix + property.Name;
            if (type.IsClass && type.Namespace!.StartsWith("Tern", StringComparison.Ordinal))
            {
                object? Inner(object root)
                {
                    object outer = find(root)!;
                    object? inner = property.GetValue(outer);
                    if (inner is null || ReferenceEquals(inner, Serialization.ThriftReaderOptions.Default)
                        || ReferenceEquals(inner, Serialization.ProtobufReaderOptions.Default))
                    {
                        // Not there by default, or shared by everybody.
                        inner = Activator.CreateInstance(type)!;
                        property.SetValue(outer, inner);
                    }

                    return inner;
                }

                foreach (OptionValue inner in Of(type, path + ".", Inner))
                {
                    yield return inner;
                }
            }
            else if (property.SetMethod is { IsPublic: true })
            {
                yield return new OptionValue(path, type, root => property.GetValue(find(root)), (root, value) => property.SetValue(find(root), value));
            }
            else if (type == typeof(IList<string>))
            {
                yield return new OptionValue(path, type, root => property.GetValue(find(root)), (root, value) => Replace((IList<string>)property.GetValue(find(root))!, (string[])value!));
            }
        }
    }

    private static void Replace(IList<string> list, string[] texts)
    {
        list.Clear();
        foreach (string text in texts)
        {
            list.Add(text);
        }
    }
}
