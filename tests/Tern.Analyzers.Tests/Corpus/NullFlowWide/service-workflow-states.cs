// case: service-workflow-states
// category: service-state-machine
// rationale: a hierarchical state machine with a validating builder, guarded members per state and snapshots
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.WorkflowStates;

public enum Phase { Draft, Review, Suspended, Published, Archived }

public enum Trigger { Submit, Reject, Approve, Suspend, Resume, Archive }

public sealed class StateNode(Phase phase)
{
    public Phase Phase => phase;
    public StateNode? Parent { get; internal set; }
    public Action<Document>? OnEnter { get; internal set; }
    public Action<Document>? OnExit { get; internal set; }
    internal Dictionary<Trigger, Transition> Transitions { get; } = new();
    public int Level => Parent == null ? 0 : Parent.Level + 1;
}

public sealed class Transition
{
    public Transition(StateNode source, StateNode? target, Func<Document, bool>? guard)
    {
        Source = source;
        Target = target;
        Guard = guard;
    }

    public StateNode Source { get; }
    public StateNode? Target { get; }
    public Func<Document, bool>? Guard { get; }
    public bool IsInternal => Target is null;
    public bool Allows(Document document) => Guard?.Invoke(document) ?? true;
}

public sealed class WorkflowBuilder
{
    private readonly Dictionary<Phase, StateNode> _states = new();
    private StateNode? _initial;
    private string? _name;

    public WorkflowBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    public WorkflowBuilder State(Phase phase, Phase? parent = null, Action<Document>? enter = null, Action<Document>? exit = null)
    {
        var node = new StateNode(phase) { OnEnter = enter, OnExit = exit };
        _states.Add(phase, node);
        if (parent != null)
            node.Parent = _states[parent.Value];

        _initial ??= node;
        return this;
    }

    public WorkflowBuilder On(Phase from, Trigger trigger, Phase? to, Func<Document, bool>? guard = null)
    {
        var target = to is { } phase ? _states[phase] : null;
        var source = _states[from];
        source.Transitions[trigger] = new Transition(source, target, guard);
        return this;
    }

    public Workflow Build()
    {
        var problems = Validate().ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException(problems[0]);

        return new Workflow(_name.Trim(), _initial, _states); // needless, csc-false
    }

    private IEnumerable<string> Validate()
    {
        if (string.IsNullOrEmpty(_name))
            yield return "a workflow needs a name";

        if (_initial == null)
            yield return "a workflow needs a state";
    }
}

public sealed class Workflow(string name, StateNode initial, IReadOnlyDictionary<Phase, StateNode> states)
{
    public string Name => name;
    public StateNode Initial => initial;
    public StateNode this[Phase phase] => states[phase];

    public Transition? Find(StateNode from, Trigger trigger)
    {
        StateNode? node = from;
        do
        {
            if (node.Transitions.TryGetValue(trigger, out var transition))
                return transition;

            node = node.Parent;
        }
        while (node != null);

        return null;
    }

    public bool CanFire(StateNode from, Trigger trigger, out Transition? transition)
    {
        transition = Find(from, trigger);
        return transition != null;
    }
}

public sealed record Review(string Reviewer)
{
    public string? Verdict { get; set; }
}

public sealed record Snapshot(Phase Phase, string? Reviewer);

/// <summary>A document and its life.</summary>
public sealed class Document
{
    private readonly Workflow _workflow;
    private readonly List<Phase> _trail = new();
    private StateNode _state;
    private StateNode? _resumeTo;
    private Review? _review;
    private DateTime? _publishedAt;

    public Document(Workflow workflow, string title)
    {
        _workflow = workflow;
        Title = title;
        _state = workflow.Initial;
    }

    public string Title { get; }
    public Phase Phase => _state.Phase;
    public bool InReview => Phase == Phase.Review && _review != null;
    public Phase? Previous => _trail.Count > 0 ? _trail[^1] : null;

