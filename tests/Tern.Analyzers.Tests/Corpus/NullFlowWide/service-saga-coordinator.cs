// case: service-saga-coordinator
// category: service
// rationale: asynchronous saga with compensations, retries and an ambient correlation
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.SagaCoordinator;

public enum SagaState
{
    Created,
    Running,
    Completed,
    RolledBack,
}

public sealed class Correlation
{
    private static readonly AsyncLocal<Correlation?> Ambient = new();
    private Correlation(string id) => Id = id;
    public static Correlation? Current => Ambient.Value;
    public string Id { get; }
    public List<string> Lines { get; } = new();

    public static Correlation Begin(string id)
    {
        var correlation = new Correlation(id);
        Ambient.Value = correlation;
        return correlation;
    }

    public static void End() => Ambient.Value = null;
    public static void Trace(string line) => Current!.Lines.Add(line); // want: null-deref
}

/// <summary>What the steps of one saga tell each other.</summary>
public sealed class TripContext(string traveller)
{
    public string Traveller { get; } = traveller;
    public string? HotelCode { get; set; }
    public string? FlightCode { get; set; }
    public Exception? Failure { get; set; }
}

public abstract class SagaStep(string name)
{
    public string Name { get; } = name;
    /// <summary>How often the step is tried, at least once.</summary>
    public virtual int Attempts => 1;

    public abstract Task ExecuteAsync(TripContext context);

    public abstract Task CompensateAsync(TripContext context);
}

public sealed class HotelStep(ISet<string> inventory) : SagaStep("hotel")
{
    public override Task ExecuteAsync(TripContext context)
    {
        context.HotelCode = "H-" + context.Traveller;
        inventory.Add(context.HotelCode);
        return Task.CompletedTask;
    }

    public override Task CompensateAsync(TripContext context)
    {
        inventory.Remove(context.HotelCode!.Trim());
        return Task.CompletedTask;
    }
}

public sealed class FlightStep(ISet<string> inventory, int failures) : SagaStep("flight")
{
    private int _failures = failures;
    public override int Attempts => 2;

    public override async Task ExecuteAsync(TripContext context)
    {
        await Task.Yield();
        if (_failures-- > 0)
            throw new TimeoutException("The carrier does not answer.");
        context.FlightCode = "F-" + context.HotelCode!.Length; // needless
        inventory.Add(context.FlightCode);
    }

    public override async Task CompensateAsync(TripContext context)
    {
        await Task.Yield();
        inventory.Remove(context.FlightCode!.Trim()); // want: null-deref
    }
}

public sealed class NotifyStep(bool strict) : SagaStep("notify")
{
    public override Task ExecuteAsync(TripContext context)
    {
        if (strict && context.FlightCode!.EndsWith('3'))
            throw new InvalidOperationException("The mail server refuses " + context.Traveller);
        return Task.CompletedTask;
    }

    public override Task CompensateAsync(TripContext context) => Task.CompletedTask;
}

/// <summary>Runs steps in order and undoes them in the opposite order. Call Start once, then RunAsync.</summary>
public sealed class Saga
{
    private readonly IReadOnlyList<SagaStep> _steps;
    private readonly Stack<SagaStep> _done = new();
    private TripContext? _context;
    private SagaStep? _failed;
    private TaskCompletionSource<SagaState>? _finished;

    public Saga(IReadOnlyList<SagaStep> steps)
    {
        _steps = steps;
    }

    public SagaState State { get; private set; }
    public string Failure => State == SagaState.RolledBack ? _failed.Name + ": " + _context.Failure.Message : ""; // csc-false

    public Task<SagaState> Start(TripContext context)
    {
        if (State != SagaState.Created)
            throw new InvalidOperationException("A saga starts once.");
        _context = context;
        _finished = new TaskCompletionSource<SagaState>(TaskCreationOptions.RunContinuationsAsynchronously);
        State = SagaState.Running;
        return _finished.Task;
    }

