using System.Buffers;
using Tern.Protocols;

namespace Tern.Interop.Tests;

/// <summary>Reads one frame the way a connection does.</summary>
internal static class FrameScanning
{
    public static bool TryScan(this ref ThriftFrameScanner scanner, ReadOnlySequence<byte> input, out ThriftFrame frame)
    {
        var reader = new ThriftFrameReader(ref scanner, input);
        if (!reader.TryRead(out ThriftFrame read))
        {
            frame = default;
            return false;
        }

        // The reader may have put the frame together in memory that it would take back; a test keeps it.
        frame = ThriftFrameScanner.Parse(input.Slice(0, read.Length).ToArray());
        return true;
    }
}
