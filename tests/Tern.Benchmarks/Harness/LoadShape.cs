namespace Tern.Benchmarks.Harness;

/// <summary>One point of the benchmark's matrix.</summary>
/// <param name="Callers">Loops that each await their reply before the next call.</param>
/// <param name="Connections">Connections that the callers share.</param>
/// <param name="Payload">Bytes of the echoed string.</param>
internal sealed record LoadShape(int Callers, int Connections, int Payload);
