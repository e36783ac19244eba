namespace Tern.Generators.Tests.Incremental;

/// <summary>Tests that measure time do not share the machine with other tests of this project.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
