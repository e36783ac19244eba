// A member that is made on first use, behind flags, in a struct: runs that asked for it apart agree on it.
namespace Variations.StructReader;
internal sealed class MessageBuffer { public int Length; public void Begin(int n) { Length = n; } public void Append(ReadOnlySpan<byte> d) { } }
internal readonly ref struct Msg { public Msg(bool c, ReadOnlySpan<byte> d) { } }
internal struct Reader
{
    private MessageBuffer? _buffer;
    private int _length, _prefixBytes;
    private bool _isGathering, _isCompressed;
    public bool TryRead(ref ReadOnlySpan<byte> data, int maxBytes, out Msg message)
    {
        message = default;
        if (!_isGathering)
        {
            if (_prefixBytes == 0 && data.Length >= 5)
            {
                Begin(data, maxBytes);
                data = data[5..];
            }
            else if (!TryGatherPrefix(ref data, maxBytes))
            {
                return false;
            }
            if (data.Length >= _length)
            {
                message = new Msg(_isCompressed, data[.._length]);
                data = data[_length..];
                return true;
            }
            _isGathering = true;
            _buffer ??= new MessageBuffer();
            _buffer.Begin(maxBytes);
        }
        ReadOnlySpan<byte> part = data[..Math.Min(data.Length, _length - _buffer!.Length)];
        _buffer.Append(part);
        data = data[part.Length..];
        return false;
    }
    private void Begin(ReadOnlySpan<byte> d, int max) { _isCompressed = d[0] != 0; _length = d[1]; _prefixBytes = 0; }
    private bool TryGatherPrefix(ref ReadOnlySpan<byte> d, int max) { while (_prefixBytes < 5) { if (d.IsEmpty) return false; _prefixBytes++; d = d[1..]; } Begin(d, max); return true; }
}
static class C { static void Demo(byte[] b) { Reader r = default; ReadOnlySpan<byte> d = b; while (r.TryRead(ref d, 9, out var m)) { } } }
