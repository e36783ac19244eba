namespace Tern.Emit;

/// <summary>Gives out names that are unique in one scope, near to what is wished for.</summary>
internal sealed class LocalNames(params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // Names of scopes inside: C# lets no scope declare, however far behind, what one inside of it has declared.
    private readonly HashSet<string> _takenInside = new(StringComparer.Ordinal);
    private LocalNames? _outer;

    /// <summary>A free name, not escaped.</summary>
    public string Take(string wish)
    {
        string name = wish;
        for (int i = 2; !IsFree(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _taken.Add(name);
        for (LocalNames? outer = _outer; outer is not null; outer = outer._outer)
        {
            outer._takenInside.Add(name);
        }

        return name;
    }

    /// <summary>Names of a scope inside of this one; scopes that lie side by side may have the same.</summary>
    public LocalNames Nested() => new() { _outer = this };

    /// <summary>A free variable name for a member, escaped if it is a keyword.</summary>
    public string Variable(string member) => Identifiers.Escape(Take(Identifiers.Camel(member)));

    private bool IsFree(string name)
    {
        if (_takenInside.Contains(name))
        {
            return false;
        }

        for (LocalNames? scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._taken.Contains(name))
            {
                return false;
            }
        }

        return true;
    }
}
