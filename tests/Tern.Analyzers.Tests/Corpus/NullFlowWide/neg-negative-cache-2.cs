// case: neg-negative-cache
// category: negative-collections
// rationale: a cache stores null for known misses on purpose; every reader tells a miss from a hit before it uses the value
// csc: silent

namespace NullSafety.NegNegativeCache;

public sealed record Author(string Name, string Country);

public sealed class Catalogue
{
    private readonly Dictionary<string, Author> _rows = new() { ["978-1"] = new Author("Okri", "NG") };

    public int Queries { get; private set; }

    public Author? Query(string isbn)
    {
        Queries++;
        return _rows.GetValueOrDefault(isbn);
    }
}

public sealed class AuthorCache
{
    private readonly Catalogue _catalogue;
    private readonly Dictionary<string, Author?> _cache = new();

    public AuthorCache(Catalogue catalogue) => _catalogue = catalogue;

    private Author? Get(string isbn)
    {
        if (!_cache.TryGetValue(isbn, out var author))
        {
            author = _catalogue.Query(isbn);
            _cache[isbn] = author;
        }

        return author;
    }

    public string Country(string isbn)
    {
        var author = Get(isbn);
        return author is null ? "??" : author.Country.ToLowerInvariant();
    }

    public bool TryName(string isbn, out string name)
    {
        name = "";
        if (Get(isbn) is not { } author)
        {
            return false;
        }

        name = author.Name;
        return name.Length > 0;
    }

    public int KnownWidth()
    {
        int width = 0;
        foreach (var (isbn, author) in _cache)
        {
            if (author == null)
            {
                continue;
            }

            width = Math.Max(width, isbn.Length + author.Name.Length);
        }

        return width;
    }

    public string FirstCountry()
    {
        var hit = _cache.Values.FirstOrDefault(a => a != null);
        return hit != null ? hit.Country.Trim() : "";
    }
}

public static class Case
{
    public static void DemoCache()
    {
        var cache = new AuthorCache(new Catalogue());
        cache.FirstCountry().Trim();
        cache.Country("978-9");
        cache.Country("978-9");
        cache.Country("978-1");
        cache.TryName("978-9", out string none);
        none.Trim();
        cache.TryName("978-1", out string name);
        name.Trim();
        cache.KnownWidth();
        cache.FirstCountry().Trim();
    }
}
