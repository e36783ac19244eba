// case: second-run-theatre
// category: second run
// rationale: the second run fails because the first one created or deleted already
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SecondRunTheatre;

public sealed record Play(string Code, string Title);

public interface ITheatre
{
    [Idempotent]
    Task RegisterAsync(Play play);
    [Idempotent]
    Task ArchiveAsync(string code);
    [Idempotent]
    Task CloseAsync(string code);
    [Idempotent]
    Task WithdrawAsync(string code);
    [Idempotent]
    Task RenameAsync(Play play);
}

public sealed class Theatre(string folder) : ITheatre
{
    private readonly Dictionary<string, Play> _plays = [];
    private readonly Dictionary<string, Play> _onTour = new() { ["ham"] = new Play("ham", "Hamlet") };

    public Task RegisterAsync(Play play)
    {
        lock (_plays)
        {
            _plays.Add(play.Code, play); // want: TERN2013
        }

        return Task.CompletedTask;
    }

    public Task ArchiveAsync(string code)
    {
        File.Move(Path.Combine(folder, code), Path.Combine(folder, code + ".old")); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task CloseAsync(string code)
    {
        Directory.Delete(Path.Combine(folder, "stage-" + code), recursive: true); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(string code)
    {
        if (!_onTour.Remove(code)) // want: TERN2013
        {
            throw new KeyNotFoundException($"The play {code} is not on tour.");
        }

        return Task.CompletedTask;
    }

    public Task RenameAsync(Play play)
    {
        _plays[play.Code] = play;
        Directory.CreateDirectory(Path.Combine(folder, play.Code));
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("idem5").FullName;
    private static readonly Theatre Theatre = new(Folder);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Theatre.RegisterAsync(new Play("mac", "Macbeth")), () => 0);
    public static IAsyncEnumerable<string> Demo2()
    {
        File.WriteAllText(Path.Combine(Folder, "lear"), "text");
        return Twice(() => Theatre.ArchiveAsync("lear"), () => 0);
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "stage-lear"));
        return Twice(() => Theatre.CloseAsync("lear"), () => 0);
    }

    public static IAsyncEnumerable<string> Demo4() => Twice(() => Theatre.WithdrawAsync("ham"), () => 0);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Theatre.RenameAsync(new Play("oth", "Othello")), () => Directory.Exists(Path.Combine(Folder, "oth")));
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
