using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow;

/// <summary>Marks code that runs often.</summary>
internal static class Hot
{
    /// <summary>
    /// Optimised at its first call. A compiler process is too short for the runtime to find that out, and most of the time of an analysis would pass in code that is not optimised.
    /// The value is <c>AggressiveOptimization</c>, which netstandard2.0 does not name.
    /// </summary>
    public const MethodImplOptions Path = (MethodImplOptions)512;
}
