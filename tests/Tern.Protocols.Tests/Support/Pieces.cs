using System.Buffers;

namespace Tern.Protocols.Tests;

/// <summary>Bytes that lie in several segments, as a pipe may give them.</summary>
internal static class Pieces
{
    public static ReadOnlySequence<byte> Of(params byte[][] pieces)
    {
        var first = new Piece(pieces[0], null);
        Piece last = first;
        foreach (byte[] piece in pieces.AsSpan(1))
        {
            last = new Piece(piece, last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
