// case: service-postings-search
// category: service
// rationale: inverted index with linked postings, query tree visitors and a scorer
// csc: false-positive

using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.PostingsSearch;

public sealed class Posting(int document)
{
    public int Document { get; } = document;
    public int Frequency { get; set; } = 1;
    public Posting? Next { get; set; }
}

/// <summary>Postings of one term in document order. A list is made for its first posting and never empty.</summary>
public sealed class PostingList
{
    private Posting _last;

    public PostingList(string term, int document)
    {
        Term = term;
        First = _last = new Posting(document);
        Count = 1;
    }

    public string Term { get; }
    public Posting First { get; }
    public int Count { get; private set; }

    public void Add(int document)
    {
        if (_last.Document == document)
        {
            _last.Frequency++;
            return;
        }
        _last.Next = new Posting(document);
        _last = _last.Next;
        Count++;
    }

    public Posting? Find(int document)
    {
        var at = First;
        while (at != null && at.Document < document)
            at = at.Next;
        return at?.Document == document ? at : null;
    }

    public int Gap(int document)
    {
        var at = First;
        while (at.Document < document) // want: null-deref
            at = at.Next!;
        return at.Document - document;
    }
}

public enum QueryKind { Term, And, Or }

/// <summary>Term queries have a text, the others two operands.</summary>
public sealed record Query(QueryKind Kind, string? Text, Query? Left, Query? Right)
{
    public static Query Term(string text) => new(QueryKind.Term, text, null, null);
    public static Query And(Query left, Query right) => new(QueryKind.And, null, left, right);
    public static Query Or(Query left, Query right) => new(QueryKind.Or, null, left, right);

    public static Query? Parse(string input)
    {
        Query? result = null;
        bool or = false;
        foreach (var word in input.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "OR")
            {
                or = result != null;
                continue;
            }
            var term = Term(word.ToLowerInvariant());
            result = result == null ? term : or ? Or(result, term) : And(result, term);
            or = false;
        }
        return result;
    }
}

public abstract class QueryVisitor<T>
{
    public T Visit(Query query)
    {
        switch (query.Kind)
        {
            case QueryKind.Term:
                return VisitTerm(query.Text); // csc-false
            case QueryKind.And:
                return Combine(Visit(query.Left!), Visit(query.Right!), true);
            default:
                return Combine(Visit(query.Left!), Visit(query.Right!), false);
        }
    }

    protected abstract T VisitTerm(string text);

    protected abstract T Combine(T left, T right, bool both);
}

internal sealed class Matcher(SearchIndex index) : QueryVisitor<SortedSet<int>>
{
    protected override SortedSet<int> VisitTerm(string text)
    {
        var found = new SortedSet<int>();
        for (var at = index.Postings(text)?.First; at != null; at = at.Next)
            found.Add(at.Document);
        return found;
    }

    protected override SortedSet<int> Combine(SortedSet<int> left, SortedSet<int> right, bool both)
    {
        if (both)
            left.IntersectWith(right);
        else
            left.UnionWith(right);
        return left;
    }
}

internal sealed class Printer : QueryVisitor<string>
{
    protected override string VisitTerm(string text) => text.ToUpperInvariant();
    protected override string Combine(string left, string right, bool both) => "(" + left.Trim() + (both ? " & " : " | ") + right.Trim() + ")";
}

public readonly struct Hit(string title, double score)
{
    public string Title { get; } = title;
    public double Score { get; } = score;
    public string Line => Title.PadRight(12) + Score.ToString("0.00"); // want: null-deref
}

/// <summary>Adds documents and answers queries.</summary>
public sealed class SearchIndex
{
    private readonly Dictionary<string, PostingList> _terms = new();
    private readonly List<string> _titles = new();
    private readonly Dictionary<string, int> _numbers = new();
    private Matcher? _matcher;
    private Printer? _printer;
    private string? _longest;

