namespace Tern.Serialization;

public ref partial struct ProtobufReader
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Reads a <c>google.protobuf.Timestamp</c>.</summary>
    /// <returns>Ticks of 100 ns since the Unix epoch; what is finer is lost.</returns>
    /// <exception cref="WireFormatException">64 bits cannot hold it.</exception>
    public long ReadTimestamp() => ReadTicks();

    /// <summary>Reads a <c>google.protobuf.Duration</c>.</summary>
    /// <returns>Ticks of 100 ns; what is finer is lost.</returns>
    /// <exception cref="WireFormatException">64 bits cannot hold it.</exception>
    public long ReadDuration() => ReadTicks();

    private long ReadTicks()
    {
        long seconds = 0;
        int nanoseconds = 0;
        ProtobufScope scope = BeginMessage();
        while (ReadField(out int id, out ProtobufWireType type))
        {
            switch (id)
            {
                case 1 when type == ProtobufWireType.Varint:
                    seconds = ReadInt64();
                    break;
                case 2 when type == ProtobufWireType.Varint:
                    nanoseconds = ReadInt32();
                    break;
                default:
                    Skip(id, type);
                    break;
            }
        }

        EndMessage(in scope);
        Int128 ticks = ((Int128)seconds * TimeSpan.TicksPerSecond) + (nanoseconds / NanosecondsPerTick);
        if (ticks < long.MinValue || ticks > long.MaxValue)
        {
            WireThrow.TimeOutOfRange(seconds);
        }

        return (long)ticks;
    }
}
