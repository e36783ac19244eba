using System.Collections.Frozen;

namespace Tern.Governance.Balancing;

/// <summary>Groups of instances by the value of a tag, made when the instances change and looked up for every call. Immutable.</summary>
internal sealed class GroupTable
{
    // Comparing a few names takes less than the hash of one.
    private const int MostCompared = 8;

    private readonly string[] _values;
    private readonly Group[] _groups;
    private readonly FrozenDictionary<string, Group>? _index;

    public GroupTable(IReadOnlyDictionary<string, Group> groups)
    {
        WithoutValue = groups.GetValueOrDefault("");
        KeyValuePair<string, Group>[] named = [.. groups.Where(static entry => entry.Key.Length > 0)];
        _values = [.. named.Select(static entry => entry.Key)];
        _groups = [.. named.Select(static entry => entry.Value)];
        _index = named.Length > MostCompared ? named.ToFrozenDictionary(StringComparer.Ordinal) : null;
    }

    /// <summary>The instances without the tag.</summary>
    public Group? WithoutValue { get; }

    /// <summary>The group of a value.</summary>
    public Group? Find(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return WithoutValue;
        }

        if (_index is not null)
        {
            return _index.GetValueOrDefault(value);
        }

        string[] values = _values;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == value)
            {
                return _groups[i];
            }
        }

        return null;
    }
}
