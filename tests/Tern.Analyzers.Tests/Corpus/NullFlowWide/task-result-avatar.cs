// case: task-result-avatar
// category: task-result
// rationale: a cached async lookup completes with null, and an optional hook returns no task at all
// csc: none

namespace NullSafety.TaskResultAvatar;

public sealed record Avatar(string Url, int Size);

public interface IAvatarHook
{
    Task BeforeLoadAsync(int userId);
}

public sealed class SilentHook : IAvatarHook
{
    public Task BeforeLoadAsync(int userId) => default!;
}

public sealed class CountingHook : IAvatarHook
{
    public int Count { get; private set; }

    public Task BeforeLoadAsync(int userId)
    {
        Count++;
        return Task.CompletedTask;
    }
}

public sealed class AvatarStore
{
    private readonly Dictionary<int, Avatar> _known = new() { [1] = new Avatar("/1.png", 64) };

    public async Task<Avatar> GetAsync(int userId)
    {
        await Task.Yield();
        if (userId <= 0)
        {
            return new Avatar("/guest.png", 32);
        }

        return _known.GetValueOrDefault(userId)!;
    }

    public async Task<Avatar> GetOrGuestAsync(int userId)
    {
        var avatar = await GetAsync(userId);
        return avatar ?? await GetAsync(0);
    }
}

public sealed class ProfilePage
{
    private readonly AvatarStore _store = new();

    public async Task<string> ImageAsync(int userId)
    {
        var avatar = await _store.GetAsync(userId);
        return "<img src='" + avatar.Url + "'>"; // want: null-deref
    }

    public async Task<string> ImageSafeAsync(int userId)
    {
        var avatar = await _store.GetOrGuestAsync(userId);
        return "<img src='" + avatar.Url + "'>";
    }

    public async Task<int> PreloadAsync(IAvatarHook hook, int userId)
    {
        await hook.BeforeLoadAsync(userId); // want: null-deref
        return userId;
    }

    public async Task<int> PreloadSafeAsync(IAvatarHook hook, int userId)
    {
        await (hook.BeforeLoadAsync(userId) ?? Task.CompletedTask);
        return userId;
    }
}

public static class Case
{
    public static void DemoImage() => new ProfilePage().ImageAsync(9).GetAwaiter().GetResult();

    public static void DemoImageSafe() => new ProfilePage().ImageSafeAsync(9).GetAwaiter().GetResult();

    public static void DemoPreload() => new ProfilePage().PreloadAsync(new SilentHook(), 1).GetAwaiter().GetResult();

    public static void DemoPreloadSafe() => new ProfilePage().PreloadSafeAsync(new SilentHook(), 1).GetAwaiter().GetResult();

    public static void DemoPreloadCounted() => new ProfilePage().PreloadAsync(new CountingHook(), 1).GetAwaiter().GetResult();
}
