// case: neg-scratch-files
// category: temporary state
// rationale: what the call makes it also takes away
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegScratchFiles;

public interface IConverter
{
    [Idempotent]
    Task<int> ConvertAsync(byte[] image);
    [Idempotent]
    Task<string> RenderAsync(string text);
    [Idempotent]
    Task PublishAsync(string name, byte[] image);
}

public sealed class Converter(string folder) : IConverter
{
    private int _running;

    public int Running => _running;

    public async Task<int> ConvertAsync(byte[] image)
    {
        string scratch = Path.Combine(Path.GetTempPath(), $"convert-{Guid.NewGuid():N}.tmp");
        Interlocked.Increment(ref _running);
        try
        {
            await File.WriteAllBytesAsync(scratch, image);
            await using FileStream stream = new(scratch, FileMode.Open);
            return (int)stream.Length;
        }
        finally
        {
            File.Delete(scratch);
            Interlocked.Decrement(ref _running);
        }
    }

    public async Task<string> RenderAsync(string text)
    {
        DirectoryInfo work = Directory.CreateTempSubdirectory("render");
        try
        {
            string page = Path.Combine(work.FullName, Path.GetRandomFileName());
            await File.AppendAllTextAsync(page, "<p>");
            await File.AppendAllTextAsync(page, text);
            return await File.ReadAllTextAsync(page);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public async Task PublishAsync(string name, byte[] image)
    {
        string target = Path.Combine(folder, name);
        string part = target + "." + Path.GetRandomFileName();
        await File.WriteAllBytesAsync(part, image);
        File.Move(part, target, overwrite: true);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Converter converter = new(Path.GetTempPath());
        return Twice(async () => { int length = await converter.ConvertAsync([1, 2, 3]); return $"{length} {converter.Running}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Converter converter = new(Path.GetTempPath());
        return Twice(async () => { string text = await converter.RenderAsync("a"); return text; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        string folder = Directory.CreateTempSubdirectory("publish").FullName;
        Converter converter = new(folder);
        return Twice(async () => { await converter.PublishAsync("a", [1, 2]); return string.Join(",", Directory.GetFiles(folder).Select(Path.GetFileName)); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
