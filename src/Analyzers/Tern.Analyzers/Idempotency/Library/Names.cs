using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>What names say. Only where nothing better is known: which members are keys, which types measure, log, trace or cache.</summary>
internal static class Names
{
    private static readonly HashSet<string> s_silentPlaces = new(StringComparer.Ordinal)
    {
        "cache", "caches", "cached", "metric", "metrics", "telemetry", "stats", "statistics", "misses", "memo", "histogram", "gauge", "inflight", "tracing", "memoized", "pooled", "balancer", "roundrobin", "semaphore", "mutex",
    };

    /// <summary>Words that mean something else in most names of types: a swimming pool, an idle game. A member's name has less room for that.</summary>
    private static readonly HashSet<string> s_silentMembers = new(StringComparer.Ordinal) { "pool", "pools", "idle", "selector", "latch", "robin" };

    private static readonly HashSet<string> s_roles = new(StringComparer.Ordinal) { "service", "manager", "handler", "provider", "registry", "store", "factory", "impl" };

    private static readonly HashSet<string> s_silentTypes = new(StringComparer.Ordinal)
    {
        "logger", "logging", "metrics", "metric", "meter", "histogram", "gauge", "telemetry", "tracer", "tracing", "activity", "profiler", "instrumentation", "statistics", "stats", "cache",
    };

    private static readonly HashSet<string> s_identities = new(StringComparer.Ordinal)
    {
        "id", "ids", "key", "uid", "guid", "uuid", "ulid", "number", "reference", "token", "code", "nonce", "identifier", "handle", "name",
    };

    private static readonly HashSet<string> s_deadlines = new(StringComparer.Ordinal)
    {
        "deadline", "expires", "expiry", "expiration", "expire", "timeout", "ttl", "until", "lease", "due", "valid", "validity", "lifetime", "jitter", "delay", "backoff", "wait", "elapsed", "fetched", "loaded", "cached", "refreshed", "stale", "limit", "limits", "throttle", "throttled", "cooldown", "heartbeat", "checkin", "keepalive", "ping", "alive",
    };

