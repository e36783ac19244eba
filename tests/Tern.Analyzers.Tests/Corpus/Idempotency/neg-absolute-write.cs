// case: neg-absolute-write
// category: absolute writes
// rationale: the same request sets the same values
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

namespace Idempotency.Dev.NegAbsoluteWrite;

public sealed class Profile
{
    public string Name { get; set; } = "";

    public int Age { get; set; }

    public List<string> Tags { get; set; } = [];
}

public sealed record SetProfile(string Id, string Name, int Year, string[] Tags);

public interface IProfiles
{
    [Idempotent]
    Task SetAsync(SetProfile request);
}

public sealed class Profiles : IProfiles
{
    private readonly Dictionary<string, Profile> _profiles = [];
    private string _last = "";

    public string State => _last + string.Join(",", _profiles.Values.Select(p => p.Name + p.Age + string.Join("", p.Tags)));

    public Task SetAsync(SetProfile request)
    {
        if (!_profiles.TryGetValue(request.Id, out Profile? profile))
        {
            _profiles[request.Id] = profile = new Profile();
        }

        profile.Name = request.Name.Trim() + "!";
        profile.Age = 2_026 - request.Year;
        profile.Tags = [.. request.Tags, "member"];
        _last = $"{request.Id} was {profile.Name}";
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Profiles profiles = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await profiles.SetAsync(new SetProfile("a", "A ", 2000, ["x"]));
            yield return profiles.State;
        }
    }
}
