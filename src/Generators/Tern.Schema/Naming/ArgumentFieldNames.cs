using System.Globalization;

namespace Tern.Schema.Naming;

/// <summary>Gives names to the fields of one argument struct.</summary>
public sealed class ArgumentFieldNames
{
    private readonly HashSet<string> _taken;

    internal ArgumentFieldNames(HashSet<string> taken) => _taken = taken;

    /// <summary>A name for the field of a parameter.</summary>
    public string Take(string parameter)
    {
        string trimmed = parameter.TrimStart('_');
        string wish = trimmed.Length == 0 || !char.IsLetter(trimmed[0]) ? "Argument" + parameter : char.ToUpperInvariant(trimmed[0]) + trimmed.Substring(1);
        string name = wish;
        for (int i = 2; !_taken.Add(name); i++)
        {
            name = wish + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
