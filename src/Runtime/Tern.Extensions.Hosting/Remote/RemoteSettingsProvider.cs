using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Tern.Extensions.Hosting;

/// <summary>What a centre says, as configuration that reloads. Thread-safe.</summary>
/// <remarks>Not the base class that others have: it would bring a package to every user of this one.</remarks>
internal sealed class RemoteSettingsProvider(IRemoteSettings source, RemoteSettingsOptions options) : IConfigurationProvider, IConfigurationSource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RemoteEntry, Dictionary<string, string?>> _known = [];
    private readonly List<IDisposable> _subscriptions = [];
    private volatile Dictionary<string, string?> _data = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource _reload = new();
    private bool _isLoaded;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public bool TryGet(string key, out string? value) => _data.TryGetValue(key, out value);

    // What somebody sets holds until the centre says something.
    public void Set(string key, string? value) => _data = new Dictionary<string, string?>(_data, StringComparer.OrdinalIgnoreCase) { [key] = value };

    public IChangeToken GetReloadToken() => new CancellationChangeToken(Volatile.Read(ref _reload).Token);

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        string prefix = parentPath is null ? "" : parentPath + ConfigurationPath.KeyDelimiter;
        return _data.Keys
            .Where(key => key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(key => key[prefix.Length..].Split(ConfigurationPath.KeyDelimiter)[0])
            .Concat(earlierKeys)
            .Order(StringComparer.OrdinalIgnoreCase);
    }

    public void Load()
    {
        // Configuration is loaded before anything runs that could be awaited.
        Task.Run(LoadAsync).GetAwaiter().GetResult();
        Publish();
    }

    public void Dispose()
    {
        IDisposable[] subscriptions;
        lock (_gate)
        {
            subscriptions = [.. _subscriptions];
            _subscriptions.Clear();
        }

        foreach (IDisposable subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    private async Task LoadAsync()
    {
        using var limit = new CancellationTokenSource(options.LoadTimeout, TimeProvider.System);
        await Task.WhenAll(options.Entries.Select(entry => LoadAsync(entry, limit.Token))).ConfigureAwait(false);
        lock (_gate)
        {
            if (_isLoaded)
            {
                return;
            }

            _isLoaded = true;
        }

        foreach (RemoteEntry entry in options.Entries)
        {
            Watch(entry);
        }
    }

    private async Task LoadAsync(RemoteEntry entry, CancellationToken cancellationToken)
    {
        string key = KeyOf(entry);
        try
        {
            TryTake(entry, await source.ReadAsync(key, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            options.OnError?.Invoke(key, exception);
        }
    }

    private void Watch(RemoteEntry entry)
    {
        string key = KeyOf(entry);
        try
        {
            IDisposable subscription = source.Watch(key, text =>
            {
                if (TryTake(entry, text))
                {
                    Publish();
                    TellOfReload();
                }
            });
            lock (_gate)
            {
                _subscriptions.Add(subscription);
            }
        }
        catch (Exception exception)
        {
            options.OnError?.Invoke(key, exception);
        }
    }

    private string KeyOf(RemoteEntry entry) => options.Key(entry.Client, entry.Server, entry.Category);

    /// <summary>Takes over a text; one that cannot be understood changes nothing.</summary>
    private bool TryTake(RemoteEntry entry, string? text)
    {
        try
        {
            Dictionary<string, string?>? settings = string.IsNullOrWhiteSpace(text) ? null : KitexSettings.Read(entry.Category, entry.Section, text);
            lock (_gate)
            {
                if (settings is null)
                {
                    _known.Remove(entry);
                }
                else
                {
                    _known[entry] = settings;
                }
            }

            return true;
        }
        catch (FormatException exception)
        {
            options.OnError?.Invoke(KeyOf(entry), exception);
            return false;
        }
    }

    private void Publish()
    {
        lock (_gate)
        {
            _data = _known.Values.SelectMany(static settings => settings).ToDictionary(static setting => setting.Key, static setting => setting.Value, StringComparer.OrdinalIgnoreCase);
        }
    }

    // Not disposed: somebody may be asking for its token right now, and it holds nothing.
    private void TellOfReload() => Interlocked.Exchange(ref _reload, new CancellationTokenSource()).Cancel();
}
