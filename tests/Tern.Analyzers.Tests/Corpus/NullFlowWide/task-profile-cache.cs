// case: task-profile-cache
// category: Task result
// rationale: asynchronous loaders complete with null for "not there" and the awaiting code trusts the declared result
// csc: none

namespace NullSafety.Blind.Set21.TaskProfileCache;

public sealed record Profile(string Handle, string Locale);

public interface IProfileStore
{
    Task<Profile> LoadAsync(int id);
}

public sealed class MemoryStore : IProfileStore
{
    private readonly Dictionary<int, Profile> _rows = new() { [1] = new Profile("ada", "en-GB") };

    public async Task<Profile> LoadAsync(int id)
    {
        await Task.Yield();
        return _rows.TryGetValue(id, out var row) ? row : null!;
    }
}

public sealed class Greeter
{
    private readonly IProfileStore _store;

    public Greeter(IProfileStore store) => _store = store;

    public async Task<string> GreetAsync(int id)
    {
        var profile = await _store.LoadAsync(id).ConfigureAwait(false);
        return "hello " + profile.Handle; // want: null-deref
    }

    public async Task<string> GreetGuestAsync(int id)
    {
        var profile = await _store.LoadAsync(id).ConfigureAwait(false) ?? new Profile("guest", "en");
        return "hello " + profile.Handle;
    }
}

public sealed class Templates
{
    private readonly Task<string> _fallback = Task.FromResult("{0}");

    private static Task<string> FindAsync(string locale) =>
        locale.StartsWith("en") ? Task.FromResult("Dear {0}") : Task.FromResult<string>(null!);

    public async Task<int> PlaceholdersAsync(string locale)
    {
        string template = await FindAsync(locale);
        return template.Split('{').Length - 1; // want: null-deref
    }

    public async Task<int> PlaceholdersOrFallbackAsync(string locale)
    {
        string template = await FindAsync(locale);
        if (template is null)
        {
            template = await _fallback;
        }

        return template.Split('{').Length - 1;
    }
}

public static class Mailer
{
    public static void DemoUnknown() => new Greeter(new MemoryStore()).GreetAsync(7).GetAwaiter().GetResult();

    public static void DemoKnown() => new Greeter(new MemoryStore()).GreetAsync(1).GetAwaiter().GetResult();

    public static void DemoGuest() => new Greeter(new MemoryStore()).GreetGuestAsync(7).GetAwaiter().GetResult();

    public static void DemoNoTemplate() => new Templates().PlaceholdersAsync("fr").GetAwaiter().GetResult();

    public static void DemoFallback() => new Templates().PlaceholdersOrFallbackAsync("fr").GetAwaiter().GetResult();
}
