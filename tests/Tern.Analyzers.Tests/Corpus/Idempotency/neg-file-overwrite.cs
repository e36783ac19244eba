// case: neg-file-overwrite
// category: files
// rationale: files that are written as a whole
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegFileOverwrite;

public interface IReports
{
    [Idempotent]
    Task WriteAsync(string name, string text);
}

public sealed class Reports(string folder) : IReports
{
    public async Task WriteAsync(string name, string text)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        string draft = path + ".tmp";
        await File.WriteAllTextAsync(draft, text);
        File.Move(draft, path, overwrite: true);
        await using (FileStream copy = new(path + ".copy", FileMode.Create))
        {
            await copy.WriteAsync(new byte[] { 1 });
        }

        File.Delete(Path.Combine(folder, "old"));
        string scratch = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(scratch, text);
        File.Delete(scratch);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Reports(folder).WriteAsync("a", "b");
            yield return string.Join(",", Directory.GetFiles(folder).Order());
        }
    }
}
