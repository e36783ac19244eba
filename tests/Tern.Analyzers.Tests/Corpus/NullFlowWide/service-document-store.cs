// case: service-document-store
// category: service
// rationale: documents with secondary indexes that are maintained together
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace NullSafety.Wide.DocumentStore;

public interface IEntity
{
    string Id { get; }
    int Version { get; set; }
}

public sealed class Article(string id, string title) : IEntity
{
    public string Id { get; } = id;
    private readonly string? _author;
    public string Title { get; } = title;

    public string? Author
    {
        get => _author;
        init => _author = string.IsNullOrEmpty(value) ? null : value;
    }

    public string? Slug { get; init; }
    public int Version { get; set; }
}

public abstract class Index<T>(string name)
    where T : class, IEntity
{
    public string Name { get; } = name;

    public abstract void Add(T document);

    public abstract void Remove(T document);
}

/// <summary>Groups ids under a key; documents without key are not listed.</summary>
public sealed class GroupIndex<T>(string name, Func<T, string?> key) : Index<T>(name)
    where T : class, IEntity
{
    private readonly Dictionary<string, SortedSet<string>> _ids = new();
    public IEnumerable<string> Keys => _ids.Keys;
    public IEnumerable<string> this[string value] => _ids.TryGetValue(value, out var ids) ? ids : Enumerable.Empty<string>();

    public override void Add(T document)
    {
        var value = key(document);
        if (value == null)
            return;
        if (!_ids.ContainsKey(value))
            _ids[value] = new SortedSet<string>();
        _ids[value].Add(document.Id);
    }

    public override void Remove(T document)
    {
        if (key(document) is { } value && _ids.TryGetValue(value, out var ids) && ids.Remove(document.Id) && ids.Count == 0)
            _ids.Remove(value);
    }

    public string Busiest()
    {
        string? best = null;
        foreach (var entry in _ids)
        {
            if (best == null || entry.Value.Count > _ids[best].Count)
                best = entry.Key;
        }
        return best!;
    }
}

/// <summary>Maps a key to at most one document.</summary>
public sealed class UniqueIndex<T>(string name, Func<T, string?> key) : Index<T>(name)
    where T : class, IEntity
{
    private readonly Dictionary<string, T> _owners = new();
    public T? Find(string value) => _owners.GetValueOrDefault(value);

    public bool Allows(T document)
    {
        var value = key(document);
        return value == null || !_owners.TryGetValue(value, out var owner) || owner.Id == document.Id;
    }

    public override void Add(T document)
    {
        if (key(document) is { } value)
            _owners[value] = document;
    }

    public override void Remove(T document)
    {
        if (key(document) is { } value)
            _owners.Remove(value);
    }
}

/// <summary>Holds documents and keeps every index current.</summary>
public class Collection<T>
    where T : class, IEntity
{
    private readonly Dictionary<string, T> _documents = new();
    private readonly List<Index<T>> _indexes = new();
    private T? _lastWritten;
    public int Count => _documents.Count;
    public bool HasWrites { get; private set; }
    public string LastWritten => HasWrites ? _lastWritten.Id : ""; // csc-false
    public T Get(string id) => TryGet(id, out var document) ? document : throw new KeyNotFoundException(id);
    public bool TryGet(string id, [MaybeNullWhen(false)] out T document) => _documents.TryGetValue(id, out document);

    public TIndex Register<TIndex>(TIndex index)
        where TIndex : Index<T>
    {
        if (_indexes.Any(i => i.Name == index.Name))
            throw new ArgumentException("There is an index " + index.Name);
        _indexes.Add(index);
        foreach (var document in _documents.Values)
            index.Add(document);
        return _indexes.OfType<TIndex>().First(i => i.Name == index.Name);
    }

    public void Put(T document)
    {
        Validate(document);
        _documents.TryGetValue(document.Id, out var old);
        if (Exists(document.Id))
        {
            Unindex(old); // csc-false
            document.Version = old.Version + 1;
        }
        _documents[document.Id] = document;
        _indexes.ForEach(i => i.Add(document));
        _lastWritten = document;
        HasWrites = true;
    }

    public bool Delete(string id)
    {
        if (!_documents.Remove(id, out var document))
            return false;
        Unindex(document);
        return true;
    }

    public IEnumerable<T> Where(GroupIndex<T> index, string value) => index[value].Select(id => _documents.GetValueOrDefault(id)!);
    public bool Exists(string id) => _documents.ContainsKey(id);

    protected virtual void Validate(T document)
    {
    }

    private void Unindex(T document)
    {
        foreach (var index in _indexes)
            index.Remove(document);
    }
}

