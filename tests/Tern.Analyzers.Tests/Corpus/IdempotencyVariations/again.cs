// variations: again
// rationale: the same code is called more than once: with other arguments, where shared state has changed, by other methods; a store that two classes have

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Again;

public sealed class Buoy
{
    public string Id { get; set; } = "";

    public int Turns { get; set; }

    public List<string> Marks { get; set; } = [];
}

public interface IBuoyRepository
{
    Task<Buoy?> GetByIdAsync(string id);

    Task CreateAsync(Buoy buoy);

    Task<bool> ExistsAsync(string id);
}

public interface IMailer
{
    Task SendAsync(string to, string text);
}

public sealed class Names
{
    private readonly Dictionary<string, string> _names = [];

    public string Clean(string text)
    {
        string clean = text.Trim();
        foreach (char c in "?!.,;:")
        {
            clean = clean.Replace(c, ' ');
        }

        return clean.Length == 0 ? "none" : clean;
    }

    public List<string> Parts(string text)
    {
        List<string> parts = [];
        foreach (string part in text.Split(' '))
        {
            if (part.Length > 0)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    public string Of(string key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentException("A key is needed.", nameof(key));
        }

        return _names.TryGetValue(key, out string? name) ? name : key;
    }

    public void Set(string key, string name) => _names[key] = name;
}

public sealed class Registrar(IBuoyRepository buoys)
{
    public async Task<bool> IsKnownAsync(string id) => await buoys.ExistsAsync(id);
}

public interface IBuoys
{
    [Idempotent]
    Task RenameAsync(string id, string name);

    [Idempotent]
    Task RenameTwiceAsync(string id, string name);

    [Idempotent]
    Task GrowAsync(string id);

    [Idempotent]
    Task MarkAsync(string id, string text);

    [Idempotent]
    Task MarkMoreAsync(string id, string text);

    [Idempotent]
    Task RegisterAsync(string id);

    [Idempotent]
    Task RegisterBlindlyAsync(string id);

    [Idempotent]
    Task TellAsync(string id);
}

public sealed class Buoys(Names names, IBuoyRepository repository, Registrar registrar, IMailer mailer, Dictionary<string, Buoy> all) : IBuoys
{
    public Task RenameAsync(string id, string name)
    {
        names.Set(id, names.Clean(name));
        return Task.CompletedTask;
    }

    public Task RenameTwiceAsync(string id, string name)
    {
        string clean = names.Clean(name);
        names.Set(clean, names.Clean(id));
        names.Set(id, clean);
        return Task.CompletedTask;
    }

    public Task GrowAsync(string id)
    {
        string first = names.Of(id), again = names.Of(id);
        all[again].Turns += first.Length; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task MarkAsync(string id, string text)
    {
        List<string> first = names.Parts(text), second = names.Parts(text);
        second.Add("end");
        all[id].Marks = second;
        all[id].Marks = first;
        return Task.CompletedTask;
    }

    public Task MarkMoreAsync(string id, string text)
    {
        foreach (string part in names.Parts(text))
        {
            all[id].Marks.Add(part); // want: TERN2008
        }

        return Task.CompletedTask;
    }

    public async Task RegisterAsync(string id)
    {
        if (await registrar.IsKnownAsync(id))
        {
            return;
        }

        await repository.CreateAsync(new Buoy { Id = id });
        await mailer.SendAsync(id, "A new buoy");
    }

    public async Task RegisterBlindlyAsync(string id)
    {
        await repository.CreateAsync(new Buoy { Id = id });
        await mailer.SendAsync(id, "A new buoy"); // want: TERN2011
    }

    public async Task TellAsync(string id)
    {
        if (await registrar.IsKnownAsync(id))
        {
            await mailer.SendAsync(id, "Known"); // want: TERN2011
        }
    }
}
