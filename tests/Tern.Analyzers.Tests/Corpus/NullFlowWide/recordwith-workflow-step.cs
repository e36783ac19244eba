// case: recordwith-workflow-step
// category: record-with
// rationale: a with that drops a member is carried through a reducer; a positional record built with null! by a factory
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RecordwithWorkflowStep;

public sealed record Payload(string Body);

public sealed record Step(string Name, Payload Data, Step? Previous = null)
{
    public static Step Empty(string name) => new(name, null!);

    public Step WithoutData() => this with { Data = null! };

    public Step Rename(string name) => this with { Name = name };
}

public static class Workflow
{
    public static Step Reduce(Step state, char action) => action switch
    {
        'c' => state.WithoutData(),
        'r' => state.Rename("renamed"),
        'n' => state with { Previous = state, Data = new Payload("next") },
        _ => state,
    };

    public static Step Run(Step start, string actions) => actions.Aggregate(start, Reduce);
}

public static class Case
{
    private static Step Start() => new("start", new Payload("p"));

    private static int Cleared()
    {
        var step = Start().WithoutData().Rename("x");
        return step.Data.Body.Length; // want: null-deref
    }

    private static int Renamed()
    {
        var step = Start().Rename("x");
        return step.Data.Body.Length;
    }

    private static int Final(string actions)
    {
        var end = Workflow.Run(Start(), actions);
        return end.Name.Length + end.Data.Body.Length; // want: null-deref
    }

    private static int Blank()
    {
        var (name, data, _) = Step.Empty("e");
        return name.Length + data.Body.Length; // want: null-deref
    }

    private static int Restored()
    {
        var step = Step.Empty("e") with { Data = new Payload("d") };
        return step.Data.Body.Length;
    }

    public static int Demo1() => Cleared();

    public static int Demo2() => Renamed() + Restored() + Final("rn");

    public static int Demo3() => Final("nc");

    public static int Demo4() => Blank();
}