    public async Task RunAsync(bool undoFailedStep)
    {
        RequireRunning();
        foreach (var step in _steps)
        {
            var error = await TryStepAsync(step, _context!);
            if (error != null)
            {
                _failed = step;
                _context.Failure = error; // csc-false
                if (undoFailedStep)
                    _done.Push(step);
                await UndoAsync(_context);
                Finish(SagaState.RolledBack);
                return;
            }
            _done.Push(step);
        }
        Finish(SagaState.Completed);
    }

    private static async Task<Exception?> TryStepAsync(SagaStep step, TripContext context)
    {
        Exception? last = null;
        for (int attempt = 0; attempt < step.Attempts; attempt++)
        {
            try
            {
                await step.ExecuteAsync(context);
                Correlation.Trace(step.Name + " done");
                return null;
            }
            catch (Exception e) when (e is TimeoutException or InvalidOperationException)
            {
                last = e;
            }
        }
        Correlation.Trace(step.Name + " failed: " + last.Message); // csc-false
        return last;
    }

    private async Task UndoAsync(TripContext context)
    {
        while (_done.TryPop(out var step))
            await step.CompensateAsync(context);
    }

    private void Finish(SagaState state)
    {
        State = state;
        _finished.SetResult(state); // csc-false
    }

    private void RequireRunning()
    {
        if (State != SagaState.Running || _context == null)
            throw new InvalidOperationException("The saga is not running.");
    }
}

public sealed class Coordinator
{
    private readonly HashSet<string> _inventory = new();
    private readonly List<Saga> _sagas = new();
    private Saga? _latest;
    public IReadOnlyCollection<string> Inventory => _inventory;
    public string LatestFailure => _sagas.Count == 0 ? "" : _latest!.Failure;

    public async Task<SagaState> BookAsync(string traveller, int flightFailures, bool strictMail, bool undoFailedStep)
    {
        var correlation = Correlation.Begin(traveller);
        try
        {
            var saga = new Saga([new HotelStep(_inventory), new FlightStep(_inventory, flightFailures), new NotifyStep(strictMail)]);
            _sagas.Add(saga);
            _latest = saga;
            var finished = saga.Start(new TripContext(traveller));
            await saga.RunAsync(undoFailedStep);
            Correlation.Trace("state " + saga.State);
            return await finished;
        }
        finally
        {
            correlation.Lines.TrimExcess();
            Correlation.End();
        }
    }

    public string Recap()
    {
        var failed = _sagas.Where(s => s.State == SagaState.RolledBack).Select(s => s.Failure).ToList();
        if (failed.Count > 0)
            return failed.Last() + "; latest: " + _latest.State; // csc-false
        return Correlation.Current?.Id ?? "all well";
    }

    public void Audit()
    {
        foreach (var code in _inventory.Order())
            Correlation.Trace("held " + code);
    }
}

public static class Case
{
    public static async Task DemoBook()
    {
        var coordinator = new Coordinator();
        _ = coordinator.LatestFailure + coordinator.Recap();
        await coordinator.BookAsync("ann", 0, false, false);
        await coordinator.BookAsync("bob", 1, false, true);
        _ = coordinator.LatestFailure + coordinator.Recap() + coordinator.Inventory.Count;
    }

    public static async Task DemoRollback()
    {
        var coordinator = new Coordinator();
        await coordinator.BookAsync("cleo", 2, true, false);
        await coordinator.BookAsync("b", 0, true, true);
        _ = coordinator.LatestFailure + coordinator.Recap() + coordinator.Inventory.Count;
        coordinator.Audit();
    }

    public static async Task DemoUndoFailedStep()
    {
        await new Coordinator().BookAsync("dan", 2, false, true);
    }

    public static async Task DemoAuditLater()
    {
        var coordinator = new Coordinator();
        await coordinator.BookAsync("eve", 0, false, false);
        coordinator.Audit();
    }
}
