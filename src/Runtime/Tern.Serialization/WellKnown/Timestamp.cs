namespace Tern.WellKnown;

/// <summary>A point in time to the nanosecond (<c>google.protobuf.Timestamp</c>). A member of type <see cref="DateTimeOffset"/> or <see cref="DateTime"/> travels as one too, to 100 ns.</summary>
/// <param name="Seconds">Seconds since the Unix epoch; negative before it.</param>
/// <param name="Nanos">Nanoseconds that count forwards: 0 to 999,999,999.</param>
/// <remarks>Source: <c>google/protobuf/timestamp.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.Timestamp")]
public readonly partial record struct Timestamp([RpcField(1)] long Seconds, [RpcField(2)] int Nanos);
