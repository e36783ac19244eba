using Tern.Protocols.Http2.Hpack;

namespace Tern.Protocols.Http2;

/// <summary>Writes one list of headers or trailers into the output of a connection. Made by <see cref="Http2Connection.BeginHeaders"/>, while the output is entered.</summary>
/// <remarks>Between beginning and end nothing else may be written. Headers of a stream that is closed go nowhere.</remarks>
internal ref struct Http2HeadersWriter
{
    private readonly OutputBuffer _buffer;
    private readonly HpackEncoder? _encoder;
    private readonly bool _isDropped;
    private readonly bool _announcedTable;
    private readonly long _tableVersion;

    internal Http2HeadersWriter(OutputBuffer buffer, HpackEncoder? encoder, bool isDropped)
    {
        _buffer = buffer;
        _encoder = encoder;
        _isDropped = isDropped;
        Mark = buffer.Length;
        if (!isDropped)
        {
            buffer.GetSpan(Http2Frame.HeadBytes);
            buffer.Advance(Http2Frame.HeadBytes);
            if (encoder is not null)
            {
                _announcedTable = encoder.BeginBlock(buffer);
                _tableVersion = encoder.Table.Version;
            }
        }
    }

    /// <summary>Where the frame begins.</summary>
    internal int Mark { get; }

    /// <summary>What the list counts for. Source: RFC 9113 section 10.5.1.</summary>
    internal long ListBytes { get; private set; }

    internal readonly bool IsDropped => _isDropped;

    /// <summary>Writes headers that are the same from call to call.</summary>
    public void Write(Http2HeaderBlock block)
    {
        if (_isDropped)
        {
            return;
        }

        ListBytes += block.ListBytes;
        if (_encoder is not null)
        {
            _encoder.Write(_buffer, block);
            return;
        }

        foreach (Http2HeaderField field in block.Fields)
        {
            HpackEncoder.WriteStateless(_buffer, field.Name, field.Value);
        }
    }

    /// <summary>Writes one header.</summary>
    /// <param name="name">In lower case; must be a token.</param>
    /// <param name="value">Without control characters.</param>
    /// <param name="isRepeated">Whether the same value will come again and again, so that the peer shall remember it. Never for secrets, nor for values that peers of others choose.</param>
    public void Write(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, bool isRepeated = false)
    {
        if (_isDropped)
        {
            return;
        }

        ListBytes += name.Length + value.Length + Http2HeaderField.Overhead;
        if (_encoder is not null)
        {
            _encoder.Write(_buffer, name, value, isRepeated);
        }
        else
        {
            HpackEncoder.WriteStateless(_buffer, name, value);
        }
    }

    /// <summary>Takes back what was written; the peer's table is made to fit again.</summary>
    internal readonly void Abandon()
    {
        if (_isDropped)
        {
            return;
        }

        _buffer.Truncate(Mark);
        if (_encoder is not null && (_announcedTable || _tableVersion != _encoder.Table.Version))
        {
            _encoder.Reset();
        }
    }
}
