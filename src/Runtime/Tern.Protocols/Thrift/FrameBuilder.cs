using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Puts the frame around a Thrift message that is written straight into the output: lengths and checksum are patched when the message is complete.</summary>
internal ref struct FrameBuilder
{
    private readonly OutputBuffer _buffer;
    private readonly RpcProtocol _protocol;
    private readonly int _start;
    private int _body;
    private int _checksum;

    public FrameBuilder(OutputBuffer buffer, RpcProtocol protocol)
    {
        _buffer = buffer;
        _protocol = protocol;
        _start = buffer.Length;
        _checksum = -1;
    }

    /// <summary>Where the frame begins in the buffer.</summary>
    public readonly int Start => _start;

    /// <summary>Ends the header, if the protocol has one, and begins the body.</summary>
    /// <param name="checksumOffset">Offset of the eight checksum digits in the buffer, or −1.</param>
    public void BeginBody(int checksumOffset = -1)
    {
        _checksum = checksumOffset;
        _body = _buffer.Length;
        if (_protocol is RpcProtocol.ThriftFramed or RpcProtocol.ThriftTTHeaderFramed)
        {
            _buffer.GetSpan(sizeof(int));
            _buffer.Advance(sizeof(int));
        }
    }

    /// <summary>Patches what depends on the size and the bytes of the message.</summary>
    /// <exception cref="WireFormatException">The message is larger than allowed.</exception>
    public readonly void Complete(int maxMessageBytes)
    {
        Span<byte> written = _buffer.WrittenSpan;
        int bytes = written.Length - _start;
        if (bytes > maxMessageBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"The message takes {bytes} bytes; the limit is {maxMessageBytes}. Raise MaxMessageBytes on both ends if such messages are meant.");
        }

        if (_protocol is RpcProtocol.ThriftFramed or RpcProtocol.ThriftTTHeaderFramed)
        {
            BinaryPrimitives.WriteInt32BigEndian(written[_body..], written.Length - _body - sizeof(int));
        }

        if (_protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed)
        {
            TTHeaderFormat.PatchLength(written[_start..], bytes);
            if (_checksum >= 0)
            {
                Crc32C.Format(Crc32C.Compute(written[_body..]), written[_checksum..]);
            }
        }
    }
}
