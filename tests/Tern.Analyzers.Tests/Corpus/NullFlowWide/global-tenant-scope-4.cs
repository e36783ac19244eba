// case: global-tenant-scope
// category: globals
// rationale: an AsyncLocal set inside an awaited method is gone for the caller; a static dictionary is used after it was unloaded
// csc: none

namespace NullSafety.Blind.B22.TenantScope;

public sealed record Tenant(string Id, string Region);

public static class TenantScope
{
    private static readonly AsyncLocal<Tenant> s_current = new();

    public static Tenant Current => s_current.Value!;

    public static void Enter(Tenant tenant) => s_current.Value = tenant;

    public static async Task EnterAsync(string id)
    {
        await Task.Yield();
        s_current.Value = new Tenant(id, "eu");
    }
}

public sealed class WordList(string[] words)
{
    public bool Has(string word) => Array.IndexOf(words, word) >= 0;
}

public static class Spelling
{
    private static WordList s_words = new(["red", "green"]);

    public static void Unload() => s_words = null!;

    public static void Reload() => s_words = new WordList(["red", "green", "blue"]);

    public static bool Check(string word)
    {
        return s_words.Has(word); // want: null-deref
    }
}

public static class Hyphenation
{
    private static WordList s_words = new(["in-to"]);

    public static void Unload() => s_words = new WordList([]);

    public static bool Check(string word) => s_words.Has(word);
}

public sealed class BlobStore
{
    public async Task<string> PathForAsync(string tenantId, string blob)
    {
        await TenantScope.EnterAsync(tenantId);
        var tenant = TenantScope.Current;
        return $"{tenant.Region}/{tenantId}/{blob}"; // want: null-deref
    }

    public async Task<string> PathInScopeAsync(Tenant owner, string blob)
    {
        TenantScope.Enter(owner);
        await Task.Yield();
        return TenantScope.Current.Region + "/" + blob;
    }
}

public static class Case
{
    public static Task DemoPath() => new BlobStore().PathForAsync("acme", "logo.png");

    public static Task DemoPathInScope() => new BlobStore().PathInScopeAsync(new Tenant("acme", "us"), "logo.png");

    public static void DemoCheckAfterUnload()
    {
        Spelling.Unload();
        Spelling.Check("red");
    }

    public static void DemoCheckAfterReload()
    {
        Spelling.Reload();
        Spelling.Check("blue");
    }

    public static void DemoHyphenation()
    {
        Hyphenation.Unload();
        Hyphenation.Check("into");
    }
}
