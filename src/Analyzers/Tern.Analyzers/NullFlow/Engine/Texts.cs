using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What methods of a text give for texts that are known.</summary>
internal static class Texts
{
    /// <summary>Result of a call, or <see langword="null"/> where it is not known.</summary>
    public static object? Compute(State state, IMethodSymbol method, int receiver, int argument = -1, int second = -1)
    {
        if (method is not { ContainingType.SpecialType: SpecialType.System_String, IsStatic: false } || second >= 0 || state.Of(receiver).Text is not { } text)
        {
            return null;
        }

        return argument < 0 ? Converted(method.Name, text) : state.Of(argument).Text is { } part ? Tested(method.Name, text, part) : null;
    }

    private static object? Converted(string name, string text)
        => name switch
        {
            "Trim" => text.Trim(),
            "TrimStart" => text.TrimStart(),
            "TrimEnd" => text.TrimEnd(),
            "ToUpperInvariant" or "ToUpper" => text.ToUpperInvariant(),
            "ToLowerInvariant" or "ToLower" => text.ToLowerInvariant(),
            "get_Length" => text.Length,
            _ => null,
        };

    private static object? Tested(string name, string text, string part)
        => name switch
        {
            "Contains" => text.IndexOf(part, StringComparison.Ordinal) >= 0,
            "StartsWith" => text.StartsWith(part, StringComparison.Ordinal),
            "EndsWith" => text.EndsWith(part, StringComparison.Ordinal),
            _ => null,
        };
}
