using Spectre.Console;

namespace Tern.Cli;

/// <summary>One run of <c>tern bench</c>: load, live view, result.</summary>
internal sealed class BenchRun(CliHost host, CallTarget target, LoadPlan plan, LoadCall call, bool isJson)
{
    private static readonly TimeSpan s_redraw = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // One call first: a misspelled field shall be one error, and not a million of them.
        await call.CallAsync(0, cancellationToken).ConfigureAwait(false);
        LoadGenerator generator = new(plan, call.CallAsync, host.Time);
        BenchReport report = new(target.Method.FullName, target.Channel.Target, ProtocolNames.Of(target.Protocol), plan, host.Width);
        Task load = generator.RunAsync(cancellationToken);
        if (host.IsInteractive && !isJson)
        {
            await ShowAsync(report, generator, load, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await host.Error.WriteLineAsync(report.Title).ConfigureAwait(false);
        }

        await load.ConfigureAwait(false);
        TimeSpan measured = generator.IsMeasuring ? host.Time.GetElapsedTime(generator.Start) : TimeSpan.Zero;
        BenchResult result = new(generator.Record, generator.Measured > TimeSpan.Zero ? generator.Measured : measured);
        await host.Out.WriteAsync(isJson ? BenchJson.Of(report, plan, result) : report.Text(result)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return result.Record.Answered == 0 ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private async Task ShowAsync(BenchReport report, LoadGenerator generator, Task load, CancellationToken cancellationToken)
    {
        await host.Screen().Live(new Text(report.Title)).AutoClear(true).StartAsync(async live =>
        {
            long last = 0;
            long lastTime = host.Time.GetTimestamp();
            do
            {
                await Task.WhenAny(load, Task.Delay(s_redraw, host.Time, cancellationToken)).ConfigureAwait(false);
                long now = host.Time.GetTimestamp();
                long calls = generator.Record.Answered + generator.Record.Failed;
                double rate = Math.Max(calls - last, 0) / Math.Max(host.Time.GetElapsedTime(lastTime, now).TotalSeconds, 0.001);
                live.UpdateTarget(new Text(report.Live(generator.Record, generator.IsMeasuring, host.Time.GetElapsedTime(generator.Start, now), rate)));
                (last, lastTime) = (calls, now);
            }
            while (!load.IsCompleted && !cancellationToken.IsCancellationRequested);
        }).ConfigureAwait(false);
    }
}