    private static readonly HashSet<string> s_timers = new(StringComparer.Ordinal) { "timer", "timers", "watchdog", "ticker", "stopwatch", "debouncer", "throttler" };

    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal) { "log", "logs", "logging", "temp", "temporary", "tmp", "cache", "caches", "scratch" };

    private static readonly HashSet<string> s_traces = new(StringComparer.Ordinal) { "correlation", "trace", "span", "traceparent", "activity", "log", "diagnostic", "debug" };

    private static readonly string[] s_dedupWords = ["dedup", "idempot"];

    private static readonly HashSet<string> s_dedupKeys = new(StringComparer.Ordinal)
    {
        "requestid", "requestkey", "messageid", "msgid", "eventid", "operationid", "operationkey", "commandid", "clienttoken", "clientrequestid", "clientkey", "transactionid", "invocationid", "xrequestid",
        "natsmsgid", "processedkey", "oncekey", "requesttoken", "clientmutationid", "eventkey", "messagekey", "commandkey",
    };

    private static readonly HashSet<string> s_guardWords = new(StringComparer.Ordinal)
    {
        "seen", "processed", "handled", "dedup", "deduplicate", "deduplication", "deduplicator", "duplicate", "duplicates", "duplicated", "idempotent", "idempotency", "applied", "completed", "done", "already", "once", "claim", "claims", "claimed",
        "served", "inbox", "consumed", "executed", "finished", "settled", "known", "recorded", "accepted", "replies", "results", "answers", "responses", "keys", "requests", "operations", "commands",
    };

    private const int MaxNames = 20_000;
    private static readonly ConcurrentDictionary<string, string[]> s_words = new(StringComparer.Ordinal);

    /// <summary>The words of a name in lower case: <c>_requestCount</c> is <c>request</c>, <c>count</c>.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        if (!s_words.TryGetValue(name, out string[]? words))
        {
            if (s_words.Count >= MaxNames)
            {
                s_words.Clear();
            }

            s_words[name] = words = [.. Split(name)];
        }

        return words;
    }

    private static IEnumerable<string> Split(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool boundary = i == name.Length || !char.IsLetterOrDigit(name[i]) || (i > start && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (boundary)
            {
                if (i > start)
                {
                    yield return name.Substring(start, i - start).ToLowerInvariant();
                }

                start = i < name.Length && !char.IsLetterOrDigit(name[i]) ? i + 1 : i;
            }
        }
    }

    public static bool IsSilentPlace(string name)
    {
        IReadOnlyList<string> words = Words(name);
        return words.Any(w => s_silentPlaces.Contains(w) || s_silentMembers.Contains(w)) || IsInFlight(words);
    }

    /// <summary>Whether a type is there for what a second write has no effect on: what it is, not what it deals with.</summary>
    public static bool IsSilentOwner(string type)
    {
        IReadOnlyList<string> words = Words(type);
        return words.Any(s_silentPlaces.Contains) || IsInFlight(words) || (words.LastOrDefault(w => !s_roles.Contains(w)) is { } head && s_silentMembers.Contains(head));
    }

    /// <summary>What is under way; what flies is something else.</summary>
    private static bool IsInFlight(IReadOnlyList<string> words)
    {
        for (int i = 1; i < words.Count; i++)
        {
            if (words[i] == "flight" && words[i - 1] == "in")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type logs, measures, traces or caches.</summary>
    public static bool IsSilentType(ITypeSymbol? type) => type is not null && Types.Is(type, Fact.Silent, Measures);

    private static bool Measures(ITypeSymbol? type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.SpecialType == SpecialType.System_Object)
            {
                break;
            }

            string space = Types.Space(t);
            if (space.StartsWith("System.Diagnostics", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal) || space.StartsWith("OpenTelemetry", StringComparison.Ordinal)
                || space.StartsWith("Serilog", StringComparison.Ordinal) || space.StartsWith("NLog", StringComparison.Ordinal) || space.StartsWith("Prometheus", StringComparison.Ordinal)
                || space.StartsWith("Microsoft.Extensions.Caching", StringComparison.Ordinal) || Types.FullName(t) is "System.Console" or "System.GC" or "System.Environment"
                || s_silentTypes.Contains(Words(t.Name).LastOrDefault() ?? ""))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(i => i.Name is "ILogger" or "IMeter" or "IMetrics" or "IDistributedCache" or "IMemoryCache") == true;
    }

    /// <summary>Whether a member is there to tell repeated calls from new ones.</summary>
    public static bool IsDedupKey(string name)
    {
        string plain = Plain(name);
        return s_dedupWords.Any(w => plain.Contains(w)) || s_dedupKeys.Contains(plain);
    }

    /// <summary>Whether a name is that of a deduplication key whoever takes it.</summary>
    public static bool IsSureKey(string name) => Plain(name) is var plain && (s_dedupWords.Any(w => plain.Contains(w)) || plain is "clienttoken" or "clientrequesttoken" or "clientrequestid" or "requesttoken" or "clientmutationid");

    /// <summary>Whether a member identifies what it belongs to.</summary>
    public static bool IsIdentity(string name)
    {
        IReadOnlyList<string> words = Words(name);
        return words.Count > 0 && s_identities.Contains(words[words.Count - 1]) && !IsTrace(name);
    }

    public static bool IsTrace(string name) => Words(name).Any(s_traces.Contains);

    /// <summary>Whether a method throws away what is old, or more than is to be kept.</summary>
    public static bool IsHousekeeping(string method) => Words(method).FirstOrDefault() is "prune" or "evict" or "trim" or "expire" or "cleanup" or "sweep" or "purge" or "compact";

    /// <summary>Whether a directory is for logs, caches or what is needed for a while.</summary>
    public static bool IsPassing(string name) => Words(name).Any(s_passing.Contains);

    /// <summary>Whether a place is that of something which measures time for itself.</summary>
    public static bool IsTimer(string place) => Words(place).Any(s_timers.Contains);

    public static bool IsDeadline(string name) => Words(name).Any(s_deadlines.Contains) || (Plain(name) is var plain && (plain.Contains("checkin") || plain.Contains("keepalive")));

    /// <summary>Whether a name speaks of calls that were served before.</summary>
    public static bool IsGuard(string name) => Words(name).Any(s_guardWords.Contains) || s_dedupWords.Any(w => Plain(name).Contains(w));

    /// <summary>Whether a name says what was done: <c>_refunded</c>, <c>paid</c>.</summary>
    public static bool IsOfDone(string name) => Words(name) is { Count: > 0 } words && words[words.Count - 1] is var last && ((last.Length > 4 && last.EndsWith("ed", StringComparison.Ordinal)) || last is "paid" or "sent" or "done" or "made" or "sold" or "told" or "drawn" or "given");

    public static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>The name without <c>Async</c>.</summary>
    public static string Base(string method) => method.EndsWith("Async", StringComparison.Ordinal) && method.Length > 5 ? method.Substring(0, method.Length - 5) : method;
}
