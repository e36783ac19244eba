// case: second-run-create-new-file
// category: second run
// rationale: a file is made that must not be there
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.SecondRunCreateNewFile;

public interface IReports
{
    [Idempotent]
    Task CreateAsync(string name, byte[] content);
}

public sealed class Reports(string folder) : IReports
{
    public async Task CreateAsync(string name, byte[] content)
    {
        string path = Path.Combine(folder, name);
        await using FileStream file = File.Open(path, FileMode.CreateNew); // want: TERN2013
        await file.WriteAsync(content);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Reports(folder).CreateAsync("a", [1]);
            yield return $"{Directory.GetFiles(folder).Length}";
        }
    }
}
