using System.Threading.Channels;
using Tern.Idl;

namespace Tern.Cli;

/// <summary>Watches the file system.</summary>
internal sealed class FileWatch : IFileWatch
{
    /// <inheritdoc/>
    public IAsyncEnumerable<string> ChangesAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        Channel<string> changes = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        FileSystemWatcher[] watchers = [.. folders.Select(folder => Watch(folder, path => changes.Writer.TryWrite(path)))];
        cancellationToken.Register(() =>
        {
            Array.ForEach(watchers, static watcher => watcher.Dispose());
            changes.Writer.TryComplete();
        });
        return changes.Reader.ReadAllAsync(CancellationToken.None);
    }

    private static FileSystemWatcher Watch(string folder, Action<string> changed)
    {
        FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        void Tell(object sender, FileSystemEventArgs change)
        {
            if (IdlParser.CanRead(change.FullPath))
            {
                changed(change.FullPath);
            }
        }

        watcher.Changed += Tell;
        watcher.Created += Tell;
        watcher.Deleted += Tell;
        watcher.Renamed += (sender, change) => Tell(sender, change);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
