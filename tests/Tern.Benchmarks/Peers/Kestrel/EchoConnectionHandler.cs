using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Tern.Benchmarks.Targets.Limits;

namespace Tern.Benchmarks.Peers.Kestrel;

/// <summary>Answers every frame that a read brings, inline, and then flushes once.</summary>
internal sealed class EchoConnectionHandler : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        var output = connection.Transport.Output;
        while (true)
        {
            var read = await input.ReadAsync();
            var rest = AnswerAll(read.Buffer, output);
            input.AdvanceTo(rest, read.Buffer.End);
            var flush = await output.FlushAsync();
            if (read.IsCompleted || flush.IsCompleted)
            {
                return;
            }
        }
    }

    private static SequencePosition AnswerAll(ReadOnlySequence<byte> buffer, PipeWriter output)
    {
        var reader = new SequenceReader<byte>(buffer);
        while (reader.TryReadLittleEndian(out int length)
            && reader.TryReadLittleEndian(out int id)
            && reader.TryReadExact(length, out var bytes))
        {
            var text = Encoding.UTF8.GetString(bytes);
            output.Advance(FrameFormat.Write(output.GetSpan(FrameFormat.MaxLength(text)), id, text));
            buffer = reader.UnreadSequence;
        }

        return buffer.Start;
    }
}