    public void Add(string title, string text)
    {
        int number = _titles.Count;
        _titles.Add(title);
        _numbers[title] = number;
        foreach (var token in Tokens(text))
        {
            if (_terms.TryGetValue(token, out var list))
                list.Add(number);
            else
                _terms[token] = new PostingList(token, number);
            _longest = _longest == null || token.Length > _longest.Length ? token : _longest;
        }
    }

    public PostingList? Postings(string term) => _terms.GetValueOrDefault(term);
    public string LongestTerm() => _terms.Count > 0 ? _longest.ToUpperInvariant() : ""; // csc-false
    public int FrequencyIn(string term, string title) => _numbers.TryGetValue(title, out int number) ? Postings(term)?.Find(number)?.Frequency ?? 0 : 0;

    public IReadOnlyList<Hit> Search(string input)
    {
        if (Query.Parse(input) is not { } query)
            return Array.Empty<Hit>();
        _matcher ??= new Matcher(this);
        var words = Words(query).Distinct().ToList();
        return _matcher.Visit(query).Select(n => new Hit(_titles[n], Score(words, n))).OrderByDescending(h => h.Score).ToList();
    }

    public string Best(string input) => Search(input).FirstOrDefault().Line;
    public IEnumerable<string> Report(string input) => Search(input).Take(3).Select(h => h.Line);

    public string Explain(string input)
    {
        if (Query.Parse(input) is not { } query)
            return "nothing";
        _printer ??= new Printer();
        return _printer.Visit(query);
    }

    public IEnumerable<string> MostCommon(int count)
    {
        foreach (var term in _terms.OrderByDescending(p => p.Value.Count).Select(p => p.Key).Take(count))
        {
            var list = Postings(term);
            yield return list.Term + " " + list.Count; // csc-false
        }
    }

    public int Skip(string term, string title)
    {
        if (Postings(term) is { } list && _numbers.TryGetValue(title, out int number))
            return list.Gap(number);
        return -1;
    }

    private static IEnumerable<string> Words(Query query)
    {
        if (query.Kind == QueryKind.Term)
            return [query.Text!];
        return Words(query.Left!).Concat(Words(query.Right!));
    }

    private double Score(List<string> words, int number)
    {
        double score = 0;
        foreach (var word in words.Where(_terms.ContainsKey))
        {
            var list = Postings(word)!;
            var posting = list.Find(number);
            score += posting == null ? 0 : posting.Frequency * Math.Log(1 + (double)_titles.Count / list.Count);
        }
        return score;
    }

    private static List<string> Tokens(string text)
    {
        char[]? buffer = null;
        var tokens = new List<string>();
        try
        {
            buffer = ArrayPool<char>.Shared.Rent(text.Length + 1);
            int length = 0;
            foreach (char c in text + " ")
            {
                if (char.IsLetterOrDigit(c))
                    buffer[length++] = char.ToLowerInvariant(c);
                else if (length > 0)
                {
                    tokens.Add(new string(buffer, 0, length));
                    length = 0;
                }
            }
        }
        finally
        {
            if (buffer != null)
                ArrayPool<char>.Shared.Return(buffer);
        }
        return tokens;
    }
}

public static class Case
{
    private static SearchIndex Index()
    {
        var index = new SearchIndex();
        index.Add("cats", "The cat sat. The cat ran.");
        index.Add("dogs", "The dog sat on the mat");
        index.Add("mats", "A mat");
        return index;
    }

    public static void DemoSearch()
    {
        var index = Index();
        _ = string.Join(",", index.Report("cat OR mat").Concat(index.Report("")).Concat(index.Report("zebra")));
        _ = index.Best("the sat") + index.Explain("the OR cat dog") + index.Explain(" OR ") + index.LongestTerm() + new SearchIndex().LongestTerm();
        _ = string.Join(",", index.MostCommon(4)) + index.FrequencyIn("cat", "cats") + index.FrequencyIn("cat", "none") + index.FrequencyIn("cat", "mats");
        _ = index.Skip("sat", "dogs") + index.Skip("mat", "cats") + index.Skip("none", "cats");
    }

    public static void DemoNoBestHit() => Index().Best("zebra");
    public static void DemoSkipPastEnd() => Index().Skip("cat", "mats");
}
