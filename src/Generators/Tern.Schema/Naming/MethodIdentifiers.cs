using System.Globalization;

namespace Tern.Schema.Naming;

/// <summary>Gives names to the generated members of a service, unique although methods may be overloaded.</summary>
/// <param name="service">What the names of the service's generated types begin with.</param>
public sealed class MethodIdentifiers(string service)
{
    private static readonly string[] s_suffixes = ["", "Method", "Arguments"];
    private static readonly string[] s_membersOfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly HashSet<string> _taken = new([.. s_membersOfObject, service + "Methods"], StringComparer.Ordinal);

    /// <summary>A name for a method.</summary>
    /// <param name="method">Name of the C# method.</param>
    public string Take(string method)
    {
        // An upper-case letter in front: no keyword begins so.
        string plain = WireNames.OfMethod(method);
        string wish = char.ToUpperInvariant(plain[0]) + plain.Substring(1);
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

    /// <summary>Names for the fields of a method's argument struct.</summary>
    /// <param name="identifier">What the names of the method's generated types begin with.</param>
    public static ArgumentFieldNames FieldsOf(string identifier)
        => new(new HashSet<string>([.. s_membersOfObject, identifier + "Arguments"], StringComparer.Ordinal));
}
