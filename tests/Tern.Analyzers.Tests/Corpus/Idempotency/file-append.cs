// case: file-append
// category: files
// rationale: a line is appended to a file
// rule: TERN2012

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FileAppend;

public interface IExport
{
    [Idempotent]
    Task AddAsync(string line);
}

public sealed class Export(string path) : IExport
{
    public async Task AddAsync(string line)
    {
        await File.AppendAllTextAsync(path, line + Environment.NewLine); // want: TERN2012
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        string path = Path.GetTempFileName();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Export(path).AddAsync("a");
            yield return $"{File.ReadAllLines(path).Length}";
        }
    }
}
