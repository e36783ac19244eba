using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tern.Benchmarks.Targets.Limits;

/// <summary>A socket that carries one frame at a time in each direction.</summary>
internal sealed class RawFrameConnection(Socket socket) : IDisposable
{
    private byte[] _input = new byte[16 * 1_024];
    private byte[] _output = new byte[16 * 1_024];

    /// <summary>Id of the frame that was received last.</summary>
    public int LastId { get; private set; }

    /// <summary>Sends one frame.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(int id, string text)
    {
        if (_output.Length < FrameFormat.MaxLength(text))
        {
            _output = new byte[FrameFormat.MaxLength(text)];
        }

        var length = FrameFormat.Write(_output, id, text);
        var sent = 0;
        while (sent < length)
        {
            sent += await socket.SendAsync(_output.AsMemory(sent, length - sent));
        }
    }

    /// <summary>Receives the next frame's text, or <see langword="null"/> when the peer has closed.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<string?> ReceiveAsync()
    {
        var received = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(_input.AsMemory(received));
            if (count == 0)
            {
                return null;
            }

            received += count;
            if (FrameFormat.TryRead(_input.AsSpan(0, received), out var id, out var text))
            {
                LastId = id;
                return Encoding.UTF8.GetString(text);
            }

            if (received == _input.Length)
            {
                Array.Resize(ref _input, _input.Length * 2);
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
