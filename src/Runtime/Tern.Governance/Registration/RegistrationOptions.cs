using Tern.Transport;

namespace Tern;

/// <summary>What a server tells a registry about itself, and when.</summary>
/// <remarks>Read when the server is built; servers of a host take over changes of weight and tags from the configuration while they run. Not thread-safe.</remarks>
public sealed class RegistrationOptions
{
    /// <summary>Name under which callers look for the server.</summary>
    /// <value><see langword="null"/> by default: the server is registered once for each service that it offers, under its wire name; those of gRPC itself (health, reflection) are left out.</value>
    public string? Service { get; set; }

    /// <summary>Address by which callers reach the server: <c>10.0.0.7:8888</c> or <c>tcp://catalog-3.internal:8888</c>; needed behind a proxy or where others accept its connections.</summary>
    /// <value>
    /// <see langword="null"/> by default: the first TCP address that the server listens on, or the first one of any kind. Where it listens on every address of the machine, the first IPv4 address of
    /// an interface that is up and not the loopback stands for it.
    /// </value>
    public string? Address { get; set; }

    /// <summary>Share of the calls that it asks for, relative to the others.</summary>
    /// <value>10 by default, as in Kitex; 1 to 1,000,000.</value>
    public int Weight { get; set; } = ServiceInstance.DefaultWeight;

    /// <summary>What else callers may know: zone, lane, version. <see cref="ServiceTags"/> holds the names that Tern's balancers read.</summary>
    /// <value>Empty by default.</value>
    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Time for which the server has been ready before it is registered.</summary>
    /// <value>1 second by default, as in Kitex; 0 to 1 hour.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for which a server that stops goes on taking calls behind its deregistration, so that callers that poll the registry have heard of it.</summary>
    /// <value>Zero by default: enough for callers that are told, and for those that send what they cannot send here to another instance. 0 to 1 hour.</value>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>Time that one question to the registry may take, and all attempts to deregister together.</summary>
    /// <value>3 seconds by default; 10 milliseconds to 1 minute.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause behind the first failure to register; each further one is twice as long, up to <see cref="MaxRetryDelay"/>, of which between half and all is waited.</summary>
    /// <value>1 second by default; 10 milliseconds to 1 hour.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between attempts to register.</summary>
    /// <value>30 seconds by default; at least <see cref="RetryDelay"/>.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Source of the pauses' jitter; tests give one with a seed.</summary>
    public Random Random { get; set; } = Random.Shared;

    /// <summary>What may change while the server runs, as text.</summary>
    internal string Fingerprint() =>
        $"{Weight}|{string.Join('|', Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal).Select(static tag => $"{tag.Key}={tag.Value}"))}";

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    internal void Validate(string path)
    {
        OptionRange.Check(Weight, 1, 1_000_000, $"{path}.{nameof(Weight)}");
        OptionRange.Check(Delay, TimeSpan.Zero, TimeSpan.FromHours(1), $"{path}.{nameof(Delay)}");
        OptionRange.Check(DrainDelay, TimeSpan.Zero, TimeSpan.FromHours(1), $"{path}.{nameof(DrainDelay)}");
        OptionRange.Check(Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), $"{path}.{nameof(Timeout)}");
        OptionRange.Check(RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), $"{path}.{nameof(RetryDelay)}");
        OptionRange.Check(MaxRetryDelay, RetryDelay, TimeSpan.FromDays(1), $"{path}.{nameof(MaxRetryDelay)}");
        OptionRange.CheckSet(Random, $"{path}.{nameof(Random)}");
        if (Service is { Length: 0 })
        {
            throw new ArgumentException($"{path}.{nameof(Service)} is empty. Name the service, or leave it out to register every service under its wire name.", nameof(Service));
        }

        if (Address is { } address && !RpcEndpoint.TryParse(ServerAddress.WithScheme(address), out _))
        {
            throw new ArgumentException($"{path}.{nameof(Address)} is \"{address}\", which is no address; write it as 10.0.0.7:8888 or tcp://host:8888.", nameof(Address));
        }
    }
}
