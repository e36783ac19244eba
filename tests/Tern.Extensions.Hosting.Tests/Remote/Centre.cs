namespace Tern.Extensions.Hosting.Tests.Remote;

/// <summary>A centre of configuration that a test changes.</summary>
internal sealed class Centre : IRemoteSettings
{
    private readonly Dictionary<string, string?> _texts = [];
    private readonly Dictionary<string, Action<string?>> _watching = [];

    public bool IsDown { get; set; }

    public IReadOnlyCollection<string> Watched => _watching.Keys;

    public void Set(string key, string? text)
    {
        _texts[key] = text;
        if (_watching.TryGetValue(key, out Action<string?>? changed))
        {
            changed(text);
        }
    }

    public ValueTask<string?> ReadAsync(string key, CancellationToken cancellationToken) =>
        IsDown ? throw new InvalidOperationException("The centre is down.") : new(_texts.GetValueOrDefault(key));

    public IDisposable Watch(string key, Action<string?> changed)
    {
        _watching[key] = changed;
        return new Subscription(() => _watching.Remove(key));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
