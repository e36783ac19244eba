// case: neg-survey-loops
// category: negative
// rationale: null-started loop variables, lazily created members and linked lists, all tested before use
// csc: silent

namespace NullSafety.NegSurveyLoops;

public sealed class Response
{
    public Response(string question, string? text)
    {
        Question = question;
        Text = text;
    }

    public string Question { get; }
    public string? Text { get; }
    public Response? Next { get; set; }
}

public sealed class Survey
{
    private Response? _first;
    private Response? _last;
    private Dictionary<string, int>? _tally;
    public int Count { get; private set; }

    public void Add(string question, string? text)
    {
        var response = new Response(question, text);
        if (_first == null)
            _first = response;
        else
            _last!.Next = response;

        _last = response;
        Count++;
    }

    public string Longest()
    {
        string? best = null;
        for (var r = _first; r != null; r = r.Next)
        {
            if (r.Text != null && (best == null || r.Text.Length > best.Length))
            {
                best = r.Text;
            }
        }

        return best == null ? "-" : best.Trim();
    }

    public string Headline()
    {
        return Count == 0 ? "no answers" : _first!.Question + " .. " + _last!.Question;
    }

    public int Votes(string text)
    {
        if (_tally == null)
        {
            _tally = new Dictionary<string, int>();
            var texts = from r in All() where r.Text is not null select r.Text;
            foreach (var t in texts)
            {
                _tally[t.Trim()] = _tally.GetValueOrDefault(t.Trim()) + 1;
            }
        }

        return _tally.TryGetValue(text, out var n) ? n : 0;
    }

    private IEnumerable<Response> All()
    {
        for (var r = _first; r is not null; r = r.Next)
        {
            yield return r;
        }
    }
}

public static class Case
{
    private static Survey Filled()
    {
        var survey = new Survey();
        survey.Add("colour", "red ");
        survey.Add("size", null);
        survey.Add("colour", "red");
        return survey;
    }

    public static void DemoLongest() => Filled().Longest();
    public static void DemoEmptyLongest() => new Survey().Longest();
    public static void DemoHeadline() => Filled().Headline();
    public static void DemoEmptyHeadline() => new Survey().Headline();
    public static void DemoVotes() => Filled().Votes("red");
}
