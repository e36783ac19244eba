namespace Tern.Governance.Tests.Simulation;

/// <summary>Runs alone: it keeps a processor busy, for which tests that wait for a quiet machine would have to wait.</summary>
[CollectionDefinition(nameof(SimulationTests), DisableParallelization = true)]
public sealed class SimulationCollection;
