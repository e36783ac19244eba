using System.Buffers;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A writer of JSON and its memory, kept by each thread from one text to the next.</summary>
internal sealed class JsonOutput
{
    private const int FirstCapacity = 1_024;
    private const int LargestKept = 256 * 1_024;

    [ThreadStatic]
    private static JsonOutput? t_kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(FirstCapacity);

    private JsonOutput() => Writer = new Utf8JsonWriter(_buffer, GenericSettings.WriterOptions);

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes one; nothing is in it. Not returning it, when something failed, costs no more than its memory.</summary>
    public static JsonOutput Rent()
    {
        JsonOutput output = t_kept ?? new JsonOutput();
        t_kept = null;
        return output;
    }

    /// <summary>The text that was written; the output goes back.</summary>
    public byte[] ToArrayAndReturn()
    {
        Writer.Flush();
        byte[] text = _buffer.WrittenSpan.ToArray();
        if (_buffer.Capacity <= LargestKept)
        {
            Reset();
            t_kept = this;
        }

        return text;
    }

    /// <summary>Forgets what was written.</summary>
    public void Reset()
    {
        Writer.Reset();
        _buffer.ResetWrittenCount();
    }

    /// <summary>Fails if a text has become too long.</summary>
    public static void CheckLength(long length, GenericSettings settings)
    {
        if (length > settings.MaxJsonBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"The message is longer in JSON than the {settings.MaxJsonBytes} bytes that {nameof(GenericOptions)}.{nameof(GenericOptions.MaxJsonBytes)} allows.");
        }
    }
}
