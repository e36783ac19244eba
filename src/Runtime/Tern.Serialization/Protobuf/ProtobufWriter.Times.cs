namespace Tern.Serialization;

public ref partial struct ProtobufWriter
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Writes a field that is a <c>google.protobuf.Timestamp</c>.</summary>
    /// <param name="id">Field id.</param>
    /// <param name="ticks">Ticks of 100 ns since the Unix epoch.</param>
    public void WriteTimestampField(int id, long ticks)
    {
        // Nanoseconds count forwards also before the epoch.
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        WriteSecondsField(id, seconds, rest);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.Duration</c>.</summary>
    /// <param name="id">Field id.</param>
    /// <param name="ticks">Ticks of 100 ns.</param>
    public void WriteDurationField(int id, long ticks)
    {
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        WriteSecondsField(id, seconds, rest);
    }

    private void WriteSecondsField(int id, long seconds, long rest)
    {
        int begin = BeginMessage(id);
        if (seconds != 0)
        {
            WriteInt64Field(1, seconds);
        }

        if (rest != 0)
        {
            WriteInt32Field(2, (int)rest * NanosecondsPerTick);
        }

        EndMessage(begin);
    }
}
