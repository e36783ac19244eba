namespace Tern.Benchmarks.Analyzers;

/// <summary>What one run of the compiler took.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Processor">On all cores, with the kernel's part.</param>
/// <param name="PeakBytes">Largest resident memory.</param>
/// <param name="Failure">What the compiler said when it failed.</param>
internal readonly record struct CompilerCost(TimeSpan Wall, TimeSpan Processor, long PeakBytes, string? Failure);
