// case: workspace-folders
// category: creation and deletion
// rationale: the second creation or deletion throws, and the caller takes a finished request for a failed one
// rule: TERN2013

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.WorkspaceFolders;

public sealed record Workspace(string Slug, string Owner);

public sealed class WorkspaceDirectory
{
    private readonly Dictionary<string, Workspace> _bySlug = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    public int Count => _bySlug.Count;

    public void Register(Workspace workspace)
    {
        lock (_gate)
        {
            _bySlug.Add(workspace.Slug, workspace); // want: TERN2013
        }
    }

    public bool Ensure(Workspace workspace)
    {
        lock (_gate)
        {
            return _bySlug.TryAdd(workspace.Slug, workspace);
        }
    }
}

public interface IWorkspaces
{
    [Idempotent] Task CreateAsync(Workspace workspace);
    [Idempotent] Task EnsureAsync(Workspace workspace);
    [Idempotent] Task DropAsync(string slug);
    [Idempotent] Task DropIfThereAsync(string slug);
    [Idempotent] Task ClaimAsync(Workspace workspace);
}

public sealed class Workspaces(WorkspaceDirectory directory, string root) : IWorkspaces
{
    public Task CreateAsync(Workspace workspace)
    {
        directory.Register(workspace);
        return Task.CompletedTask;
    }

    public Task EnsureAsync(Workspace workspace)
    {
        directory.Ensure(workspace);
        Directory.CreateDirectory(Folder(workspace.Slug));
        return Task.CompletedTask;
    }

    public Task DropAsync(string slug) => Task.Run(() => Directory.Delete(Folder(slug), recursive: true)); // want: TERN2013

    public Task DropIfThereAsync(string slug)
    {
        if (Directory.Exists(Folder(slug)))
            Directory.Delete(Folder(slug), recursive: true);

        File.Delete(Folder(slug) + ".lock");
        return Task.CompletedTask;
    }

    public async Task ClaimAsync(Workspace workspace)
    {
        await using FileStream claim = new(Folder(workspace.Slug) + ".lock", FileMode.CreateNew); // want: TERN2013
        await claim.WriteAsync(System.Text.Encoding.UTF8.GetBytes(workspace.Owner));
    }

    private string Folder(string slug) => Path.Combine(root, slug);
}

public static class Case
{
    private static readonly Workspace Docs = new("docs", "kim");
    public static IAsyncEnumerable<string> Demo1() => Run(w => w.CreateAsync(Docs));
    public static IAsyncEnumerable<string> Demo2() => Run(w => w.DropAsync("old"));
    public static IAsyncEnumerable<string> Demo3() => Run(w => w.ClaimAsync(Docs));
    public static IAsyncEnumerable<string> Safe1() => Run(w => w.EnsureAsync(Docs));
    public static IAsyncEnumerable<string> Safe2() => Run(w => w.DropIfThereAsync("old"));
    private static IAsyncEnumerable<string> Run(Func<Workspaces, Task> act)
    {
        WorkspaceDirectory known = new();
        string root = Directory.CreateTempSubdirectory("ws").FullName;
        Directory.CreateDirectory(Path.Combine(root, "old"));
        Workspaces workspaces = new(known, root);
        return Twice(() => act(workspaces), () => $"{known.Count} {Directory.GetFileSystemEntries(root).Length}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
