// case: registry-of-plugins
// category: second run
// rationale: entries that can be made or taken away once
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RegistryOfPlugins;

public sealed record Plugin(string Name, string Version);

public interface IPlugins
{
    [Idempotent] Task RegisterAsync(Plugin plugin);
    [Idempotent] Task EnableAsync(string name);
    [Idempotent] Task RemoveAsync(string name);
    [Idempotent] Task DropAsync(string name);
    [Idempotent] Task ReplaceAsync(Plugin plugin);
    [Idempotent] Task<bool> ForgetAsync(string name);
}

public sealed class Plugins : IPlugins
{
    private readonly Dictionary<string, Plugin> _plugins = [];
    private readonly ConcurrentDictionary<string, bool> _enabled = new();
    private readonly List<string> _order = ["csv"];

    public Task RegisterAsync(Plugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        _plugins.Add(plugin.Name, plugin); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task EnableAsync(string name)
    {
        if (!_enabled.TryAdd(name, true)) // want: TERN2013
        {
            throw new InvalidOperationException($"{name} is enabled already.");
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name)
        => _order.Remove(name) ? Task.CompletedTask : throw new KeyNotFoundException(name); // want: TERN2013

    public Task DropAsync(string name)
    {
        _order.RemoveAt(_order.FindIndex(n => n == name)); // want: TERN2013
        return Task.CompletedTask;
    }

    public Task ReplaceAsync(Plugin plugin)
    {
        _plugins[plugin.Name] = plugin;
        _enabled.TryAdd(plugin.Name, true);
        return Task.CompletedTask;
    }

    public Task<bool> ForgetAsync(string name)
    {
        _order.Remove(name);
        _enabled.TryRemove(name, out _);
        return Task.FromResult(_plugins.Remove(name) || !_plugins.ContainsKey(name));
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Plugins plugins = new();
        return Try(async () => { await plugins.RegisterAsync(new Plugin("csv", "1")); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Plugins plugins = new();
        return Try(async () => { await plugins.EnableAsync("csv"); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Plugins plugins = new();
        return Try(async () => { await plugins.RemoveAsync("csv"); return "done"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Plugins plugins = new();
        return Try(async () => { await plugins.DropAsync("csv"); return "done"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Plugins plugins = new();
        return Try(async () => { await plugins.ReplaceAsync(new Plugin("csv", "1")); return "done"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Plugins plugins = new();
        return Twice(async () => { bool gone = await plugins.ForgetAsync("csv"); return $"{gone}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }

    private static async IAsyncEnumerable<string> Try(Func<Task<string>> act)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            yield return await act().ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? t.Result);
        }
    }
}
