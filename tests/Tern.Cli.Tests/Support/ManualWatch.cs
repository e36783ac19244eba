using System.Threading.Channels;

namespace Tern.Cli.Tests;

/// <summary>Files that change when a test says so.</summary>
internal sealed class ManualWatch : IFileWatch
{
    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>();

    public TaskCompletionSource<IReadOnlyList<string>> Folders { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Change(string path) => _changes.Writer.TryWrite(path);

    public void End() => _changes.Writer.TryComplete();

    public IAsyncEnumerable<string> ChangesAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        Folders.TrySetResult(folders);
        return _changes.Reader.ReadAllAsync(cancellationToken);
    }
}
