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

    /// <summary>Makes the names of a message.</summary>
    /// <param name="message">Name of the message, for errors.</param>
    /// <param name="names">Names as the contract has them; the position of a name is what the field is known by.</param>
    public JsonFieldNames(string message, params ReadOnlySpan<string> names)
    {
        Message = message;
        _camel = new JsonEncodedText[names.Length];
        _declared = new JsonEncodedText[names.Length];
        _entries = new Entry[2 * names.Length];
        _buckets = new int[Math.Max(1, 3 * names.Length)];
        for (int i = 0; i < names.Length; i++)
        {
            _declared[i] = ProtoJsonWriter.Encode(names[i]);
            string camel = ToCamelCase(names[i]);
            _camel[i] = ProtoJsonWriter.Encode(camel);
            Add(2 * i, camel, i);
            Add((2 * i) + 1, names[i], i);
        }
    }

    /// <summary>Fields of an entry of a map whose keys JSON has no names for: such a map is a list of entries.</summary>
    public static JsonFieldNames MapEntry { get; } = new("map entry", "key", "value");

    /// <summary>Name of the message.</summary>
    internal string Message { get; }

    internal int Count => _camel.Length;

    internal JsonEncodedText this[int field, bool isDeclared] => isDeclared ? _declared[field] : _camel[field];

    /// <summary>A name of <c>.proto</c> files as JSON has it: without underscores, and what follows one in upper case.</summary>
    internal static string ToCamelCase(string name)
    {
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

    private void Add(int entry, string name, int field)
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
