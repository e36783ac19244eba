// case: neg-negative-cache
// category: negative-collections
// rationale: nulls are stored in the map and queued as end marks on purpose, every reader filters them
// csc: silent

namespace NullSafety.NegNegativeCache;

public sealed record Author(string Name, int Books);

public sealed class AuthorIndex
{
    private readonly Dictionary<string, Author> _seen = new();
    private readonly Queue<Author> _outbox = new();

    private static Author? Load(string name) => name.StartsWith('A') ? new Author(name, name.Length) : null;

    private Author Lookup(string name)
    {
        if (!_seen.TryGetValue(name, out var author))
        {
            author = Load(name)!;
            _seen.Add(name, author);
        }

        return author;
    }

    public bool Knows(string name) => Lookup(name) is not null;

    public int Books(string name)
    {
        if (!Knows(name))
        {
            return 0;
        }

        return _seen[name].Books;
    }

    public int AllBooks() => _seen.Values.Where(a => a is not null).Sum(a => a.Books);

    public void Publish(params string[] names)
    {
        foreach (string name in names)
        {
            if (Lookup(name) is { } author)
            {
                _outbox.Enqueue(author);
            }
        }

        _outbox.Enqueue(null!);
    }

    public string NextBatch()
    {
        var names = new List<string>();
        while (_outbox.TryDequeue(out var author) && author != null)
        {
            names.Add(author.Name);
        }

        return string.Join(", ", names);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var index = new AuthorIndex();
        Console.WriteLine(index.Books("Anna") + index.Books("Bert") + index.Books("Bert") + index.AllBooks());
    }

    public static void Demo2()
    {
        var index = new AuthorIndex();
        index.Publish("Anna", "Bert", "Axel");
        Console.WriteLine(index.NextBatch() + index.NextBatch());
    }
}
