// case: small-iterators
// category: several small cases of one topic
using System.Collections;

namespace Probes.Iterators;

internal sealed record Token(string Text, int At);

internal static class Lexer
{
    public static IEnumerable<Token> Scan(string source)
    {
        int at = 0;
        foreach (var word in source.Split(' '))
        {
            yield return new Token(word, at);
            at += word.Length + 1;
        }

        yield return null!;
    }

    public static int Letters(string source)
    {
        int letters = 0;
        foreach (var token in Scan(source))
        {
            letters += token.Text.Length; // want: null-deref
        }

        return letters;
    }
}

internal sealed class Page
{
    public List<string> Items { get; init; } = null!;

    public string? Next { get; init; }
}

internal sealed class Feed
{
    private readonly Dictionary<string, Page> _pages = new()
    {
        ["1"] = new Page { Items = ["a", "b"], Next = "2" },
        ["2"] = new Page { Next = null },
    };

    public async IAsyncEnumerable<Page> Pages()
    {
        for (var key = "1"; key != null; key = _pages[key].Next)
        {
            await Task.Yield();
            yield return _pages[key];
        }
    }

    public async Task<int> CountAsync()
    {
        int count = 0;
        await foreach (var page in Pages())
        {
            count += page.Items.Count; // missed: null-deref
        }

        return count;
    }

    public async IAsyncEnumerable<string> Items()
    {
        await foreach (var page in Pages().ConfigureAwait(false))
        {
            foreach (var item in page.Items ?? Enumerable.Empty<string>())
            {
                yield return item;
            }
        }
    }

    public async Task<int> LengthAsync()
    {
        int length = 0;
        await foreach (var item in Items())
        {
            length += item.Length;
        }

        return length;
    }
}

internal sealed class Cursor<T> : IEnumerator<T>
{
    private readonly T[] _rows;
    private int _at = -1;

    public Cursor(T[] rows) => _rows = rows;

    public T Current => _at >= 0 && _at < _rows.Length ? _rows[_at] : default!;

    object IEnumerator.Current => Current!;

    public bool MoveNext() => ++_at < _rows.Length;

    public void Reset() => _at = -1;

    public void Dispose()
    {
    }
}

internal static class Cursors
{
    public static string Header(Cursor<string> rows)
    {
        string header = rows.Current.Trim(); // want: null-deref
        rows.MoveNext();
        return header;
    }

    public static string FirstOrEmpty(Cursor<Uri> rows)
    {
        rows.Reset();
        return rows.MoveNext() ? rows.Current.Host : ""; // needless
    }
}

internal sealed class RowReader : IDisposable
{
    private StringReader _source;

    public RowReader(string text) => _source = new StringReader(text);

    public IEnumerable<string> Rows()
    {
        while (_source.ReadLine() is { } line) // want: null-deref
        {
            yield return line;
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _source = null!;
    }
}

internal static class Importer
{
    public static IEnumerable<string> Load(string text)
    {
        using var reader = new RowReader(text);
        return reader.Rows();
    }
}

internal sealed class BufferedReader : IDisposable
{
    private StringReader? _source;

    public BufferedReader(string text) => _source = new StringReader(text);

    public IReadOnlyList<string> Rows()
    {
        var rows = new List<string>();
        while (_source?.ReadLine() is { } line)
        {
            rows.Add(line);
        }

        return rows;
    }

    public void Dispose()
    {
        _source?.Dispose();
        _source = null;
    }

    public static IReadOnlyList<string> Load(string text)
    {
        using var reader = new BufferedReader(text);
        return reader.Rows();
    }
}

internal static class Pairing
{
    public static IEnumerable<(T Before, T After)> Pairwise<T>(this IEnumerable<T> source)
    {
        T before = default!;
        foreach (var item in source)
        {
            yield return (before, item);
            before = item;
        }
    }

    public static IEnumerable<(T Before, T After)> Steps<T>(this IEnumerable<T> source)
    {
        using var e = source.GetEnumerator();
        if (!e.MoveNext())
        {
            yield break;
        }

        for (T before = e.Current; e.MoveNext(); before = e.Current)
        {
            yield return (before, e.Current);
        }
    }
}

internal static class AsyncTail
{
    public static async Task<T> LastAsync<T>(IAsyncEnumerable<T> source)
    {
        T last = default!;
        await foreach (var item in source)
        {
            last = item;
        }

        return last;
    }

    public static async IAsyncEnumerable<Exception> Failures(params Task[] jobs)
    {
        foreach (var job in jobs)
        {
            await Task.WhenAny(job);
            if (job.Exception is { } error)
            {
                yield return error.GetBaseException();
            }
        }
    }

    public static async Task<string> Summary(params Task[] jobs)
    {
        var last = await LastAsync(Failures(jobs));
        return last.Message; // want: null-deref
    }

    public static async Task<int> Total(params Task[] jobs)
    {
        int total = 0;
        await foreach (var failure in Failures(jobs))
        {
            total += failure.Message.Length;
        }

        return total;
    }
}

internal abstract class Plugin
{
    public virtual IEnumerable<string> Commands() => null!;
}

internal sealed class HelpPlugin : Plugin
{
    public override IEnumerable<string> Commands()
    {
        yield return "help";
    }
}

internal sealed class SilentPlugin : Plugin
{
}

internal static class Menu
{
    public static int Size(params Plugin[] plugins)
    {
        int size = 0;
        foreach (var plugin in plugins)
        {
            foreach (var command in plugin.Commands()) // want: null-deref
            {
                size += command.Length;
            }
        }

        return size;
    }
}

internal static class IteratorDemos
{
    public static void DemoLetters() => Lexer.Letters("let x");

    public static void DemoFeed() => new Feed().CountAsync().GetAwaiter().GetResult();

    public static void DemoFeedItems() => new Feed().LengthAsync().GetAwaiter().GetResult();

    public static void DemoHeader() => Cursors.Header(new Cursor<string>(["id", "1"]));

    public static void DemoCursor()
    {
        Cursors.FirstOrEmpty(new Cursor<Uri>([]));
        Cursors.FirstOrEmpty(new Cursor<Uri>([new Uri("http://a/")]));
    }

    public static void DemoImporter() => _ = Importer.Load("a\nb").Count();

    public static void DemoBuffered() => _ = BufferedReader.Load("a\nb").Count();

    public static void DemoPairwise()
    {
        int shrunk = new[] { "abc", "de" }.Pairwise().Count(p => p.After.Length < p.Before.Length); // want: null-deref
    }

    public static void DemoSteps()
    {
        int shrunk = new[] { "abc", "de" }.Steps().Count(p => p.After.Length < p.Before.Length);
        shrunk += Array.Empty<string>().Steps().Count(p => p.Before.Length > 0);
    }

    public static void DemoSummary() => AsyncTail.Summary(Task.CompletedTask).GetAwaiter().GetResult();

    public static void DemoTotal()
    {
        var failed = Task.FromException(new InvalidOperationException("no"));
        AsyncTail.Total(Task.CompletedTask, failed).GetAwaiter().GetResult();
    }

    public static void DemoMenu() => Menu.Size(new HelpPlugin(), new SilentPlugin());
}
