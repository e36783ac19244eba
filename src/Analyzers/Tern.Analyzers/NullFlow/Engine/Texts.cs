using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What methods of a text give for texts that are known.</summary>
internal static class Texts
{
    /// <summary>Result of a call, or <see langword="null"/> where it is not known.</summary>
    public static object? Compute(State state, IMethodSymbol method, int receiver, int argument = -1, int second = -1)
    {
        if (method is not { ContainingType.SpecialType: SpecialType.System_String, IsStatic: false } || state.Of(receiver).Text is not { } text)
        {
            return null;
        }

        if (argument < 0)
        {
            return Converted(method.Name, text);
        }

        if (state.DefinitionOf(receiver) is not { Op: Term.Constant })
        {
            // What a test has shown of one element is not what it shows of the next, which the same value stands for.
            return null;
        }

        Fact first = state.Of(argument);
        if (method.Parameters[0].Type.SpecialType == SpecialType.System_Int32)
        {
            return first is { IsNumber: true, Low: >= 0 and var from } && from < text.Length ? Part(method.Name, text, (int)from, second < 0 ? text.Length - from : state.Of(second) is { IsNumber: true, Low: var many } ? many : -1) : null;
        }

        string? part = first.Text ?? (first.IsNumber && method.Parameters[0].Type.SpecialType == SpecialType.System_Char ? ((char)first.Low).ToString() : null);
        return second < 0 && part is not null ? Tested(method.Name, text, part) : null;
    }

    private static object? Part(string name, string text, int from, long count)
        => name switch
        {
            "get_Chars" => text[from],
            "Substring" when count >= 0 && from + count <= text.Length => text.Substring(from, (int)count),
            _ => null,
        };

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
