// case: task-profile-store
// category: async
// rationale: async members promise a value and deliver null: one as the task's result, one as the task itself
// csc: none

namespace NullSafety.TaskProfileStore;

public sealed record Profile(string Handle, string Language);

public interface IProfileStore
{
    Task<Profile> LoadAsync(string id);

    Task FlushAsync();
}

public sealed class MemoryStore : IProfileStore
{
    private readonly Dictionary<string, Profile> _profiles = new();

    public void Put(string id, Profile profile) => _profiles[id] = profile;

    public async Task<Profile> LoadAsync(string id)
    {
        await Task.Yield();
        if (!_profiles.TryGetValue(id, out var profile))
        {
            return null!;
        }

        return profile;
    }

    public Task FlushAsync() => Task.CompletedTask;
}

public sealed class ReadOnlyStore : IProfileStore
{
    public Task<Profile> LoadAsync(string id) => Task.FromResult(new Profile("guest", "en"));

    public Task FlushAsync() => null!;
}

public sealed class Greeter
{
    private readonly IProfileStore _store;

    public Greeter(IProfileStore store) => _store = store;

    public async Task<string> GreetAsync(string id)
    {
        var profile = await _store.LoadAsync(id).ConfigureAwait(false);
        return profile.Language == "de" ? "Hallo" : "Hello"; // want: null-deref
    }

    public async Task<string> GreetOrGuestAsync(string id)
    {
        var profile = await _store.LoadAsync(id).ConfigureAwait(false) ?? new Profile("guest", "en");
        return "Hello " + profile.Handle.Trim();
    }

    public async Task<bool> StopAsync()
    {
        await _store.FlushAsync(); // want: null-deref
        return true;
    }

    public async Task<bool> StopIfPendingAsync()
    {
        var pending = _store.FlushAsync();
        if (pending != null)
        {
            await pending;
        }

        return true;
    }
}

public static class Case
{
    public static void DemoMissing() => new Greeter(new MemoryStore()).GreetAsync("7").GetAwaiter().GetResult();

    public static void DemoGuest()
    {
        new Greeter(new MemoryStore()).GreetOrGuestAsync("7").GetAwaiter().GetResult();
        new Greeter(new ReadOnlyStore()).GreetAsync("7").GetAwaiter().GetResult();
    }

    public static void DemoStopReadOnly() => new Greeter(new ReadOnlyStore()).StopAsync().GetAwaiter().GetResult();

    public static void DemoStop()
    {
        new Greeter(new MemoryStore()).StopAsync().GetAwaiter().GetResult();
        new Greeter(new ReadOnlyStore()).StopIfPendingAsync().GetAwaiter().GetResult();
    }
}
