namespace Tern.Emit;

/// <summary>Gives out names that are unique in one scope, near to what is wished for.</summary>
internal sealed class LocalNames(params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>A free name, not escaped.</summary>
    public string Take(string wish)
    {
        string name = wish;
        for (int i = 2; !_taken.Add(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>A free variable name for a member, escaped if it is a keyword.</summary>
    public string Variable(string member) => Identifiers.Escape(Take(Identifiers.Camel(member)));
}
