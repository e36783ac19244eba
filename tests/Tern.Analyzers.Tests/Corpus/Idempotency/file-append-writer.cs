// case: file-append-writer
// category: files
// rationale: a writer that appends
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

namespace Idempotency.Dev.FileAppendWriter;

public interface IExport
{
    [Idempotent]
    Task AddAsync(string line);
}

public sealed class Export(string path) : IExport
{
    public Task AddAsync(string line)
    {
        using StreamWriter writer = new(path, append: true); // want: TERN2012
        writer.WriteLine(line);
        return Task.CompletedTask;
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
