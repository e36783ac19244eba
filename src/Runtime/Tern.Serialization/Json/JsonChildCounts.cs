using System.Buffers;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Counts the children of every object and array of a text, for formats that want a count in front of what is counted.</summary>
/// <remarks>One pass over the text, so that deep nesting does not multiply the work. Dispose it to give its memory back.</remarks>
internal ref struct JsonChildCounts
{
    private const int FirstCapacity = 64;

    private int[] _counts;
    private int _length;

    private JsonChildCounts(int[] counts) => _counts = counts;

    /// <summary>The counts, by the order of the beginnings of objects and arrays.</summary>
    public readonly ReadOnlySpan<int> Counts => _counts.AsSpan(0, _length);

    /// <summary>Counts.</summary>
    /// <exception cref="WireFormatException">The text is no JSON, or beyond a limit.</exception>
    public static JsonChildCounts Of(ReadOnlySpan<byte> utf8, ProtoJsonOptions options)
    {
        JsonChildCounts counts = new(ArrayPool<int>.Shared.Rent(FirstCapacity));
        try
        {
            counts.Scan(utf8, options);
            return counts;
        }
        catch
        {
            counts.Dispose();
            throw;
        }
    }

    public readonly void Dispose() => ArrayPool<int>.Shared.Return(_counts);

    // A member of an object is counted by its value, as an element of an array is.
    private void Scan(ReadOnlySpan<byte> utf8, ProtoJsonOptions options)
    {
        Utf8JsonReader json = new(utf8, options.ReaderOptions);
        Span<int> open = stackalloc int[ProtoJsonOptions.DeepestNesting + 1];
        int depth = 0;
        while (Read(ref json))
        {
            if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
                continue;
            }

            if (depth > 0 && json.TokenType != JsonTokenType.PropertyName)
            {
                _counts[open[depth - 1]]++;
            }

            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (depth >= options.MaxDepth)
                {
                    WireThrow.TooDeep();
                }

                open[depth++] = Begin(options);
            }
        }
    }

    private int Begin(ProtoJsonOptions options)
    {
        if (_length > options.MaxElements)
        {
            throw ProtoJsonReader.TooManyElements();
        }

        if (_length == _counts.Length)
        {
            int[] larger = ArrayPool<int>.Shared.Rent(2 * _length);
            _counts.CopyTo(larger, 0);
            ArrayPool<int>.Shared.Return(_counts);
            _counts = larger;
        }

        _counts[_length] = 0;
        return _length++;
    }

    private static bool Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.Read();
        }
        catch (JsonException failure)
        {
            throw ProtoJsonReader.NoJson(failure);
        }
    }
}
