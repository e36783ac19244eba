using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Tern.Serialization;

public ref partial struct ProtoJsonReader
{
    // Longer numbers are legal and rare.
    private const int ScratchBytes = 128;

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="WireFormatException">The value is neither.</exception>
    public readonly bool ReadBool() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.PropertyName => ReadBoolKey(),
        _ => throw Unexpected("true or false"),
    };

    /// <summary>Reads a number, also from text.</summary>
    /// <exception cref="WireFormatException">The value is no such number, or has a fraction.</exception>
    public readonly int ReadInt32()
        => TryReadInteger(out bool isNegative, out ulong magnitude) && magnitude <= int.MaxValue + (isNegative ? 1UL : 0UL)
            ? (int)(isNegative ? -(long)magnitude : (long)magnitude)
            : throw Unexpected("a number of 32 bits");

    /// <inheritdoc cref="ReadInt32"/>
    public readonly uint ReadUInt32()
        => TryReadInteger(out bool isNegative, out ulong magnitude) && magnitude <= (isNegative ? 0 : uint.MaxValue)
            ? (uint)magnitude
            : throw Unexpected("a number of 32 bits without sign");

    /// <inheritdoc cref="ReadInt32"/>
    public readonly long ReadInt64()
        => TryReadInteger(out bool isNegative, out ulong magnitude) && magnitude <= long.MaxValue + (isNegative ? 1UL : 0UL)
            ? (isNegative ? unchecked(-(long)magnitude) : (long)magnitude)
            : throw Unexpected("a number of 64 bits");

    /// <inheritdoc cref="ReadInt32"/>
    public readonly ulong ReadUInt64()
        => TryReadInteger(out bool isNegative, out ulong magnitude) && (!isNegative || magnitude == 0)
            ? magnitude
            : throw Unexpected("a number of 64 bits without sign");

    /// <summary>Reads a number, also from text, and the names of those that JSON has no number for.</summary>
    /// <exception cref="WireFormatException">The value is no number, or is too large.</exception>
    public readonly float ReadFloat()
    {
        if (TryReadNotFinite(out double name))
        {
            return (float)name;
        }

        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return TryReadNumber(scratch, out ReadOnlySpan<byte> text)
            && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            && float.IsFinite(value)
            ? value
            : throw Unexpected("a number of single precision");
    }

    /// <inheritdoc cref="ReadFloat"/>
    public readonly double ReadDouble()
    {
        if (TryReadNotFinite(out double name))
        {
            return name;
        }

        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return TryReadNumber(scratch, out ReadOnlySpan<byte> text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? value
            : throw Unexpected("a number of double precision");
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="WireFormatException">The value is no text, or no valid one.</exception>
    public readonly string ReadString()
    {
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Unexpected("a text");
        }

        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid("the text is no valid UTF-8, or holds half of a surrogate pair");
        }
    }

    /// <summary>Reads a text or a key as UTF-8.</summary>
    /// <param name="scratch">Room for a text that has to be put together; a longer one allocates.</param>
    internal readonly ReadOnlySpan<byte> ReadUtf8(Span<byte> scratch)
    {
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Unexpected("a text");
        }

        ReadOnlySpan<byte> text = Text(scratch);
        return Utf8.IsValid(text) ? text : throw Invalid("the text is no valid UTF-8, or holds half of a surrogate pair");
    }

    /// <summary>Reads bytes from Base64.</summary>
    /// <exception cref="WireFormatException">The value is no Base64.</exception>
    public readonly byte[] ReadBytes()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            throw Unexpected("Base64");
        }

        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return _json.TryGetBytesFromBase64(out byte[]? bytes) || JsonBase64.TryDecode(Text(scratch), out bytes)
            ? bytes
            : throw Unexpected("Base64");
    }

    /// <summary>Reads an enum from its name or its number.</summary>
    /// <param name="names">Names of the enum.</param>
    /// <param name="value">Its number.</param>
    /// <returns><see langword="false"/> if the name, or the number of a closed enum, is not known and such values are skipped.</returns>
    /// <exception cref="WireFormatException">The name or the number is not known, or the value is neither text nor a number of 32 bits.</exception>
    public readonly bool TryReadEnum(JsonEnumNames names, out int value)
    {
        value = 0;
        if (names.IsNull && IsNull)
        {
            return true;
        }

        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Unexpected($"a value of {names.Type}");
        }

        Span<byte> scratch = stackalloc byte[ScratchBytes];
        bool isName = _json.TokenType != JsonTokenType.Number && names.TryGetValue(Text(scratch), out value);
        if (!isName && (_json.TokenType == JsonTokenType.Number || (_json.TokenType == JsonTokenType.PropertyName && TryReadInteger(out _, out _))))
        {
            value = ReadInt32();
            isName = names.IsValue(value);
        }

        return isName || (_options.IgnoreUnknownFields ? false : throw Unexpected($"a value of {names.Type}"));
    }

    /// <summary>Reads a point in time.</summary>
    /// <returns>Ticks of 100 ns since the Unix epoch; what is finer is lost.</returns>
    /// <exception cref="WireFormatException">The value is no point in time as RFC 3339 has it.</exception>
    public readonly long ReadTimestamp()
    {
        ReadTimestamp(out long seconds, out int nanoseconds);
        return (seconds * TimeSpan.TicksPerSecond) + (nanoseconds / JsonTime.NanosecondsPerTick);
    }

    /// <summary>Reads a point in time.</summary>
    /// <param name="seconds">Seconds since the Unix epoch.</param>
    /// <param name="nanoseconds">Nanoseconds of that second.</param>
    /// <exception cref="WireFormatException">The value is no point in time as RFC 3339 has it.</exception>
    public readonly void ReadTimestamp(out long seconds, out int nanoseconds)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        if (_json.TokenType != JsonTokenType.String || !JsonTime.TryParseTimestamp(Text(scratch), out seconds, out nanoseconds))
        {
            throw Unexpected("a time such as 2000-01-31T23:59:59.5Z");
        }
    }

    /// <summary>Reads a length of time.</summary>
    /// <returns>Ticks of 100 ns; what is finer is lost.</returns>
    /// <exception cref="WireFormatException">The value is no length of time.</exception>
    public readonly long ReadDuration()
    {
        ReadDuration(out long seconds, out int nanoseconds);
        return (seconds * TimeSpan.TicksPerSecond) + (nanoseconds / JsonTime.NanosecondsPerTick);
    }

    /// <summary>Reads a length of time.</summary>
    /// <param name="seconds">Seconds.</param>
    /// <param name="nanoseconds">Nanoseconds, of the same sign.</param>
    /// <exception cref="WireFormatException">The value is no length of time.</exception>
    public readonly void ReadDuration(out long seconds, out int nanoseconds)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        if (_json.TokenType != JsonTokenType.String || !JsonTime.TryParseDuration(Text(scratch), out seconds, out nanoseconds))
        {
            throw Unexpected("a duration such as 1.5s");
        }
    }

    private readonly bool ReadBoolKey()
        => _json.ValueTextEquals("true"u8) || (_json.ValueTextEquals("false"u8) ? false : throw Unexpected("true or false"));

    private readonly bool TryReadInteger(out bool isNegative, out ulong magnitude)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        isNegative = false;
        magnitude = 0;
        return _json.TokenType is JsonTokenType.Number or JsonTokenType.String or JsonTokenType.PropertyName
            && JsonNumber.TryParseInteger(Text(scratch), out isNegative, out magnitude);
    }

    private readonly bool TryReadNumber(Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            return false;
        }

        text = Text(scratch);
        return _json.TokenType == JsonTokenType.Number || JsonNumber.IsNumber(text);
    }

    private readonly bool TryReadNotFinite(out double value)
    {
        value = 0;
        if (_json.TokenType != JsonTokenType.String)
        {
            return false;
        }

        if (_json.ValueTextEquals("NaN"u8))
        {
            value = double.NaN;
        }
        else if (_json.ValueTextEquals("Infinity"u8))
        {
            value = double.PositiveInfinity;
        }
        else if (_json.ValueTextEquals("-Infinity"u8))
        {
            value = double.NegativeInfinity;
        }

        return value != 0;
    }
}
