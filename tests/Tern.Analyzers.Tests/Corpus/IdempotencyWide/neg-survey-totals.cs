// case: neg-survey-totals
// category: local accumulation
// rationale: what grows and counts is local to the call; the shared result is computed anew and replaced
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SurveyTotals;

public sealed record Answer(string Respondent, int Question, int Score);

public sealed class Tally
{
    private readonly Dictionary<int, (int Count, int Sum)> _cells = [];

    public void Count(Answer answer)
    {
        (int count, int sum) = _cells.GetValueOrDefault(answer.Question);
        _cells[answer.Question] = (count + 1, sum + answer.Score);
    }

    public string Render()
    {
        StringBuilder text = new();
        foreach (var (question, (count, sum)) in _cells.OrderBy(c => c.Key))
            text.Append(question).Append(':').Append((double)sum / count).AppendLine();

        return text.ToString();
    }
}

public sealed class AnswerSheet
{
    private readonly ConcurrentDictionary<(string Respondent, int Question), Answer> _answers = new();
    public IEnumerable<Answer> All => _answers.Values;
    public void Put(Answer answer) => _answers[(answer.Respondent, answer.Question)] = answer;
}

public sealed class Survey(AnswerSheet sheet)
{
    private volatile string _report = "";
    private int _total;
    private IReadOnlyList<string> _ranking = [];
    public string State => $"{_report.ReplaceLineEndings("|")} {_total} {string.Join(',', _ranking)}";

    [Idempotent]
    public Task SubmitAsync(IEnumerable<Answer> answers)
    {
        answers.ToList().ForEach(sheet.Put);

        Tally tally = new();
        foreach (Answer answer in sheet.All)
            tally.Count(answer);

        _report = tally.Render();
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task RecountAsync()
    {
        int total = 0;
        List<string> ranking = [];
        foreach (var group in sheet.All.GroupBy(a => a.Respondent).OrderByDescending(g => g.Sum(a => a.Score)))
        {
            total += group.Count();
            ranking.Add(group.Key);
        }

        (_total, _ranking) = (total, ranking);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Answer[] Answers = [new("ed", 1, 4), new("flo", 1, 5), new("flo", 2, 2)];
    public static IAsyncEnumerable<string> Safe1() => Run(s => s.SubmitAsync(Answers));
    public static IAsyncEnumerable<string> Safe2() => Run(s => s.RecountAsync());
    private static IAsyncEnumerable<string> Run(Func<Survey, Task> act)
    {
        AnswerSheet sheet = new();
        sheet.Put(new Answer("gus", 1, 3));
        Survey survey = new(sheet);
        return Twice(() => act(survey), () => survey.State);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
