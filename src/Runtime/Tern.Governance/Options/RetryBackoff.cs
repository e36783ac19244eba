namespace Tern;

/// <summary>How the pause before a further attempt is chosen.</summary>
public enum RetryBackoff
{
    /// <summary>No pause.</summary>
    None,

    /// <summary>The same pause each time.</summary>
    Fixed,

    /// <summary>Evenly between the shortest and the longest pause.</summary>
    Random,

    /// <summary>Growing, with jitter: between half of it and all of it, so never zero.</summary>
    Exponential,
}
