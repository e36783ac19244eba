namespace Tern.Benchmarks.Analyzers;

/// <summary>What of Tern takes part in a compilation, each with what stands before it.</summary>
internal enum TernParts
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The generator, which a project that uses Tern cannot do without.</summary>
    Generator,

    /// <summary>All analyzers but null flow, as is the default.</summary>
    Analyzers,

    /// <summary>Null flow too.</summary>
    NullFlow,
}
