// case: clinic-results
// category: error-contract
// rationale: a lab answer holds a value only when its status says so, and one reader forgets a status
// csc: none

namespace NullSafety.Blind.ClinicResults;

public sealed class Sample(string code)
{
    public string Code { get; } = code;
    public List<double> Readings { get; } = new();
}

public enum LabStatus
{
    Ready,
    Pending,
    Rejected,
}

public sealed class LabAnswer
{
    public LabStatus Status { get; private init; }
    public Sample Sample { get; private init; } = null!;
    public string Reason { get; private init; } = null!;

    public bool Failed => Status == LabStatus.Rejected;

    public static LabAnswer Done(Sample s) => new() { Status = LabStatus.Ready, Sample = s };

    public static LabAnswer Wait() => new() { Status = LabStatus.Pending };

    public static LabAnswer Refuse(string why) => new() { Status = LabStatus.Rejected, Reason = why };
}

public sealed class Lab
{
    public LabAnswer Ask(string code) => code switch
    {
        "" => LabAnswer.Refuse("no code"),
        ['P', ..] => LabAnswer.Wait(),
        _ => LabAnswer.Done(new Sample(code)),
    };
}

public static class Ward
{
    public static int Readings(LabAnswer a)
    {
        if (a.Failed)
        {
            return -1;
        }

        return a.Sample.Readings.Count; // want: null-deref
    }

    public static int ReadingsIfReady(LabAnswer a)
    {
        if (a.Status != LabStatus.Ready)
        {
            return -1;
        }

        return a.Sample.Readings.Count;
    }

    public static string Explain(LabAnswer a) => a.Status switch
    {
        LabStatus.Ready => a.Sample.Code,
        LabStatus.Rejected => a.Reason.ToLowerInvariant(),
        _ => "please wait",
    };

    public static string Complain(LabAnswer a)
    {
        return a.Status == LabStatus.Ready ? "" : a.Reason.Trim(); // want: null-deref
    }
}

public static class Case
{
    private static readonly Lab House = new();

    public static void Demo1() => Ward.Readings(House.Ask("P7"));
    public static void Demo2() => Ward.ReadingsIfReady(House.Ask("P7"));
    public static void Demo3() => Ward.Explain(House.Ask("")).Trim();
    public static void Demo4() => Ward.Explain(House.Ask("B2")).Trim();
    public static void Demo5() => Ward.Complain(House.Ask("P7"));
    public static void Demo6() => Ward.Complain(House.Ask(""));
}
