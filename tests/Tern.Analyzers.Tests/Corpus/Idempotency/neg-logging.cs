// case: neg-logging
// category: logging
// rationale: logs may say things twice
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

namespace Idempotency.Dev.NegLogging;

public interface ILogger
{
    void Log(string text);
}

public sealed class MemoryLogger : ILogger
{
    private readonly List<string> _lines = [];

    public void Log(string text) => _lines.Add($"{DateTime.UtcNow:O} {text}");
}

public sealed class FileLogger(string path) : ILogger
{
    private int _count;

    public void Log(string text)
    {
        _count++;
        File.AppendAllText(path, text);
    }
}

public interface IPing
{
    [Idempotent]
    Task<string> PingAsync(string text);
}

public sealed class Ping(ILogger logger) : IPing
{
    public Task<string> PingAsync(string text)
    {
        string id = Guid.NewGuid().ToString();
        logger.Log($"{id}: ping");
        Console.Error.WriteLine(id);
        System.Diagnostics.Debug.WriteLine(text);
        return Task.FromResult(text);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Ping ping = new(new MemoryLogger());
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string text = await ping.PingAsync("a");
            yield return text;
        }
    }
}