public sealed class ArticleStore : Collection<Article>
{
    private readonly GroupIndex<Article> _byAuthor;
    private readonly UniqueIndex<Article> _bySlug;
    private Article? _pinned;

    public ArticleStore()
    {
        _byAuthor = Register(new GroupIndex<Article>("author", a => a.Author));
        _bySlug = Register(new UniqueIndex<Article>("slug", a => a.Slug));
    }

    public void Pin(string slug) => _pinned = _bySlug.Find(slug);

    public string Headline()
    {
        var title = _pinned?.Title;
        if (title is { Length: > 0 })
            return _pinned.Title + " v" + _pinned.Version; // csc-false
        return "";
    }

    public IEnumerable<string> TitlesOf(string author) => Where(_byAuthor, author).Select(a => a.Title.ToUpperInvariant());
    public IEnumerable<string> Authors() => _byAuthor.Keys.Select(author => author + ":" + Where(_byAuthor, author).First().Author!.Length);

    public string Resolve(string path)
    {
        var slug = path.Trim('/');
        var article = _bySlug.Find(slug)!;
        return article.Title; // missed: null-deref
    }

    public string TopAuthor() => _byAuthor.Busiest().ToUpperInvariant(); // want: null-deref

    protected override void Validate(Article document)
    {
        if (!_bySlug.Allows(document))
            throw new InvalidOperationException("The slug is taken: " + document.Slug);
        if (document.Slug is not null && document.Slug.Contains('/'))
            throw new InvalidOperationException("A slug has no slashes: " + document.Slug);
    }
}

public static class Case
{
    private static ArticleStore Store()
    {
        var store = new ArticleStore();
        store.Put(new Article("1", "Intro") { Author = "ann", Slug = "intro" });
        store.Put(new Article("2", "More") { Author = "bob", Slug = "more" });
        store.Put(new Article("3", "End") { Author = "ann" });
        store.Put(new Article("4", "Draft") { Author = "" });
        return store;
    }

    public static void DemoQueries()
    {
        var store = Store();
        _ = new ArticleStore().LastWritten + store.LastWritten + store.Headline();
        store.Pin("more");
        _ = store.Headline() + store.TopAuthor() + store.Resolve("/intro/");
        _ = string.Join(",", store.TitlesOf("ann").Concat(store.TitlesOf("zoe")).Concat(store.Authors()));
    }

    public static void DemoUpdate()
    {
        var store = Store();
        store.Put(new Article("1", "Intro again") { Author = "bob", Slug = "intro" });
        _ = store.Get("1").Version + string.Join(",", store.Authors()) + store.Resolve("intro");
        _ = store.TryGet("9", out var none) ? none.Title : "";
        store.Pin("zzz");
        _ = store.Headline() + store.Delete("2") + store.Delete("2") + store.Count;
    }

    public static void DemoSlugTaken()
    {
        var store = Store();
        try
        {
            store.Put(new Article("7", "Copy") { Slug = "more" });
        }
        catch (InvalidOperationException)
        {
            _ = store.Count;
        }
    }

    public static void DemoRemovedPage()
    {
        var store = Store();
        store.Delete("2");
        store.Resolve("/more");
    }

    public static void DemoNoAuthors() => new ArticleStore().TopAuthor();
}
