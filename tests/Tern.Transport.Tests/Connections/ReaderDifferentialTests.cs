using System.Buffers;
using System.IO.Pipelines;

namespace Tern.Transport.Tests;

/// <summary>Drives our reader and the reader of a <see cref="Pipe"/> with the same random steps and compares every answer.</summary>
public sealed class ReaderDifferentialTests
{
    private const int Steps = 400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomSteps_AnySeed_AnswersAsAPipeDoes(int seed)
    {
        var random = new Random(seed);
        var run = new Run(largest: seed % 3 == 0 ? 20_000 : 300);
        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(10))
            {
                case < 4:
                    run.Feed(random);
                    break;
                case < 8:
                    run.Read(random);
                    break;
                case 8:
                    run.Cancel();
                    break;
                default:
                    if (random.Next(40) == 0)
                    {
                        run.End();
                    }

                    break;
            }
        }
    }

    private sealed class Run
    {
        private readonly int _largest;
        private readonly ScriptedChannel _channel = new();
        private readonly PipeReader _ours;
        private readonly Pipe _pipe = new(new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false));

        private ValueTask<ReadResult>? _oursPending;
        private ValueTask<ReadResult> _theirsPending;
        private CancellationTokenSource? _token;
        private bool _ended;

        public Run(int largest)
        {
            _largest = largest;
            var connection = new ChannelConnection(_channel, "memory://a", "memory://b", TimeProvider.System);
            _ours = connection.Input;
            _channel.Delivered = bytes =>
            {
                var flush = _pipe.Writer.WriteAsync(bytes);
                Assert.True(flush.IsCompletedSuccessfully);
                flush.GetAwaiter().GetResult();
            };
            _channel.Ended = () => _pipe.Writer.Complete();
        }

        public void Feed(Random random)
        {
            if (!_ended)
            {
                _channel.Feed(Pipes.Bytes(random.Next(1, _largest), random.Next()));
                CompareIfDone(random);
            }
        }

        public void End()
        {
            if (!_ended)
            {
                _ended = true;
                _channel.End();
                CompareIfDone(new Random(1));
            }
        }

        public void Cancel()
        {
            if (_token is not null && _oursPending is { } ours)
            {
                _token.Cancel();
                Assert.ThrowsAny<OperationCanceledException>(() => ours.AsTask().GetAwaiter().GetResult());
                Assert.ThrowsAny<OperationCanceledException>(() => _theirsPending.AsTask().GetAwaiter().GetResult());
                _oursPending = null;
                _token = null;
                return;
            }

            _ours.CancelPendingRead();
            _pipe.Reader.CancelPendingRead();

            // Ours never runs the reader on the canceller's thread.
            SpinWait.SpinUntil(() => _oursPending is null or { IsCompleted: true });
            CompareIfDone(new Random(2));
        }

        public void Read(Random random)
        {
            if (_oursPending is not null)
            {
                return;
            }

            _token = random.Next(3) == 0 ? new CancellationTokenSource() : null;
            var token = _token?.Token ?? CancellationToken.None;

            // Ours first: what it receives meanwhile, or the end that it learns of, goes to the pipe as well.
            _oursPending = _ours.ReadAsync(token);
            _theirsPending = _pipe.Reader.ReadAsync(token);
            CompareIfDone(random);
        }

        private void CompareIfDone(Random random)
        {
            if (_oursPending is not { } pending)
            {
                return;
            }

            Assert.Equal(_theirsPending.IsCompleted, pending.IsCompleted);
            if (!pending.IsCompleted)
            {
                return;
            }

            _oursPending = null;
            _token = null;
            var ours = pending.Result;
            var theirs = _theirsPending.Result;
            Assert.Equal(theirs.IsCanceled, ours.IsCanceled);
            Assert.Equal(theirs.IsCompleted, ours.IsCompleted);
            Assert.Equal(theirs.Buffer.ToArray(), ours.Buffer.ToArray());
            Assert.True(ours.Buffer.IsSingleSegment);
            Advance(ours.Buffer, theirs.Buffer, random);
        }

        private void Advance(ReadOnlySequence<byte> ours, ReadOnlySequence<byte> theirs, Random random)
        {
            var length = ours.Length;
            var consumed = random.Next(3) switch { 0 => 0, 1 => length, _ => random.NextInt64(length + 1) };
            var examined = random.Next(2) == 0 ? length : consumed + random.NextInt64(length - consumed + 1);
            _ours.AdvanceTo(ours.GetPosition(consumed), ours.GetPosition(examined));
            _pipe.Reader.AdvanceTo(theirs.GetPosition(consumed), theirs.GetPosition(examined));
        }
    }
}
