using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Reads what messages are made of from ProtoJSON. Used by generated code.</summary>
/// <remarks>
/// The reader stands at a value; what reads a value leaves it standing at the value's last token. Source: Protocol Buffers, "ProtoJSON Format". Not thread-safe.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ProtoJsonReader
{
    private const int MaxQuotedBytes = 64;

    private readonly ProtoJsonOptions _options;
    private Utf8JsonReader _json;
    private int _elementsLeft;

    // Whether the message that follows is in an Any, whose type stands among its fields.
    private bool _isInAny;

    // How many children each object and array has, by the order of their beginnings; empty if nobody asks.
    private readonly ReadOnlySpan<int> _childCounts;
    private int _containers;

    // What errors speak of.
    private JsonFieldNames? _message;
    private int _field;

    /// <summary>Reads UTF-8 of one piece; stands at its first value.</summary>
    /// <exception cref="WireFormatException">The input does not begin with a JSON value.</exception>
    public ProtoJsonReader(ReadOnlySpan<byte> utf8, ProtoJsonOptions? options = null)
        : this(options)
    {
        _json = new Utf8JsonReader(utf8, _options.ReaderOptions);
        Advance();
    }

    /// <summary>Reads UTF-8 of any number of pieces; stands at its first value.</summary>
    /// <exception cref="WireFormatException">The input does not begin with a JSON value.</exception>
    public ProtoJsonReader(in ReadOnlySequence<byte> utf8, ProtoJsonOptions? options = null)
        : this(options)
    {
        _json = new Utf8JsonReader(utf8, _options.ReaderOptions);
        Advance();
    }

    /// <summary>Reads UTF-8 of one piece whose children have been counted.</summary>
    internal ProtoJsonReader(ReadOnlySpan<byte> utf8, ReadOnlySpan<int> childCounts, ProtoJsonOptions options)
        : this(options)
    {
        _childCounts = childCounts;
        _json = new Utf8JsonReader(utf8, _options.ReaderOptions);
        Advance();
    }

    private ProtoJsonReader(ProtoJsonOptions? options)
    {
        _options = options ?? ProtoJsonOptions.Default;
        _elementsLeft = _options.MaxElements;
    }

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    internal readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>Members or elements of the object or array at whose beginning the reader stands.</summary>
    internal readonly int ChildCount => _childCounts[_containers - 1];

    /// <summary>Checks that nothing follows the value that was read.</summary>
    /// <exception cref="WireFormatException">Something follows.</exception>
    public void ReadEnd()
    {
        if (Advance())
        {
            throw Invalid("something follows the value");
        }
    }

    /// <summary>Begins to read a message.</summary>
    /// <param name="names">Names of its fields.</param>
    /// <returns>What <see cref="NextField"/> is called with.</returns>
    /// <exception cref="WireFormatException">The value is no object.</exception>
    public JsonFieldSet BeginMessage(JsonFieldNames names)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected($"an object of {names.Message}");
        }

        bool isInAny = _isInAny;
        _isInAny = false;
        return new JsonFieldSet(names, isInAny);
    }

    /// <summary>Goes to the next field of a message that is known and not null, and stands at its value.</summary>
    /// <param name="fields">What <see cref="BeginMessage"/> returned.</param>
    /// <param name="field">Position of the field among the names.</param>
    /// <returns>Whether there is one; otherwise the message has been read.</returns>
    /// <exception cref="WireFormatException">A field comes twice, or is not known and may not be skipped.</exception>
    public bool NextField(ref JsonFieldSet fields, out int field)
    {
        _message = fields.Names;
        while (true)
        {
            Advance();
            _field = -1;
            field = -1;
            if (_json.TokenType == JsonTokenType.EndObject)
            {
                return false;
            }

            field = FindField(fields.Names);
            if (field < 0)
            {
                if (fields.IsInAny && _json.ValueTextEquals("@type"u8))
                {
                    fields.IsInAny = false;
                    SkipValue();
                }
                else
                {
                    SkipUnknown();
                }

                continue;
            }

            _field = field;
            if (!fields.Add(field))
            {
                throw Invalid("the field comes twice");
            }

            Advance();
            if (_json.TokenType != JsonTokenType.Null || fields.Names.IsNullValue(field))
            {
                return true;
            }
        }
    }

    /// <summary>Begins to read a list or set.</summary>
    /// <exception cref="WireFormatException">The value is no array.</exception>
    public readonly void BeginList()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected("an array");
        }
    }

    /// <summary>Goes to the next element of a list or set.</summary>
    /// <returns>Whether there is one; otherwise the list has been read.</returns>
    /// <exception cref="WireFormatException">There are too many.</exception>
    public bool NextElement()
    {
        Advance();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        CountElement();
        return true;
    }

    /// <summary>Begins to read a map.</summary>
    /// <exception cref="WireFormatException">The value is no object.</exception>
    public readonly void BeginMap()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected("an object");
        }
    }

    /// <summary>Goes to the key of the next entry of a map.</summary>
    /// <returns>Whether there is one; otherwise the map has been read.</returns>
    /// <exception cref="WireFormatException">There are too many.</exception>
    public bool NextKey()
    {
        Advance();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        CountElement();
        return true;
    }

    /// <summary>Goes from the key of a map's entry to its value.</summary>
    public void NextValue() => Advance();

    /// <summary>Creates an empty dictionary for entries that follow; its comparer is safe from keys that a peer chose to collide.</summary>
    public readonly Dictionary<TKey, TValue> CreateDictionary<TKey, TValue>()
        where TKey : notnull
        => WireCollections.CreateDictionaryUpTo<TKey, TValue>(_elementsLeft);

    /// <summary>Creates an empty set for elements that follow; its comparer is safe from elements that a peer chose to collide.</summary>
    public readonly HashSet<T> CreateHashSet<T>() => WireCollections.CreateHashSetUpTo<T>(_elementsLeft);

    /// <summary>Adds an entry to a map.</summary>
    /// <exception cref="WireFormatException">The key comes twice.</exception>
    public readonly void Add<TKey, TValue>(Dictionary<TKey, TValue> items, TKey key, TValue value)
        where TKey : notnull
    {
        if (!items.TryAdd(key, value))
        {
            throw Invalid("a key comes twice");
        }
    }

    /// <summary>Checks that a union has no case yet.</summary>
    /// <exception cref="WireFormatException">It has one.</exception>
    public readonly void CheckFirst(bool isFirst)
    {
        if (!isFirst)
        {
            throw Invalid("another case of the same union is set already");
        }
    }

    internal static WireFormatException TooManyElements() => new(
        WireFormatError.SizeLimit, $"The message holds more elements than {nameof(ProtoJsonOptions)}.{nameof(ProtoJsonOptions.MaxElements)} allows.");

    internal static WireFormatException NoJson(JsonException failure) => new(WireFormatError.InvalidData, "No valid JSON: " + failure.Message);

    private int FindField(JsonFieldNames names)
    {
        if (_json is { ValueIsEscaped: false, HasValueSequence: false })
        {
            return names.IndexOf(_json.ValueSpan);
        }

        Span<byte> scratch = stackalloc byte[JsonFieldNames.MaxNameBytes];
        return names.IndexOf(Text(scratch));
    }

    private void SkipUnknown()
    {
        if (!_options.IgnoreUnknownFields)
        {
            throw new WireFormatException(
                WireFormatError.InvalidData,
                $"{_message!.Message} has no field {Quote()}; {nameof(ProtoJsonOptions)}.{nameof(ProtoJsonOptions.IgnoreUnknownFields)} skips what is not known");
        }

        SkipValue();
    }

    /// <summary>Counts elements, or what takes as much room.</summary>
    internal void CountElements(int count)
    {
        _elementsLeft -= count;
        if (_elementsLeft < 0)
        {
            throw TooManyElements();
        }
    }

    private void CountElement() => CountElements(1);

    private bool Advance()
    {
        try
        {
            if (!_json.Read())
            {
                return false;
            }
        }
        catch (JsonException failure)
        {
            throw NoJson(failure);
        }

        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _containers++;
            if (_json.CurrentDepth >= _options.MaxDepth)
            {
                WireThrow.TooDeep();
            }
        }

        return true;
    }

    /// <summary>Goes over the value of a map's entry, at whose key the reader stands.</summary>
    public void SkipValue()
    {
        Advance();
        Skip();
    }

    /// <summary>Goes to the last token of the value at which the reader stands.</summary>
    internal void Skip()
    {
        // Token by token, so that limits hold for what is skipped too.
        int depth = _json.CurrentDepth;
        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (Advance() && _json.CurrentDepth > depth)
            {
            }
        }
    }

    // Text of a string, a name or a number, unescaped.
    private readonly ReadOnlySpan<byte> Text(Span<byte> scratch)
    {
        if (_json is { ValueIsEscaped: false, HasValueSequence: false })
        {
            return _json.ValueSpan;
        }

        long length = _json.HasValueSequence ? _json.ValueSequence.Length : _json.ValueSpan.Length;
        Span<byte> text = length <= scratch.Length ? scratch : new byte[length];
        if (_json.TokenType == JsonTokenType.Number)
        {
            _json.ValueSequence.CopyTo(text);
            return text[..(int)length];
        }

        try
        {
            return text[.._json.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            throw Invalid("the text is no valid UTF-8, or holds half of a surrogate pair");
        }
    }

    /// <summary>The failure of a value that is not what it must be.</summary>
    internal readonly WireFormatException Unexpected(string expected)
        => Invalid($"{expected} is expected, not {(_json.TokenType is JsonTokenType.String or JsonTokenType.Number ? Quote() : Describe(_json.TokenType))}");

    /// <summary>The failure of a value that is wrong.</summary>
    internal readonly WireFormatException Invalid(string problem)
    {
        string where = _message is null ? "The value" : _field < 0 ? _message.Message : $"{_message.Message}.{_message.NameOf(_field)}";
        return new WireFormatException(WireFormatError.InvalidData, $"{where}, at byte {_json.TokenStartIndex}: {problem}");
    }

    // The text comes from a peer: as much of it as tells what is wrong.
    private readonly string Quote()
    {
        ReadOnlySpan<byte> text = _json.HasValueSequence ? _json.ValueSequence.Slice(0, Math.Min(_json.ValueSequence.Length, MaxQuotedBytes)).ToArray() : _json.ValueSpan;
        return $"\"{Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxQuotedBytes)])}\"";
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        _ => "the end",
    };
}
