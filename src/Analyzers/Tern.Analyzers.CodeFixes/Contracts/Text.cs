using System.Globalization;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Numbers as C# writes them.</summary>
internal static class Text
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);
}
