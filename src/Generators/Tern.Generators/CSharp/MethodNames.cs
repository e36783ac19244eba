using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Tern.Generators.CSharp;

/// <summary>Gives names to the generated members of a service, unique although methods may be overloaded.</summary>
internal sealed class MethodNames(string service)
{
    private static readonly string[] s_suffixes = ["", "Method", "Arguments"];
    private static readonly string[] s_membersOfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly HashSet<string> _taken = new([.. s_membersOfObject, service + "Methods"], StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);

    /// <summary>A name for a method.</summary>
    public string Take(string method)
    {
        // An upper-case letter in front: no keyword begins so.
        string wish = char.ToUpperInvariant(method[0]) + method.Substring(1);
        string name = wish;
        for (int i = 2; s_suffixes.Any(s => _taken.Contains(name + s)); i++)
        {
            name = wish + i.ToString(CultureInfo.InvariantCulture);
        }

        foreach (string suffix in s_suffixes)
        {
            _taken.Add(name + suffix);
        }

        return name;
    }

    /// <summary>Whether no earlier method has the C# signature.</summary>
    public bool TryAddSignature(IMethodSymbol method)
        => _signatures.Add($"{method.Name}({string.Join(",", method.Parameters.Select(p => p.RefKind + " " + p.Type.ToDisplayString()))})");

    /// <summary>Names for the fields of an argument struct.</summary>
    public static HashSet<string> FieldsOf(string identifier) => new([.. s_membersOfObject, identifier + "Arguments"], StringComparer.Ordinal);

    /// <summary>A name for a field of an argument struct.</summary>
    public static string TakeField(HashSet<string> taken, string parameter)
    {
        string trimmed = parameter.TrimStart('_');
        string wish = trimmed.Length == 0 || !char.IsLetter(trimmed[0]) ? "Argument" + parameter : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
        string name = wish;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = wish + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
