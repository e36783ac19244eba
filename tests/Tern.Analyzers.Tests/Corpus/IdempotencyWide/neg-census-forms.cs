// case: neg-census-forms
// category: state machine
// rationale: transitions start from a given state and end in a given state; the second run finds the end
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegCensusForms;

public enum FormState { Draft, Submitted, Coded, Withdrawn }

[Flags]
public enum Marks { None = 0, Paper = 1, Proxy = 2, Late = 4 }

public sealed record Form(string Household, FormState State = FormState.Draft, Marks Marks = Marks.None)
{
    public IReadOnlyDictionary<string, int> Answers { get; init; } = new Dictionary<string, int>();
}

public interface ICensus
{
    [Idempotent] Task SubmitAsync(string household, IReadOnlyDictionary<string, int> answers);
    [Idempotent] Task MarkAsync(string household, Marks marks);
    [Idempotent] Task UnmarkAsync(string household, Marks marks);
    [Idempotent] Task CodeAsync(string household, string question, int code);
    [Idempotent] Task WithdrawAsync(string household);
}

public sealed class Census : ICensus
{
    private readonly SortedDictionary<string, Form> _forms = new(StringComparer.Ordinal);

    public string Of(string household) => _forms.TryGetValue(household, out Form? f)
        ? $"{f.State} {f.Marks} {string.Join(',', f.Answers.OrderBy(a => a.Key))}"
        : "none";

    public Task SubmitAsync(string household, IReadOnlyDictionary<string, int> answers)
    {
        Change(household, form => form.State is FormState.Draft
            ? form with { State = FormState.Submitted, Answers = answers }
            : form);
        return Task.CompletedTask;
    }

    public Task MarkAsync(string household, Marks marks)
    {
        Change(household, form => form with { Marks = form.Marks | marks });
        return Task.CompletedTask;
    }

    public Task UnmarkAsync(string household, Marks marks)
    {
        Change(household, form => form with { Marks = form.Marks & ~marks });
        return Task.CompletedTask;
    }

    public Task CodeAsync(string household, string question, int code)
    {
        Change(household, form => form with
        {
            State = FormState.Coded,
            Answers = new Dictionary<string, int>(form.Answers) { [question] = code },
        });
        return Task.CompletedTask;
    }

    public Task WithdrawAsync(string household) => _forms.GetValueOrDefault(household) switch
    {
        null or { State: FormState.Withdrawn } => Task.CompletedTask,
        { } form => Task.FromResult(_forms[household] = form with { State = FormState.Withdrawn, Answers = new Dictionary<string, int>() }),
    };

    private void Change(string household, Func<Form, Form> change)
    {
        Form form = _forms.TryGetValue(household, out Form? known) ? known : new Form(household);
        _forms[household] = change(form);
    }
}

public static class Case
{
    private static readonly Census Census = new();
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Census.SubmitAsync("h1", new Dictionary<string, int> { ["rooms"] = 4 }), () => Census.Of("h1"));
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Census.MarkAsync("h2", Marks.Paper | Marks.Late), () => Census.Of("h2"));
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Census.UnmarkAsync("h2", Marks.Late), () => Census.Of("h2"));
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Census.CodeAsync("h3", "trade", 71), () => Census.Of("h3"));
    public static IAsyncEnumerable<string> Safe5() => Twice(() => Census.WithdrawAsync("h1"), () => Census.Of("h1"));
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
