using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Names that the values of one enum have in JSON. Made once by generated code; immutable and thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonEnumNames
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<int, JsonEncodedText> _names = [];
    private readonly int _longest;

    /// <summary>Makes the names of an enum.</summary>
    /// <param name="type">Name of the enum, for errors.</param>
    /// <param name="names">Names in the order of their declaration; of several for one value the first is written.</param>
    /// <param name="values">The value of each.</param>
    public JsonEnumNames(string type, ReadOnlySpan<string> names, ReadOnlySpan<int> values)
    {
        Type = type;
        for (int i = 0; i < names.Length; i++)
        {
            _values.TryAdd(names[i], values[i]);
            _names.TryAdd(values[i], ProtoJsonWriter.Encode(names[i]));
            _longest = Math.Max(_longest, Encoding.UTF8.GetByteCount(names[i]));
        }

        _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether the enum has a single value, which is JSON's null.</summary>
    public bool IsNull { get; init; }

    /// <summary>Whether a number that is not declared is no value of the enum.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Name of the enum.</summary>
    internal string Type { get; }

    internal bool IsValue(int value) => !IsClosed || _names.ContainsKey(value);

    internal bool TryGetName(int value, out JsonEncodedText name) => _names.TryGetValue(value, out name);

    internal bool TryGetValue(ReadOnlySpan<byte> name, out int value)
    {
        value = 0;
        if (name.Length > _longest)
        {
            return false;
        }

        Span<char> text = name.Length <= JsonFieldNames.MaxNameBytes ? stackalloc char[JsonFieldNames.MaxNameBytes] : new char[name.Length];
        return Encoding.UTF8.TryGetChars(name, text, out int count) && _lookup.TryGetValue(text[..count], out value);
    }
}
