// case: file-append-stream
// category: files
// rationale: a stream is opened at the end of a file
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

namespace Idempotency.Dev.FileAppendStream;

public interface IExport
{
    [Idempotent]
    Task AddAsync(byte[] record);
}

public sealed class Export(string path) : IExport
{
    public async Task AddAsync(byte[] record)
    {
        await using FileStream file = new(path, FileMode.Append, FileAccess.Write); // want: TERN2012
        await file.WriteAsync(record);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        string path = Path.GetTempFileName();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Export(path).AddAsync([1, 2]);
            yield return $"{new FileInfo(path).Length}";
        }
    }
}
