namespace Tern.Emit;

/// <summary>Gives the fields of one message names that differ from each other in JSON too, as proto3 asks.</summary>
internal sealed class FieldNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>A name for a field.</summary>
    /// <param name="wish">Name on the wire, as an identifier.</param>
    /// <param name="number">Number of the field, which tells it from another of that name.</param>
    public string Take(string wish, int number)
    {
        string name = wish;
        while (!_taken.Add(name.Replace("_", "").ToLowerInvariant()))
        {
            name += "_" + ProtoNames.Digits(number);
        }

        return name;
    }
}
