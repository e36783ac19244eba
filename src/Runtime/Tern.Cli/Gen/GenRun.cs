namespace Tern.Cli;

/// <summary>One run of <c>tern gen</c>, which may watch.</summary>
internal sealed class GenRun(GenSettings settings, CliHost host)
{
    // Editors write a file in several steps, and a change of branch touches many files.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        IdlGeneration generation = new(settings, host);
        if (!settings.Watches)
        {
            Write(generation, cancellationToken);
            return ExitCodes.Ok;
        }

        TryWrite(generation, cancellationToken);
        IReadOnlyList<string> folders = generation.Folders.Count > 0 ? generation.Folders : IdlSources.Find(settings.Paths, host).Folders;
        await host.Out.WriteLineAsync($"watching {string.Join(", ", folders.Select(host.Display))}; Ctrl+C ends").ConfigureAwait(false);
        await foreach (IReadOnlyList<string> changed in BatchesAsync(folders, cancellationToken).ConfigureAwait(false))
        {
            await host.Out.WriteLineAsync($"changed: {string.Join(", ", changed.Select(host.Display))}").ConfigureAwait(false);
            TryWrite(generation, cancellationToken);
        }

        return ExitCodes.Ok;
    }

    // While watching, an error is something that the next change mends.
    private void TryWrite(IdlGeneration generation, CancellationToken cancellationToken)
    {
        try
        {
            Write(generation, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && Failures.Explain(exception) is { } failure)
        {
            host.Error.WriteLine($"error: {failure.Message}");
        }
    }

    private void Write(IdlGeneration generation, CancellationToken cancellationToken)
    {
        OutputFolder output = new(settings.Output, settings.IsForced);
        OutputChanges changes = output.Plan(generation.Generate(cancellationToken));
        if (!settings.IsDryRun)
        {
            output.Apply(changes);
        }

        foreach ((char mark, string path) in changes.Lines())
        {
            host.Out.WriteLine($"{mark} {host.Display(Path.Combine(settings.Output, path))}");
        }

        host.Out.WriteLine($"{changes.Summary()}{(settings.IsDryRun ? "; nothing was written" : "")}");
    }

    /// <summary>Changes until it has been quiet for a moment.</summary>
    private async IAsyncEnumerable<IReadOnlyList<string>> BatchesAsync(
        IReadOnlyList<string> folders, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<string> changes = host.Watch.ChangesAsync(folders, cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        Task<bool> next = changes.MoveNextAsync().AsTask();
        while (await next.ConfigureAwait(false))
        {
            SortedSet<string> batch = new(StringComparer.Ordinal) { changes.Current };
            next = changes.MoveNextAsync().AsTask();
            while (await IsSoonAsync(next, cancellationToken).ConfigureAwait(false) && await next.ConfigureAwait(false))
            {
                batch.Add(changes.Current);
                next = changes.MoveNextAsync().AsTask();
            }

            cancellationToken.ThrowIfCancellationRequested();
            yield return [.. batch];
        }
    }

    private async Task<bool> IsSoonAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task quiet = Task.Delay(s_quiet, host.Time, over.Token);
        bool isSoon = await Task.WhenAny(next, quiet).ConfigureAwait(false) == next;
        await over.CancelAsync().ConfigureAwait(false);
        return isSoon;
    }
}
