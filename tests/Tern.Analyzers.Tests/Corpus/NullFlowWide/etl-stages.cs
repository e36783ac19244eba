// case: etl-stages
// category: swallowed-exception
// rationale: a stage catches its parse error, logs it and goes on with the row that was never assigned
// csc: none

namespace NullSafety.Blind.EtlStages;

public sealed record Row(string Key, decimal Amount)
{
    public static Row Parse(string line)
    {
        var parts = line.Split(';');
        if (parts.Length != 2)
        {
            throw new FormatException("expected two columns");
        }

        return new Row(parts[0], decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

public interface IErrorSink
{
    void Reject(string line, Exception error);
}

public sealed class CountingSink : IErrorSink
{
    public int Rejected { get; private set; }

    public void Reject(string line, Exception error) => Rejected++;
}

public abstract class Stage(IErrorSink errors)
{
    protected IErrorSink Errors { get; } = errors;

    protected Row ParseOrReport(string line)
    {
        try
        {
            return Row.Parse(line);
        }
        catch (FormatException e)
        {
            Errors.Reject(line, e);
            return null!;
        }
    }

    public abstract decimal Load(IEnumerable<string> lines);
}

public sealed class SumStage(IErrorSink errors) : Stage(errors)
{
    public override decimal Load(IEnumerable<string> lines) => lines.Sum(line => ParseOrReport(line).Amount); // want: null-deref
}

public sealed class FilteredSumStage(IErrorSink errors) : Stage(errors)
{
    public override decimal Load(IEnumerable<string> lines) => lines.Select(ParseOrReport).Where(r => r != null).Sum(r => r.Amount);
}

public sealed class LastStage(IErrorSink errors) : Stage(errors)
{
    public override decimal Load(IEnumerable<string> lines)
    {
        Row last = null!;
        try
        {
            foreach (var line in lines)
            {
                last = Row.Parse(line);
            }
        }
        catch (FormatException e)
        {
            Errors.Reject("batch", e);
        }

        return last.Amount; // want: null-deref
    }
}

public static class Case
{
    private static readonly string[] Clean = ["a;1.5", "b;2"];
    private static readonly string[] Dirty = ["broken", "b;2"];

    public static void DemoSum() => new SumStage(new CountingSink()).Load(Dirty);

    public static void DemoLast() => new LastStage(new CountingSink()).Load(Dirty);

    public static void DemoSafe()
    {
        new FilteredSumStage(new CountingSink()).Load(Dirty);
        new SumStage(new CountingSink()).Load(Clean);
        new LastStage(new CountingSink()).Load(Clean);
    }
}
