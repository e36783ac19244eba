using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Names that the fields of one message have in JSON. Made once by generated code; immutable and thread-safe.</summary>
/// <remarks>Each field has two: that of the contract, and the same in camel case. Source: Protocol Buffers, "ProtoJSON Format", "Field names".</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonFieldNames
{
    internal const int MaxNameBytes = 256;

    private readonly JsonEncodedText[] _camel;
    private readonly JsonEncodedText[] _declared;
    private readonly Entry[] _entries;
    private readonly int[] _buckets;

    private readonly JsonFieldNames[] _oneOfs;

    /// <summary>Makes the names of a message.</summary>
    /// <param name="message">Name of the message, for errors.</param>
    /// <param name="names">Names as the contract has them; the position of a name is what the field is known by.</param>
    public JsonFieldNames(string message, params ReadOnlySpan<string> names)
        : this(message, names, default(ReadOnlySpan<JsonFieldNames>))
    {
    }

    /// <summary>Makes the names of a message some of whose fields are cases of unions.</summary>
    /// <param name="message">Name of the message, for errors.</param>
    /// <param name="names">Names of the other fields, as the contract has them.</param>
    /// <param name="oneOfs">Names of the cases.</param>
    public JsonFieldNames(string message, ReadOnlySpan<string> names, params ReadOnlySpan<JsonFieldNames> oneOfs)
        : this(message, names, [], oneOfs)
    {
    }

    /// <summary>Makes the names of a message that gives some of its fields a name of their own in JSON.</summary>
    /// <param name="message">Name of the message, for errors.</param>
    /// <param name="names">Names of the fields that are no cases of unions, as the contract has them.</param>
    /// <param name="jsonNames">Their names in JSON; null where it is the name in camel case. Empty if that is so for all.</param>
    /// <param name="oneOfs">Names of the cases.</param>
    public JsonFieldNames(string message, ReadOnlySpan<string> names, ReadOnlySpan<string?> jsonNames, params ReadOnlySpan<JsonFieldNames> oneOfs)
    {
        Message = message;
        _oneOfs = oneOfs.ToArray();
        _camel = new JsonEncodedText[names.Length];
        _declared = new JsonEncodedText[names.Length];
        Count = names.Length + _oneOfs.Sum(o => o.Count);
        _entries = new Entry[2 * Count];
        _buckets = new int[Math.Max(1, 3 * Count)];
        for (int i = 0; i < names.Length; i++)
        {
            string camel = (i < jsonNames.Length ? jsonNames[i] : null) ?? ToCamelCase(names[i]);
            _declared[i] = ProtoJsonWriter.Encode(names[i]);
            _camel[i] = ProtoJsonWriter.Encode(camel);
            Add(i, camel, names[i]);
        }

        int next = names.Length;
        foreach (JsonFieldNames oneOf in _oneOfs)
        {
            for (int i = 0; i < oneOf.Count; i++)
            {
                Add(next++, oneOf._camel[i].Value, oneOf._declared[i].Value);
            }
        }
    }

    /// <summary>Fields of an entry of a map whose keys JSON has no names for: such a map is a list of entries.</summary>
    public static JsonFieldNames MapEntry { get; } = new("map entry", "key", "value");

    /// <summary>Name of the message.</summary>
    internal string Message { get; }

    /// <summary>Fields of which JSON's null is a value; other fields that are null are not there.</summary>
    public int[] Nulls { get; init; } = [];

    /// <summary>Number of fields, the cases of unions among them.</summary>
    internal int Count { get; }

    internal JsonEncodedText this[int field, bool isDeclared] => isDeclared ? _declared[field] : _camel[field];

    /// <summary>Whether a field is a case of a union.</summary>
    /// <param name="oneOf">Position of the union among those that the constructor was given.</param>
    /// <param name="field">Position of the field.</param>
    /// <param name="case">Position of the case in the union.</param>
    public bool IsCase(int oneOf, int field, out int @case)
    {
        @case = field - _camel.Length;
        for (int i = 0; i < oneOf; i++)
        {
            @case -= _oneOfs[i].Count;
        }

        return @case >= 0 && @case < _oneOfs[oneOf].Count;
    }

    /// <summary>Name of a field, as the contract has it.</summary>
    internal string NameOf(int field)
    {
        for (int i = 0; i < _oneOfs.Length; i++)
        {
            if (IsCase(i, field, out int inner))
            {
                return _oneOfs[i].NameOf(inner);
            }
        }

        return _declared[field].Value;
    }

    /// <summary>Whether JSON's null is a value of a field.</summary>
    internal bool IsNullValue(int field)
    {
        for (int i = 0; i < _oneOfs.Length; i++)
        {
            if (IsCase(i, field, out int inner))
            {
                return _oneOfs[i].IsNullValue(inner);
            }
        }

        return Nulls.AsSpan().Contains(field);
    }

    /// <summary>A name of <c>.proto</c> files as JSON has it: without underscores, and what follows one in upper case.</summary>
    /// <remarks>The name of an extension, in brackets, stays as it is.</remarks>
    internal static string ToCamelCase(string name)
    {
        if (name.StartsWith('['))
        {
            return name;
        }

        var result = new StringBuilder(name.Length);
        bool isUpper = false;
        foreach (char c in name)
        {
            if (c == '_')
            {
                isUpper = true;
                continue;
            }

            result.Append(isUpper && c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c);
            isUpper = false;
        }

        return result.ToString();
    }

    /// <summary>Position of a field; -1 if the message has none of that name.</summary>
    internal int IndexOf(ReadOnlySpan<byte> name)
    {
        for (int i = _buckets[Bucket(name)] - 1; i >= 0; i = _entries[i].Next)
        {
            if (name.SequenceEqual(_entries[i].Name))
            {
                return _entries[i].Field;
            }
        }

        return -1;
    }

    private void Add(int field, string camel, string declared)
    {
        AddEntry(2 * field, camel, field);
        AddEntry((2 * field) + 1, declared, field);
    }

    private void AddEntry(int entry, string name, int field)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        if (IndexOf(utf8) >= 0)
        {
            return;
        }

        ref int bucket = ref _buckets[Bucket(utf8)];
        _entries[entry] = new Entry(utf8, field, bucket - 1);
        bucket = entry + 1;
    }

    // The names are the contract's own: nobody can make them collide.
    private int Bucket(ReadOnlySpan<byte> name)
    {
        uint hash = 2_166_136_261;
        foreach (byte b in name)
        {
            hash = (hash ^ b) * 16_777_619;
        }

        return (int)(hash % (uint)_buckets.Length);
    }

    private readonly record struct Entry(byte[] Name, int Field, int Next);
}
