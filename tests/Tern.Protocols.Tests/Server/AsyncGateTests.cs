namespace Tern.Protocols.Tests.Server;

public sealed class AsyncGateTests
{
    [Fact]
    public async Task Open_RacingWithReset_IsNeverMissed()
    {
        const int Rounds = 200_000;
        var gate = new AsyncGate();
        int produced = 0;
        int consumed = 0;
        var producer = Task.Run(async () =>
        {
            for (int i = 1; i <= Rounds; i++)
            {
                while (Volatile.Read(ref consumed) < i - 1)
                {
                    await Task.Yield();
                }

                Interlocked.Increment(ref produced);
                gate.Open();
            }
        });

        // As a connection waits for room: listen, look again, wait.
        for (int i = 1; i <= Rounds; i++)
        {
            if (Volatile.Read(ref produced) < i)
            {
                gate.Reset();
                if (Volatile.Read(ref produced) < i)
                {
                    await gate.WaitAsync().Within();
                }
            }

            Volatile.Write(ref consumed, i);
        }

        await producer.Within();
    }
}
