// case: feed-async-pipeline
// category: task-result
// rationale: stages of an async feed reader hand null through a task result, a null task from a disabled stage and a null item of an async stream
// csc: none

namespace NullSafety.Blind22a.FeedAsyncPipeline;

public sealed record Article(string Title, string Body);

public abstract class Stage
{
    public abstract Task<Article> RunAsync(Article input);
}

public sealed class SpamStage : Stage
{
    public override async Task<Article> RunAsync(Article input)
    {
        await Task.Yield();
        return input.Body.Contains("casino") ? null! : input;
    }
}

public sealed class TranslateStage(bool enabled) : Stage
{
    public override Task<Article> RunAsync(Article input)
        => enabled ? Task.FromResult(input with { Title = input.Title.ToUpperInvariant() }) : null!;
}

public static class Feed
{
    public static async Task<int> FilterAsync(Article article)
    {
        var kept = await new SpamStage().RunAsync(article);
        return kept.Title.Length; // want: null-deref
    }

    public static async Task<int> FilterOrDropAsync(Article article)
    {
        var kept = await new SpamStage().RunAsync(article);
        return kept is null ? 0 : kept.Title.Length;
    }

    public static async Task<string> TranslateAsync(Article article, bool enabled)
    {
        var stage = new TranslateStage(enabled);
        var done = await stage.RunAsync(article); // want: null-deref
        return done.Title;
    }

    public static async Task<string> TranslateIfEnabledAsync(Article article, bool enabled)
    {
        var pending = new TranslateStage(enabled).RunAsync(article);
        return pending is null ? article.Title : (await pending).Title;
    }

    public static async IAsyncEnumerable<Article> ReadAsync(params string[] lines)
    {
        foreach (var line in lines)
        {
            await Task.Yield();
            int bar = line.IndexOf('|');
            yield return bar < 0 ? null! : new Article(line[..bar], line[(bar + 1)..]);
        }
    }

    public static async Task<int> SizeAsync(params string[] lines)
    {
        int size = 0;
        await foreach (var article in ReadAsync(lines))
        {
            size += article.Body.Length; // want: null-deref
        }

        return size;
    }

    public static async Task<int> SizeOfValidAsync(params string[] lines)
    {
        int size = 0;
        await foreach (var article in ReadAsync(lines))
            size += article is null ? 0 : article.Body.Length;
        return size;
    }
}

public static class Case
{
    private static readonly Article Spam = new("Win", "casino night");

    public static void DemoSpam() => Feed.FilterAsync(Spam).GetAwaiter().GetResult();
    public static void DemoDropped() => Feed.FilterOrDropAsync(Spam).GetAwaiter().GetResult();
    public static void DemoDisabledStage() => Feed.TranslateAsync(Spam, false).GetAwaiter().GetResult();
    public static void DemoEnabledOnly() => Feed.TranslateIfEnabledAsync(Spam, false).GetAwaiter().GetResult();
    public static void DemoMalformedLine() => Feed.SizeAsync("a|b", "junk").GetAwaiter().GetResult();
    public static void DemoValidLines() => Feed.SizeOfValidAsync("a|b", "junk").GetAwaiter().GetResult();
}
