namespace Tern.WellKnown;

/// <summary>A span of time to the nanosecond (<c>google.protobuf.Duration</c>). A member of type <see cref="TimeSpan"/> travels as one too, to 100 ns.</summary>
/// <param name="Seconds">Seconds: −315,576,000,000 to 315,576,000,000.</param>
/// <param name="Nanos">Nanoseconds of the same sign.</param>
/// <remarks>Source: <c>google/protobuf/duration.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.Duration")]
public readonly partial record struct Duration([RpcField(1)] long Seconds, [RpcField(2)] int Nanos);