    public static Document Restore(Workflow workflow, string title, Snapshot snapshot)
    {
        var document = new Document(workflow, title) { _state = workflow[snapshot.Phase] };
        if (snapshot.Reviewer != null)
            document._review = new Review(snapshot.Reviewer);

        return document;
    }

    public void BeginReview(string reviewer) => _review = new Review(reviewer);

    public void EndReview(string verdict)
    {
        if (!InReview)
            throw new InvalidOperationException("not in review");

        _review.Verdict = verdict; // csc-false
    }

    public void MarkPublished(DateTime at) => _publishedAt = at;

    public bool Fire(Trigger trigger)
    {
        if (!_workflow.CanFire(_state, trigger, out var transition) || !transition.Allows(this)) // csc-false
            return false;

        if (trigger == Trigger.Suspend)
            _resumeTo = _state;

        if (trigger == Trigger.Resume)
        {
            Enter(_workflow[_resumeTo!.Phase]); // want: null-deref
            _resumeTo = null;
        }
        else if (!transition.IsInternal)
        {
            Enter(transition.Target); // csc-false
        }

        return true;
    }

    public Snapshot Save() => new(Phase, InReview ? _review!.Reviewer : null);

    public string Status() => Phase switch
    {
        Phase.Published => Title + " since " + _publishedAt!.Value.Year,
        Phase.Suspended => Title + " suspended",
        _ => Title + " " + Phase,
    };

    public string VerdictOf()
    {
        if (_review == null)
            return "none";

        return _review.Reviewer + ": " + _review.Verdict!.ToLowerInvariant(); // missed: null-deref
    }

    private void Enter(StateNode target)
    {
        _state.OnExit?.Invoke(this);
        _trail.Add(_state.Phase);
        _state = target;
        target.OnEnter?.Invoke(this);
    }
}

public static class Case
{
    private static Workflow Build() => new WorkflowBuilder()
        .Named(" articles ")
        .State(Phase.Draft)
        .State(Phase.Review, Phase.Draft, d => d.BeginReview("ann"))
        .State(Phase.Suspended)
        .State(Phase.Published, enter: d => d.MarkPublished(new DateTime(2026, 1, 1)))
        .State(Phase.Archived)
        .On(Phase.Draft, Trigger.Submit, Phase.Review)
        .On(Phase.Draft, Trigger.Suspend, Phase.Suspended)
        .On(Phase.Review, Trigger.Approve, Phase.Published, d => d.VerdictOf() != "none")
        .On(Phase.Review, Trigger.Reject, Phase.Draft)
        .On(Phase.Suspended, Trigger.Resume, null)
        .On(Phase.Published, Trigger.Archive, Phase.Archived)
        .Build();

    public static void DemoPublish()
    {
        var document = new Document(Build(), "Nulls");
        Console.WriteLine(document.Fire(Trigger.Approve) + document.VerdictOf() + document.Previous);
        document.Fire(Trigger.Submit);
        document.EndReview("Good");
        document.Fire(Trigger.Suspend);
        Console.WriteLine(document.Status());
        document.Fire(Trigger.Resume);
        document.EndReview("Good");
        document.Fire(Trigger.Approve);
        Console.WriteLine(document.Status() + document.Save().Reviewer + document.Previous + document.Fire(Trigger.Reject));
    }

    public static void DemoIncompleteBuilder()
    {
        try
        {
            new WorkflowBuilder().Build();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message + Build()[Phase.Review].Level + Build().Name);
        }
    }

    public static void DemoApproveWithoutVerdict()
    {
        var document = Document.Restore(Build(), "Draft", new Snapshot(Phase.Review, "bob"));
        document.Fire(Trigger.Approve);
    }

    public static void DemoResumeRestored()
    {
        var document = new Document(Build(), "Paused");
        document.Fire(Trigger.Suspend);
        var restored = Document.Restore(Build(), "Paused", document.Save());
        restored.Fire(Trigger.Resume);
    }
}
