using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Where identity, time and randomness come from.</summary>
internal static class Sources
{
    private static readonly HashSet<string> s_identities = new(StringComparer.Ordinal)
    {
        "NewGuid", "CreateVersion7", "NewUlid", "NewId", "NextId", "GenerateId", "GenerateNewId", "CreateId", "NewSequentialGuid", "GetRandomFileName", "GetTempFileName", "GenerateNewStringId", "NewSequentialId", "CreateVersion4",
    };

    public static Fresh OfProperty(IPropertySymbol property)
    {
        string type = property.ContainingType.Name;
        return property.Name switch
        {
            "Now" or "UtcNow" or "Today" or "UtcToday" when type is "DateTime" or "DateTimeOffset" or "DateOnly" || IsClock(type) => Fresh.Time,
            "TickCount" or "TickCount64" when type == "Environment" => Fresh.Time,
            "ElapsedTicks" or "ElapsedMilliseconds" or "Elapsed" when type == "Stopwatch" => Fresh.Time,
            _ => Fresh.None,
        };
    }

    /// <summary>What a method of a library, or one without code here, makes anew.</summary>
    public static Fresh OfMethod(IMethodSymbol method)
    {
        string type = method.ContainingType?.Name ?? "";
        string name = Names.Base(method.Name);
        if (s_identities.Contains(name))
        {
            return Fresh.Identity;
        }

        if (type is "TimeProvider" or "Stopwatch" or "FakeTimeProvider" || IsClock(type))
        {
            return name is "GetUtcNow" or "GetLocalNow" or "GetTimestamp" or "UtcNow" or "Now" or "GetNow" or "GetElapsedTime" or "GetCurrentInstant" or "GetTime" ? Fresh.Time : Fresh.None;
        }

        if (type is "Random" or "RandomNumberGenerator" or "RNGCryptoServiceProvider")
        {
            return name is "NextBytes" or "GetBytes" or "Fill" or "GetHexString" or "GetString" or "GetItems" or "GetInt32" || name.StartsWith("Next", StringComparison.Ordinal) ? Fresh.Random : Fresh.None;
        }

        return Fresh.None;
    }

    /// <summary>What a delegate makes anew that takes nothing: a clock, or a maker of identities.</summary>
    public static Fresh OfDelegate(IMethodSymbol invoke, string name)
        => invoke.Parameters.Length > 0 ? Fresh.None
            : invoke.ReturnType.Name is "DateTime" or "DateTimeOffset" or "DateOnly" ? Fresh.Time
            : invoke.ReturnType.Name == "Guid" ? Fresh.Identity
            : invoke.ReturnType.SpecialType is SpecialType.System_String or SpecialType.System_Int64 or SpecialType.System_Int32 && Names.Words(name) is var words && words.Any(w => w is "new" or "next" or "make" or "generate" or "create" or "allocate") && Names.IsIdentity(name) ? Fresh.Identity
            : Fresh.None;

    /// <summary>Whether code that is elsewhere gives out numbers or names by its own name, each of them once: <c>NextNumber</c>, <c>AllocateId</c>.</summary>
    public static bool Allots(IMethodSymbol method)
    {
        IReadOnlyList<string> words = Names.Words(Names.Base(method.Name));
        return words.Count > 1 && words[0] is "next" or "allocate" or "generate" && (words[0] != "generate" || method.Parameters.All(p => p.Type.Name == "CancellationToken")) && Names.IsIdentity(Names.Base(method.Name));
    }

    public static string Describe(Fresh fresh)
        => (fresh & Fresh.Identity) != 0 ? "a new identity" : (fresh & Fresh.Random) != 0 ? "a random value" : "the current time";

    private static bool IsClock(string type) => type.EndsWith("Clock", StringComparison.Ordinal) || type is "TimeProvider" or "IDateTime" or "IDateTimeProvider" or "DateTimeProvider" or "ITimeProvider";
}
