namespace Tern.Benchmarks.Targets.Limits;

/// <summary>Receives the frames of one connection.</summary>
internal interface IFrameHandler
{
    /// <summary>Turns a frame into work for the pool. The text's bytes are valid during the call only.</summary>
    IThreadPoolWorkItem OnFrame(int id, ReadOnlySpan<byte> text);
}
