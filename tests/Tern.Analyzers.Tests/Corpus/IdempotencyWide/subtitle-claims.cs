// case: subtitle-claims
// category: keys
// rationale: one service makes its key anew in each attempt, one trusts a header that may be missing, one claims after the work
// rule: TERN2014, TERN2017, TERN2018

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SubtitleClaims;

public sealed record RenderJob(string Film, string Language, IReadOnlyDictionary<string, string> Headers);

public interface ISubtitleService
{
    [Idempotent]
    Task<Result> SubmitAsync(RenderJob job);
}

public readonly record struct Result(bool Ok, string? Reason = null)
{
    public static Result Done => new(true);
    public static Result Duplicate => new(false, "duplicate");
}

public sealed class RenderFarm
{
    private int _frames;

    public int Frames => Volatile.Read(ref _frames);

    public Result Burn(RenderJob job)
    {
        Interlocked.Add(ref _frames, 24 * job.Language.Length);
        return Result.Done;
    }
}

public sealed class StampedService(RenderFarm farm, ISet<string> claims) : ISubtitleService
{
    public Task<Result> SubmitAsync(RenderJob job)
    {
        string claim = string.Join('/', job.Film, job.Language, Stopwatch.GetTimestamp());
        return Task.FromResult(claims.Add(claim) ? farm.Burn(job) : Result.Duplicate); // want: TERN2014
    }
}

public sealed class HeaderService(RenderFarm farm, ISet<string> claims) : ISubtitleService
{
    public async Task<Result> SubmitAsync(RenderJob job)
    {
        await Task.Yield();
        if (job.Headers.TryGetValue("Idempotency-Key", out string? key) && !claims.Add(key)) // want: TERN2018
        {
            return Result.Duplicate;
        }

        return farm.Burn(job);
    }
}

public sealed class LateService(RenderFarm farm, ISet<string> claims) : ISubtitleService
{
    public Task<Result> SubmitAsync(RenderJob job)
    {
        Result burned = farm.Burn(job);
        return Task.FromResult(claims.Add("late/" + job.Film) ? burned : Result.Duplicate); // want: TERN2017
    }
}

public sealed class FilmService(RenderFarm farm, ISet<string> claims) : ISubtitleService
{
    public Task<Result> SubmitAsync(RenderJob job)
        => Task.FromResult(claims.Add($"{job.Film}/{job.Language}") ? farm.Burn(job) : Result.Duplicate);
}

public static class Case
{
    private static readonly RenderFarm Farm = new();
    private static readonly HashSet<string> Claims = [];
    private static readonly RenderJob Job = new("Nosferatu", "de", new Dictionary<string, string>());
    public static IAsyncEnumerable<string> DemoStamped() => Twice(() => new StampedService(Farm, Claims).SubmitAsync(Job), () => Farm.Frames);
    public static IAsyncEnumerable<string> DemoHeader() => Twice(() => new HeaderService(Farm, Claims).SubmitAsync(Job), () => Farm.Frames);
    public static IAsyncEnumerable<string> DemoLate() => Twice(() => new LateService(Farm, Claims).SubmitAsync(Job), () => Farm.Frames);
    public static IAsyncEnumerable<string> SafeFilm() => Twice(() => new FilmService(Farm, Claims).SubmitAsync(Job), () => Farm.Frames);
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
