// case: rpc-vet-clinic
// category: rpc-handler
// rationale: a handler, a fallback and the call metadata each answer null under load
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide9.VetClinic;

public sealed record PatientRequest(string Chip);

public sealed record PatientReply(string Name, string Species);

public sealed class Metadata
{
    private readonly List<KeyValuePair<string, string>> _entries = new();

    public void Add(string key, string value) => _entries.Add(new(key.ToLowerInvariant(), value));

    public string? Get(string key) => _entries.LastOrDefault(e => e.Key == key).Value;
}

public sealed class CallContext
{
    public Metadata RequestHeaders { get; } = new();
}

public delegate Task<TReply> Handler<TRequest, TReply>(TRequest request, CallContext context);

public sealed class Clinic
{
    private readonly Dictionary<string, PatientReply> _patients = new() { ["985"] = new PatientReply("Momo", "cat") };

    public Task<PatientReply> Lookup(PatientRequest request, CallContext context)
    {
        return Task.FromResult(_patients.GetValueOrDefault(request.Chip)!);
    }

    public Task<PatientReply> Overloaded(PatientRequest request, CallContext context) => throw new TimeoutException();

    public Task<int> Priority(PatientRequest request, CallContext context)
    {
        string level = context.RequestHeaders.Get("x-priority")!;
        return Task.FromResult(level.Length); // want: null-deref
    }
}

public sealed class Channel
{
    public async Task<T> InvokeAsync<T>(Handler<PatientRequest, T> handler, string chip, T fallback = default!, string? priority = null)
    {
        var context = new CallContext();
        if (priority != null)
        {
            context.RequestHeaders.Add("X-Priority", priority);
        }

        try
        {
            return await handler(new PatientRequest(chip), context);
        }
        catch (TimeoutException)
        {
            return fallback;
        }
    }
}

public static class FrontOffice
{
    private static async Task<string> NameAsync(string chip)
    {
        var reply = await new Channel().InvokeAsync(new Clinic().Lookup, chip);
        return reply.Name; // want: null-deref
    }

    private static async Task<string> SpeciesAsync(bool busy, PatientReply? cached)
    {
        var clinic = new Clinic();
        Handler<PatientRequest, PatientReply> handler = busy ? clinic.Overloaded : clinic.Lookup;
        var reply = await new Channel().InvokeAsync(handler, "985", cached!);
        return reply.Species; // want: null-deref
    }

    public static Task<string> Demo1() => NameAsync("000");
    public static Task<string> Demo2() => SpeciesAsync(true, null);
    public static Task<int> Demo3() => new Channel().InvokeAsync(new Clinic().Priority, "985");
    public static async Task<string> Demo4() => await NameAsync("985") + await SpeciesAsync(false, null);
    public static async Task<string> Demo5() => await SpeciesAsync(true, new PatientReply("Rex", "dog")) + await new Channel().InvokeAsync(new Clinic().Priority, "985", priority: "high");
}
