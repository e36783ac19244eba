// variations: flags
// rationale: tests by flags, versions and filters, states that go on by steps, and keys that are not the ones that are remembered

using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Flags;

public enum Light
{
    Red,
    Green,
    Amber,
}

public sealed class Lamp
{
    public bool Lit { get; set; }

    public DateTime? LitAt { get; set; }

    public int Hours { get; set; }

    public long Revision { get; set; }

    public Light Light { get; set; }

    public string Label { get; set; } = "";
}

public sealed record Turn(string RequestId, string Lamp, int Hours, long Revision);

public interface IHarbourEvents
{
    Task RaiseAsync(string name, object data);

    Task PublishAsync(string topic, object data, Guid id);
}

public interface IOnceStore
{
    Task<T> RunOnceAsync<T>(string key, Func<Task<T>> code);
}

public interface ILighthouse
{
    [Idempotent]
    Task LightAsync(Turn turn);

    [Idempotent]
    Task StartAsync();

    [Idempotent]
    Task CountAsync(Turn turn);

    [Idempotent]
    Task CountAllAsync(IReadOnlyList<Turn> turns);

    [Idempotent]
    Task CountOnceAsync(Turn turn);

    [Idempotent]
    Task CountByOtherKeyAsync(Turn turn);

    [Idempotent]
    Task AdvanceAsync(Turn turn);

    [Idempotent]
    Task FlipAsync(Turn turn);

    [Idempotent]
    Task SettleAsync(Turn turn);

    [Idempotent]
    Task LabelAsync(Turn turn);

    [Idempotent]
    Task SeedAsync(Turn turn);

    [Idempotent]
    Task RaiseAsync(Turn turn);

    [Idempotent]
    Task PublishAsync(Turn turn);

    [Idempotent]
    Task CleanAsync(Turn turn);
}

public sealed class Lighthouse(Dictionary<string, Lamp> lamps, IHarbourEvents events, IOnceStore once) : ILighthouse
{
    private readonly HashSet<string> _counted = [];
    private readonly Dictionary<string, int> _codes = [];
    private readonly List<string> _log = [];
    private bool _started;
    private int _starts;

    public Task LightAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        if (lamp is null || lamp.Lit)
        {
            return Task.CompletedTask;
        }

        lamp.Lit = true;
        lamp.LitAt = DateTime.UtcNow;
        return Task.CompletedTask;
    }

    public Task StartAsync()
    {
        if (_started)
        {
            return Task.CompletedTask;
        }

        _started = true;
        _starts++;
        return Task.CompletedTask;
    }

    public Task CountAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        if (lamp.Revision != turn.Revision)
        {
            return Task.CompletedTask;
        }

        lamp.Hours += turn.Hours;
        lamp.Revision = turn.Revision + 1;
        return Task.CompletedTask;
    }

    public Task CountAllAsync(IReadOnlyList<Turn> turns)
    {
        foreach (Turn turn in turns.Where(t => _counted.Add(t.RequestId)))
        {
            lamps[turn.Lamp].Hours += turn.Hours;
        }

        return Task.CompletedTask;
    }

    public Task CountOnceAsync(Turn turn)
        => once.RunOnceAsync(turn.RequestId, () => Task.FromResult(lamps[turn.Lamp].Hours += turn.Hours));

    public Task CountByOtherKeyAsync(Turn turn)
    {
        if (_counted.Contains(turn.RequestId))
        {
            return Task.CompletedTask;
        }

        _counted.Add(turn.Lamp);
        lamps[turn.Lamp].Hours += turn.Hours; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task AdvanceAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        lamp.Light = lamp.Light switch { Light.Red => Light.Green, Light.Green => Light.Amber, _ => Light.Red }; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task FlipAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        lamp.Light = lamp.Light == Light.Red ? Light.Green : Light.Red; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task SettleAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        lamp.Light = lamp.Light switch { Light.Amber => Light.Red, _ => Light.Green };
        lamp.Light = lamp.Light == Light.Red ? Light.Red : Light.Green;
        return Task.CompletedTask;
    }

    public Task LabelAsync(Turn turn)
    {
        Lamp lamp = lamps[turn.Lamp];
        lamp.Label = $"{lamp.Label}, {turn.Hours} h"; // want: TERN2008
        return Task.CompletedTask;
    }

    public Task SeedAsync(Turn turn)
    {
        Random random = new(turn.Hours);
        _codes[turn.Lamp] = random.Next(1_000);
        return Task.CompletedTask;
    }

    public async Task RaiseAsync(Turn turn)
    {
        await events.RaiseAsync("lit", turn.Lamp);
        if (!_counted.Add(turn.RequestId)) // want: TERN2017
        {
            return;
        }
    }

    public Task PublishAsync(Turn turn)
        => events.PublishAsync("lit", turn.Lamp, new Guid(MD5.HashData(Encoding.UTF8.GetBytes(turn.RequestId))));

    public Task CleanAsync(Turn turn)
    {
        try
        {
            lamps[turn.Lamp].Lit = false;
        }
        catch (KeyNotFoundException)
        {
            lamps[turn.Lamp] = new Lamp();
        }
        catch (TimeoutException failure)
        {
            _log.Add(failure.Message);
        }

        return Task.CompletedTask;
    }
}
