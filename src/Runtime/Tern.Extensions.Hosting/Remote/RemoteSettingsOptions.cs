using Tern.Extensions.Hosting;

namespace Tern;

/// <summary>Which clients and servers a centre of configuration has something to say about, and by which keys. Not thread-safe.</summary>
public sealed class RemoteSettingsOptions
{
    private readonly List<RemoteEntry> _entries = [];

    /// <summary>Makes the key of a category: of a client (the caller's name, the service that it calls, the category) or of a server (<see langword="null"/>, its name, the category).</summary>
    /// <value>By default as Kitex: <c>/KitexConfig/{client}/{server}/{category}</c> and <c>/KitexConfig/{server}/{category}</c>.</value>
    public Func<string?, string, string, string> Key { get; set; } = static (client, server, category) => client is null ? $"/KitexConfig/{server}/{category}" : $"/KitexConfig/{client}/{server}/{category}";

    /// <summary>Time that reading everything may take while the configuration is loaded; then it goes on with what has been read.</summary>
    /// <value>3 seconds by default; more than zero.</value>
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Told what goes wrong: a key that cannot be read, a text that cannot be understood. What was known before stays in use.</summary>
    /// <value><see langword="null"/> by default.</value>
    public Action<string, Exception>? OnError { get; set; }

    internal IReadOnlyList<RemoteEntry> Entries => _entries;

    /// <summary>Takes over what the centre says for one client of this program: timeouts, retries, breakers, degradation.</summary>
    /// <param name="name">Name of the client, as <c>AddTernClient</c> knows it.</param>
    /// <param name="caller">Name of this program in the centre.</param>
    /// <param name="service">Name of the service that it calls, in the centre.</param>
    public RemoteSettingsOptions AddClient(string name, string caller, string service)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(caller);
        ArgumentException.ThrowIfNullOrEmpty(service);
        foreach (string category in KitexSettings.ClientCategories)
        {
            _entries.Add(new RemoteEntry(caller, service, category, $"Tern:Clients:{name}"));
        }

        return this;
    }

    /// <summary>Takes over what the centre says for the server of this program: its limits.</summary>
    /// <param name="service">Its name in the centre.</param>
    public RemoteSettingsOptions AddServer(string service)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        _entries.Add(new RemoteEntry(null, service, KitexSettings.Limit, "Tern:Server"));
        return this;
    }
}

/// <summary>One text of a centre.</summary>
/// <param name="Client">The caller; <see langword="null"/> for a server.</param>
/// <param name="Server">The service.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Section">Where its settings stand in the configuration.</param>
internal sealed record RemoteEntry(string? Client, string Server, string Category, string Section);
