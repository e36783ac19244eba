// case: profile-fetch
// category: task-result
// rationale: an async fetch yields null after an unfriendly answer and a cached call hands out a null task
// csc: none

namespace NullSafety.ProfileFetch;

public sealed class Profile
{
    public required string Nick { get; init; }
    public int Karma { get; set; }
}

public interface ITransport
{
    Task<(int Code, string Body)> GetAsync(string path);
}

public sealed class FakeTransport(int code) : ITransport
{
    public async Task<(int Code, string Body)> GetAsync(string path)
    {
        await Task.Yield();
        return (code, path[(path.LastIndexOf('/') + 1)..]);
    }
}

public sealed class ProfileClient(ITransport transport)
{
    private readonly Dictionary<string, Task<Profile>> _running = [];

    public async Task<Profile> FetchAsync(string nick)
    {
        var (code, body) = await transport.GetAsync("/users/" + nick).ConfigureAwait(false);
        if (code == 404)
            return null!;
        if (code != 200)
            throw new IOException("status " + code);
        return new Profile { Nick = body };
    }

    public void Prefetch(string nick) => _running[nick] = FetchAsync(nick);

    public Task<Profile> Prefetched(string nick) => _running.GetValueOrDefault(nick)!;

    public Task<Profile> PrefetchedOrStart(string nick) =>
        _running.TryGetValue(nick, out var task) ? task : _running[nick] = FetchAsync(nick);
}

public static class Page
{
    public static async Task<int> KarmaAsync(ProfileClient client, string nick)
    {
        var profile = await client.FetchAsync(nick);
        return profile.Karma; // want: null-deref
    }

    public static async Task<int> KarmaOrZeroAsync(ProfileClient client, string nick)
    {
        var profile = await client.FetchAsync(nick);
        return profile is null ? 0 : profile.Karma;
    }

    public static async Task<bool> WarmAsync(ProfileClient client, string nick)
    {
        var profile = await client.Prefetched(nick); // want: null-deref
        return profile != null;
    }

    public static async Task<bool> WarmOrStartAsync(ProfileClient client, string nick)
    {
        var profile = await client.PrefetchedOrStart(nick);
        return profile != null;
    }
}

public static class Case
{
    private static ProfileClient Client(int code) => new(new FakeTransport(code));

    public static Task DemoKarma() => Page.KarmaAsync(Client(200), "ann");
    public static Task DemoKarmaGone() => Page.KarmaAsync(Client(404), "ann");
    public static Task DemoKarmaOrZero() => Page.KarmaOrZeroAsync(Client(404), "ann");
    public static Task DemoCold() => Page.WarmAsync(Client(200), "ann");
    public static Task DemoWarmOrStart() => Page.WarmOrStartAsync(Client(404), "ann");
    public static async Task DemoWarm()
    {
        var client = Client(200);
        client.Prefetch("ann");
        await Page.WarmAsync(client, "ann");
    }
}
