// case: task-preview-store
// category: task
// rationale: a stand-in store returns no task at all, and a real store completes with a null result
// csc: none

namespace NullSafety.PreviewStores;

public sealed class Preview
{
    public Preview(string caption, byte[] pixels)
    {
        Caption = caption;
        Pixels = pixels;
    }

    public string Caption { get; }

    public byte[] Pixels { get; }
}

public interface IPreviewStore
{
    Task<Preview> LoadAsync(string key);

    Task FlushAsync();
}

public sealed class MemoryStore : IPreviewStore
{
    private readonly Dictionary<string, Preview> _previews = new() { ["cover"] = new Preview("Cover", new byte[4]) };

    public async Task<Preview> LoadAsync(string key)
    {
        await Task.Yield();
        return _previews.TryGetValue(key, out var preview) ? preview : null!;
    }

    public Task FlushAsync() => Task.CompletedTask;
}

public sealed class ReadOnlyStore : IPreviewStore
{
    private static readonly Preview Empty = new("", Array.Empty<byte>());

    public Task<Preview> LoadAsync(string key) => Task.FromResult(Empty);

    public Task FlushAsync() => null!;
}

public sealed class Gallery
{
    public async Task<string> CaptionAsync(MemoryStore store, string key)
    {
        var preview = await store.LoadAsync(key);
        return preview.Caption; // want: null-deref
    }

    public async Task<string> CaptionOrKeyAsync(MemoryStore store, string key)
    {
        var preview = await store.LoadAsync(key);
        return preview == null ? key : preview.Caption;
    }

    public async Task<int> SizeAsync(ReadOnlyStore store) => (await store.LoadAsync("any")).Pixels.Length;

    public async Task CloseAsync(IPreviewStore store)
    {
        await store.FlushAsync(); // want: null-deref
    }

    public async Task CloseQuietlyAsync(IPreviewStore store)
    {
        await (store.FlushAsync() ?? Task.CompletedTask);
    }
}

public static class Case
{
    public static void DemoCaption() => new Gallery().CaptionAsync(new MemoryStore(), "back").GetAwaiter().GetResult();

    public static void DemoCaptionOrKey() => new Gallery().CaptionOrKeyAsync(new MemoryStore(), "back").GetAwaiter().GetResult();

    public static void DemoSize() => new Gallery().SizeAsync(new ReadOnlyStore()).GetAwaiter().GetResult();

    public static void DemoClose() => new Gallery().CloseAsync(new ReadOnlyStore()).GetAwaiter().GetResult();

    public static void DemoCloseQuietly() => new Gallery().CloseQuietlyAsync(new ReadOnlyStore()).GetAwaiter().GetResult();
}
