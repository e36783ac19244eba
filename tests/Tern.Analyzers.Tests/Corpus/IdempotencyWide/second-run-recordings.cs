// case: second-run-recordings
// category: second run
// rationale: files and folders that must not be there, or must, when the call runs
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SecondRunRecordings;

public interface IRecordings
{
    [Idempotent]
    Task OpenAsync(string take, byte[] first);
    [Idempotent]
    Task KeepAsync(string take);
    [Idempotent]
    Task PackAsync(string album);
    [Idempotent]
    Task ReleaseAsync(string album);
    [Idempotent]
    Task KeepAnywayAsync(string take);
    [Idempotent]
    Task DropAsync(string take);
}

public sealed class Recordings(string root) : IRecordings
{
    public async Task OpenAsync(string take, byte[] first)
    {
        await using FileStream stream = new(Of(take), FileMode.CreateNew, FileAccess.Write); // want: TERN2013
        await stream.WriteAsync(first);
    }

    public Task KeepAsync(string take)
    {
        File.Copy(Of(take), Of(take + ".kept")); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task PackAsync(string album)
        => Task.Run(() => ZipFile.CreateFromDirectory(Of(album), Of(album + ".zip"))); // want: TERN2013

    public Task ReleaseAsync(string album)
    {
        Directory.Move(Of(album), Of("released-" + album)); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task KeepAnywayAsync(string take)
    {
        File.Copy(Of(take), Of(take + ".kept"), overwrite: true);
        return Task.CompletedTask;
    }

    public Task DropAsync(string take)
    {
        File.Delete(Of(take + ".raw"));
        if (Directory.Exists(Of(take + ".parts")))
        {
            Directory.Delete(Of(take + ".parts"), recursive: true);
        }

        return Task.CompletedTask;
    }

    private string Of(string name) => Path.Combine(root, name);
}

public static class Case
{
    private static readonly string Root = Prepare();
    private static readonly Recordings Tapes = new(Root);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Tapes.OpenAsync("t1", [1]), () => 0);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Tapes.KeepAsync("t2"), () => 0);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Tapes.PackAsync("blue"), () => 0);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Tapes.ReleaseAsync("red"), () => 0);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Tapes.KeepAnywayAsync("t2"), () => 0);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Tapes.DropAsync("t3"), () => 0);
    private static string Prepare()
    {
        string root = Directory.CreateTempSubdirectory("idem5").FullName;
        File.WriteAllText(Path.Combine(root, "t2"), "x");
        Directory.CreateDirectory(Path.Combine(root, "blue"));
        Directory.CreateDirectory(Path.Combine(root, "red"));
        return root;
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
