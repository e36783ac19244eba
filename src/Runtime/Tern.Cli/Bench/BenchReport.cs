using System.Globalization;
using System.Text;

namespace Tern.Cli;

/// <summary>What <c>tern bench</c> shows to people.</summary>
/// <param name="method">Service and method.</param>
/// <param name="address">The server.</param>
/// <param name="protocol">Protocol.</param>
/// <param name="plan">The plan.</param>
/// <param name="width">Columns.</param>
internal sealed class BenchReport(string method, string address, string protocol, LoadPlan plan, int width)
{
    private const int LabelWidth = 12;

    /// <summary>What is loaded how, in a few lines.</summary>
    public string Title
    {
        get
        {
            string load = plan.Rate is { } rate ? $"{rate.ToString("#,0.###", CultureInfo.InvariantCulture)} calls/s, at most {plan.Concurrency} at once" : $"{plan.Concurrency} at once";
            string warmUp = plan.WarmUp > TimeSpan.Zero ? $" after {Durations.Format(plan.WarmUp)} of warm-up" : "";
            string calls = plan.MaxCalls is { } most ? $", at most {Number(most)} calls" : "";
            return string.Join('\n', TextWrap.Wrap($"{method} over {protocol} to {address}", width).Concat(TextWrap.Wrap($"{load}, {Durations.Format(plan.Duration)}{warmUp}{calls}", width)));
        }
    }

    /// <summary>Method.</summary>
    public string Method => method;

    /// <summary>Server.</summary>
    public string Address => address;

    /// <summary>Protocol.</summary>
    public string Protocol => protocol;

    /// <summary>The screen while it runs.</summary>
    public string Live(LoadRecord record, bool isMeasuring, TimeSpan elapsed, double rate)
    {
        StringBuilder text = new(Title);
        TimeSpan whole = isMeasuring ? plan.Duration : plan.WarmUp;
        double part = whole > TimeSpan.Zero ? Math.Clamp(elapsed / whole, 0, 1) : 1;
        int barWidth = Math.Min(width - 32, 40);
        int filled = (int)(part * barWidth);
        text.Append("\n\n").Append((isMeasuring ? "measuring" : "warming up").PadRight(LabelWidth)).Append('[').Append('#', filled).Append('.', barWidth - filled).Append("] ")
            .Append(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} of {whole.TotalSeconds:0.#} s\n");
        BenchResult now = new(record, elapsed);
        Row(text, "calls", $"{Number(record.Answered + record.Failed),12}{Rate(rate),16} now");
        if (record.Failed > 0)
        {
            Row(text, "failed", $"{Number(record.Failed),12}");
        }

        foreach (double percentile in new[] { 50, 90, 99, 99.9 })
        {
            Row(text, Name(percentile), record.Answered == 0 ? "" : $"{Durations.Format(now.At(percentile)),12}");
        }

        Row(text, "max", record.Answered == 0 ? "" : $"{Durations.Format(now.Max),12}");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The result.</summary>
    public string Text(BenchResult result)
    {
        StringBuilder text = new(Title);
        LoadRecord record = result.Record;
        text.Append("\n\n");
        Row(text, "calls", $"{Number(record.Answered - record.Late + record.Failed),12}{Rate(result.PerSecond),16}");
        Row(text, "failed", $"{Number(record.Failed),12}{Share(record.Failed, record.Answered + record.Failed),16}");
        if (record.Late > 0)
        {
            Row(text, "not begun", $"{Number(record.Late),12}{Share(record.Late, record.Answered + record.Failed),16}");
        }

        if (record.Answered > 0)
        {
            Times(text, result);
            Bars(text, result);
        }

        if (record.Late > 0)
        {
            text.Append('\n');
            foreach (string line in TextWrap.Wrap("Calls that were due and not begun count with the time that they waited: the server, or this machine, does not keep up with the rate. More calls at once (--concurrency) may help.", width))
            {
                text.Append(line).Append('\n');
            }
        }

        Failures(text, record);
        return text.ToString();
    }

    private static void Times(StringBuilder text, BenchResult result)
    {
        text.Append('\n');
        Row(text, "mean", $"{Durations.Format(result.Mean),12}");
        foreach (double percentile in BenchResult.Percentiles)
        {
            Row(text, Name(percentile), $"{Durations.Format(result.At(percentile)),12}");
        }

        Row(text, "max", $"{Durations.Format(result.Max),12}");
    }

    private void Bars(StringBuilder text, BenchResult result)
    {
        IReadOnlyList<(TimeSpan UpTo, long Count)> bars = result.Histogram();
        long most = bars.Max(static bar => bar.Count);
        int room = Math.Min(width - 34, 44);
        text.Append('\n');
        foreach ((TimeSpan upTo, long count) in bars)
        {
            string bar = new('#', count == 0 ? 0 : Math.Max((int)(count * room / most), 1));
            text.Append($"  to {Durations.Format(upTo),9}  {Share(count, result.Record.Answered),9}  {bar}".TrimEnd()).Append('\n');
        }
    }

    private void Failures(StringBuilder text, LoadRecord record)
    {
        if (record.Failed == 0)
        {
            return;
        }

        text.Append("\nfailures\n");
        foreach ((string kind, long count, string example) in record.Failures)
        {
            string head = $"{Number(count),10}  {kind}: ";
            IReadOnlyList<string> lines = TextWrap.Wrap(example.ReplaceLineEndings(" "), width - 14);
            text.Append(head.TrimEnd(' ')).Append('\n');
            foreach (string line in lines.Take(3))
            {
                text.Append(' ', 12).Append(line).Append('\n');
            }
        }
    }

    private static void Row(StringBuilder text, string label, string value) => text.Append(label.PadRight(LabelWidth)).Append(value.TrimEnd()).Append('\n');

    private static string Name(double percentile) => $"p{percentile.ToString("0.##", CultureInfo.InvariantCulture)}";

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Rate(double rate) => $"{rate.ToString(rate < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture)}/s";

    private static string Share(long part, long whole) => $"{(whole == 0 ? 0 : 100.0 * part / whole).ToString("0.00", CultureInfo.InvariantCulture)} %";
}
