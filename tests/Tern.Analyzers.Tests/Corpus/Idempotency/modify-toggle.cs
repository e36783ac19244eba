// case: modify-toggle
// category: shared state
// rationale: a switch is turned to what it was not
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyToggle;

public interface ILamp
{
    [Idempotent]
    Task PressAsync();
}

public sealed class Lamp : ILamp
{
    public bool IsOn { get; private set; }

    public Task PressAsync()
    {
        IsOn = !IsOn; // want: TERN2007
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Lamp lamp = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await lamp.PressAsync();
            yield return $"{lamp.IsOn}";
        }
    }
}
