// case: neg-retry-upload
// category: negative-async
// rationale: null task results, swallowed exceptions and loop-carried variables that are all settled before use
// csc: silent

namespace NullSafety.NegRetryUpload;

public sealed record Receipt(string Id, int Bytes);

public sealed class FlakyStore
{
    private int _failures;

    public FlakyStore(int failures) => _failures = failures;

    public async Task<Receipt> PutAsync(string text)
    {
        await Task.Yield();
        if (_failures > 0)
        {
            _failures--;
            return _failures % 2 == 0 ? null! : throw new IOException("reset by peer");
        }

        return new Receipt("r-" + text.Length, text.Length);
    }
}

public sealed class Uploader
{
    private readonly FlakyStore _store;

    public Uploader(FlakyStore store) => _store = store;

    public async Task<int> UploadAsync(string text, int tries)
    {
        Receipt receipt = null!;
        while (receipt == null)
        {
            if (tries-- == 0)
            {
                throw new TimeoutException("gave up");
            }

            try
            {
                receipt = await _store.PutAsync(text);
            }
            catch (IOException)
            {
                continue;
            }
        }

        return receipt.Bytes;
    }

    public async Task<string> UploadOnceAsync(string text)
    {
        Exception error = null!;
        Receipt receipt = null!;
        try
        {
            receipt = await _store.PutAsync(text);
        }
        catch (IOException e)
        {
            error = e;
        }

        if (error != null)
        {
            return error.Message.Trim();
        }

        return receipt is { Bytes: > 0 } ? receipt.Id.Trim() : "nothing stored";
    }
}

public static class Case
{
    public static void DemoRetry() => new Uploader(new FlakyStore(3)).UploadAsync("abc", 5).GetAwaiter().GetResult();

    public static void DemoOnce()
    {
        for (int failures = 0; failures < 3; failures++)
        {
            new Uploader(new FlakyStore(failures)).UploadOnceAsync("abc").GetAwaiter().GetResult();
        }
    }
}
