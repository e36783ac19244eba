namespace Tern.Benchmarks.Codec;

/// <summary>Medians of one codec with one message.</summary>
/// <param name="Target">Name of the codec.</param>
/// <param name="Bytes">Size of the message.</param>
/// <param name="WriteNanoseconds">Time of one write.</param>
/// <param name="ReadNanoseconds">Time of one read.</param>
/// <param name="WriteAllocated">Bytes that one write allocates.</param>
/// <param name="ReadAllocated">Bytes that one read allocates.</param>
internal sealed record CodecResult(
    string Target,
    int Bytes,
    double WriteNanoseconds,
    double ReadNanoseconds,
    double WriteAllocated,
    double ReadAllocated);
