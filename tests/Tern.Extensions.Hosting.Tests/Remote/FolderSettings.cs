namespace Tern.Extensions.Hosting.Tests.Remote;

// What docs/hosting.md shows, word for word; a test compares.

internal sealed class FolderSettings(string folder) : IRemoteSettings
{
    public async ValueTask<string?> ReadAsync(string key, CancellationToken cancellationToken) =>
        File.Exists(folder + key) ? await File.ReadAllTextAsync(folder + key, cancellationToken) : null;

    public IDisposable Watch(string key, Action<string?> changed)
    {
        string path = Directory.CreateDirectory(Path.GetDirectoryName(folder + key)!).FullName;
        var watcher = new FileSystemWatcher(path, Path.GetFileName(key)) { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changed(File.ReadAllText(folder + key));
        return watcher;
    }
}
