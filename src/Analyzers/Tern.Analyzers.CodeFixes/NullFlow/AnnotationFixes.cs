using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;
using Tern.Analyzers.NullFlow.Reporting;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>Says <c>?</c> at what the null goes through and takes <c>!</c> away, so that the compiler sees the null too, here and in every other use.</summary>
internal static class AnnotationFixes
{
    /// <summary>Key of <c>?</c>.</summary>
    internal const string Annotate = "TernNull.Annotate";

    public static IEnumerable<FixEdit> At(NullPlace place)
    {
        DeclaredTypes types = new(place.Model.Compilation, place.CancellationToken);
        if (place.Unset is { } unset)
        {
            types.AddSymbol(unset);
        }

        foreach (SyntaxNode station in place.Way)
        {
            types.AddStation(station);
        }

        types.AddUse(place.Value);
        if (types.Edits.Count == 0)
        {
            yield break;
        }

        string title = types.Names.Count switch
        {
            0 => "Remove '!', so that the compiler sees the null",
            1 when place.Diagnostic.Properties.TryGetValue(Reporter.Kind, out string? kind) && kind == "Optional" => $"Make '{types.Names[0]}' optional",
            1 or 2 => $"Declare {string.Join(" and ", types.Names.Select(n => $"'{n}'"))} as nullable",
            _ => string.Format(CultureInfo.InvariantCulture, "Declare '{0}', '{1}' and {2} more as nullable", types.Names[0], types.Names[1], types.Names.Count - 2),
        };
        yield return new FixEdit(title, Annotate, types.Edits);
    }
}
