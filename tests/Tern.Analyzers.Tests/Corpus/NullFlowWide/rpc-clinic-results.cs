// case: rpc-clinic-results
// category: rpc-union
// rationale: lab results as a union of arms, and a service that has no answer for an unknown sample
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RpcClinicResults;

public enum ResultKind
{
    None, Numeric, Culture,
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute { public int Id { get; } = id; public bool Optional { get; set; } }

public sealed class Numeric { public string Unit { get; init; } = "mmol"; }

public sealed class Culture { public List<string> Germs { get; init; } = []; }

public sealed class LabResult
{
    private readonly object? _arm;

    public LabResult(Numeric n) => (Kind, _arm) = (ResultKind.Numeric, n);

    public LabResult(Culture c) => (Kind, _arm) = (ResultKind.Culture, c);

    public LabResult() => Kind = ResultKind.None;

    [RpcField(4, Optional = true)]
    public string? Remark { get; init; }

    public ResultKind Kind { get; }

    public Numeric AsNumeric => (_arm as Numeric)!;

    public Culture AsCulture => (_arm as Culture)!;
}

public interface ILab
{
    Task<LabResult> FetchAsync(int sample);
}

public sealed class Lab : ILab
{
    private readonly Dictionary<int, LabResult> _done = new() { [1] = new(new Numeric()), [2] = new(new Culture()), [3] = new() };

    public Task<LabResult> FetchAsync(int sample) => Task.FromResult(_done.GetValueOrDefault(sample)!);
}

public static class Report
{
    public static int UnitWidth(LabResult r) => r.Kind == ResultKind.Culture ? 0 : r.AsNumeric.Unit.Length; // want: null-deref

    public static int Remarks(IEnumerable<LabResult> all) => all.Select(r => r.Remark!).Max(t => t.Length); // want: null-deref

    public static int RemarksSafe(IEnumerable<LabResult> all) => all.Where(r => r.Remark != null).Sum(r => r.Remark!.Length);

    public static int Text(LabResult r) => r.Kind switch
    {
        ResultKind.Numeric => r.AsNumeric.Unit.Length,
        ResultKind.Culture => r.AsCulture.Germs.Count,
        _ => 0,
    };

    public static async Task<string> DispatchAsync(ILab lab, int sample)
    {
        LabResult reply = await lab.FetchAsync(sample);
        return reply.Kind.ToString(); // want: null-deref
    }

    public static async Task<int> GermsAsync(ILab lab, int sample) => await lab.FetchAsync(sample) is { Kind: ResultKind.Culture } r ? r.AsCulture.Germs.Count : 0;
}

public static class Case
{
    public static void Demo1() => Report.UnitWidth(new LabResult());
    public static Task Demo2() => Report.DispatchAsync(new Lab(), 9);
    public static void Demo4() => _ = Report.RemarksSafe([new LabResult()]) + Report.Remarks([new LabResult { Remark = "ok" }]);
    public static void Demo5() => Report.Remarks([new LabResult { Remark = "ok" }, new LabResult()]);
    public static async Task Demo3() { _ = await Report.GermsAsync(new Lab(), 9) + Report.Text(new LabResult()) + Report.UnitWidth(new LabResult(new Culture())); await Report.DispatchAsync(new Lab(), 2); }
}
