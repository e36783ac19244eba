namespace Tern;

/// <summary>A centre of configuration, such as etcd, Consul, Nacos or a file: texts by key, and word of their changes. Implementations are thread-safe.</summary>
public interface IRemoteSettings
{
    /// <summary>Reads a text.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns><see langword="null"/> if there is none.</returns>
    /// <exception cref="Exception">Whatever goes wrong: what was known before stays in use.</exception>
    ValueTask<string?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Asks to be told of changes of a text.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="changed">Takes the text as it is now; <see langword="null"/> when it was deleted, which brings the defaults back. May be called from any thread.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    IDisposable Watch(string key, Action<string?> changed);
}
