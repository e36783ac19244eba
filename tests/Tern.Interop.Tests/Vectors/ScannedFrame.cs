using System.Buffers;
using Tern.Protocols;

namespace Tern.Interop.Tests.Vectors;

/// <summary>One frame, cut from its bytes by Tern's scanner and copied out of them.</summary>
internal sealed record ScannedFrame(RpcProtocol Protocol, ushort Flags, int HeaderSequenceId, TTHeaderInfo? Info, byte[] Body, byte[] Payload)
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    public static ScannedFrame Of(byte[] bytes)
    {
        ThriftFrameScanner scanner = new(MaxMessageBytes);
        ReadOnlySequence<byte> input = new(bytes);
        if (!scanner.TryScan(input, out ThriftFrame frame) || frame.Length != bytes.Length)
        {
            throw new InvalidDataException("The bytes are not one frame.");
        }

        TTHeaderInfo? info = frame.HasHeader ? TTHeaderInfo.Parse(frame.HeaderInfo) : null;
        return new ScannedFrame(frame.Protocol, frame.Flags, frame.HeaderSequenceId, info, frame.Body.ToArray(), frame.Payload.ToArray());
    }
}
