using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tern.Serialization;

/// <summary>Writes what messages are made of as ProtoJSON. Used by generated code.</summary>
/// <remarks>Source: Protocol Buffers, "ProtoJSON Format", the table "Representation of each type". Not thread-safe.</remarks>
/// <param name="json">Where tokens go; the caller flushes it.</param>
/// <param name="options">Choices and limits; <see langword="null"/> for the defaults.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ProtoJsonWriter(Utf8JsonWriter json, ProtoJsonOptions? options = null)
{
    private readonly ProtoJsonOptions _options = options ?? ProtoJsonOptions.Default;

    // The type of an Any, which the message in it begins with.
    private string? _typeUrl;

    /// <summary>Whether fields without presence are written also when they are zero or empty.</summary>
    public readonly bool IncludesDefaults => _options.IncludeDefaultValues;

    /// <summary>Bytes written so far.</summary>
    internal readonly long Written => json.BytesCommitted + json.BytesPending;

    /// <summary>Begins a message.</summary>
    /// <exception cref="WireFormatException">Nested too deeply.</exception>
    public void BeginMessage()
    {
        CheckDepth();
        json.WriteStartObject();
        if (_typeUrl is { } typeUrl)
        {
            _typeUrl = null;
            json.WriteString("@type"u8, typeUrl);
        }
    }

    /// <summary>Ends a message.</summary>
    public readonly void EndMessage() => json.WriteEndObject();

    /// <summary>Begins a list or set.</summary>
    /// <inheritdoc cref="BeginMessage" path="/exception"/>
    public readonly void BeginList()
    {
        CheckDepth();
        json.WriteStartArray();
    }

    /// <summary>Ends a list or set.</summary>
    public readonly void EndList() => json.WriteEndArray();

    /// <summary>Begins a map.</summary>
    /// <inheritdoc cref="BeginMessage" path="/exception"/>
    public void BeginMap() => BeginMessage();

    /// <summary>Ends a map.</summary>
    public readonly void EndMap() => json.WriteEndObject();

    /// <summary>Writes the name of a field; its value follows.</summary>
    public readonly void WriteName(JsonFieldNames names, int field) => json.WritePropertyName(names[field, _options.PreserveFieldNames]);

    /// <summary>Writes the key of a map's entry; its value follows.</summary>
    public readonly void WriteKey(string key) => json.WritePropertyName(key);

    /// <inheritdoc cref="WriteKey(string)"/>
    public readonly void WriteKey(bool key) => json.WritePropertyName(key ? "true"u8 : "false"u8);

    /// <inheritdoc cref="WriteKey(string)"/>
    public readonly void WriteKey(long key)
    {
        Span<byte> text = stackalloc byte[JsonNumber.MaxIntegerBytes];
        Utf8Formatter.TryFormat(key, text, out int count);
        json.WritePropertyName(text[..count]);
    }

    /// <inheritdoc cref="WriteKey(string)"/>
    public readonly void WriteKey(ulong key)
    {
        Span<byte> text = stackalloc byte[JsonNumber.MaxIntegerBytes];
        Utf8Formatter.TryFormat(key, text, out int count);
        json.WritePropertyName(text[..count]);
    }

    /// <inheritdoc cref="WriteKey(string)"/>
    public readonly void WriteKey(JsonEnumNames names, int key)
    {
        if (!_options.UseIntegersForEnums && names.TryGetName(key, out JsonEncodedText name))
        {
            json.WritePropertyName(name);
        }
        else
        {
            WriteKey(key);
        }
    }

    /// <summary>Writes null.</summary>
    public readonly void WriteNull() => json.WriteNullValue();

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public readonly void WriteBool(bool value) => json.WriteBooleanValue(value);

    /// <summary>Writes a number.</summary>
    public readonly void WriteInt32(int value) => json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    public readonly void WriteUInt32(uint value) => json.WriteNumberValue(value);

    /// <summary>Writes a number as text, because JavaScript would round it.</summary>
    public readonly void WriteInt64(long value)
    {
        Span<byte> text = stackalloc byte[JsonNumber.MaxIntegerBytes];
        Utf8Formatter.TryFormat(value, text, out int count);
        json.WriteStringValue(text[..count]);
    }

    /// <inheritdoc cref="WriteInt64(long)"/>
    public readonly void WriteUInt64(ulong value)
    {
        Span<byte> text = stackalloc byte[JsonNumber.MaxIntegerBytes];
        Utf8Formatter.TryFormat(value, text, out int count);
        json.WriteStringValue(text[..count]);
    }

    /// <summary>Writes a number, or the name of what JSON has no number for.</summary>
    public readonly void WriteFloat(float value)
    {
        if (float.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteNotFinite(value);
        }
    }

    /// <inheritdoc cref="WriteFloat(float)"/>
    public readonly void WriteDouble(double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteNotFinite(value);
        }
    }

    /// <summary>Writes a text.</summary>
    public readonly void WriteString(string value) => json.WriteStringValue(value);

    /// <summary>Writes bytes as Base64.</summary>
    public readonly void WriteBytes(ReadOnlySpan<byte> value) => json.WriteBase64StringValue(value);

    /// <summary>Writes an enum by name; a value without one as a number.</summary>
    public readonly void WriteEnum(JsonEnumNames names, int value)
    {
        if (names.IsNull)
        {
            json.WriteNullValue();
        }
        else if (!_options.UseIntegersForEnums && names.TryGetName(value, out JsonEncodedText name))
        {
            json.WriteStringValue(name);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a point in time as RFC 3339 has it, in UTC.</summary>
    /// <param name="ticks">Ticks of 100 ns since the Unix epoch.</param>
    public readonly void WriteTimestamp(long ticks)
    {
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        WriteTimestamp(seconds, (int)rest * JsonTime.NanosecondsPerTick);
    }

    /// <summary>Writes a point in time as RFC 3339 has it, in UTC.</summary>
    /// <param name="seconds">Seconds since the Unix epoch.</param>
    /// <param name="nanoseconds">Nanoseconds of that second, which count forwards also before the epoch.</param>
    /// <exception cref="WireFormatException">Not from the year 1 to the year 9999.</exception>
    public readonly void WriteTimestamp(long seconds, int nanoseconds)
    {
        Span<byte> text = stackalloc byte[JsonTime.MaxBytes];
        json.WriteStringValue(text[..JsonTime.FormatTimestamp(text, seconds, nanoseconds)]);
    }

    /// <summary>Writes a length of time in seconds: <c>1.5s</c>.</summary>
    /// <param name="ticks">Ticks of 100 ns.</param>
    public readonly void WriteDuration(long ticks)
    {
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        WriteDuration(seconds, (int)rest * JsonTime.NanosecondsPerTick);
    }

    /// <summary>Writes a length of time in seconds: <c>1.5s</c>.</summary>
    /// <param name="seconds">Seconds.</param>
    /// <param name="nanoseconds">Nanoseconds, of the same sign.</param>
    /// <exception cref="WireFormatException">More than 10,000 years, or the signs differ.</exception>
    public readonly void WriteDuration(long seconds, int nanoseconds)
    {
        Span<byte> text = stackalloc byte[JsonTime.MaxBytes];
        json.WriteStringValue(text[..JsonTime.FormatDuration(text, seconds, nanoseconds)]);
    }

    /// <summary>The message that an Any holds.</summary>
    /// <exception cref="WireFormatException">It is not known.</exception>
    internal readonly JsonAnyType FindType(string typeUrl) => _options.Types.Find(typeUrl);

    /// <summary>Begins an Any whose other members are those of the message that follows.</summary>
    internal void BeginAny(string typeUrl) => _typeUrl = typeUrl;

    /// <summary>Begins an Any whose other member is the value that follows.</summary>
    internal void BeginAnyValue(string typeUrl)
    {
        _typeUrl = typeUrl;
        BeginMessage();
        json.WritePropertyName("value"u8);
    }

    /// <summary>Text that needs no escaping any more.</summary>
    internal static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private readonly void WriteNotFinite(double value)
        => json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

    private readonly void CheckDepth()
    {
        if (json.CurrentDepth >= _options.MaxDepth)
        {
            WireThrow.TooDeep();
        }
    }
}
