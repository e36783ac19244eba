namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Bounds of the work on one method. Runs beyond them are dropped: a finding may be missed then, none becomes wrong.</summary>
internal static class Limits
{
    /// <summary>Methods, and types, that are looked at for what runs before the static initialisers of a type have ended.</summary>
    public const int Early = 200;

    /// <summary>Types whose static initialisers run in the middle of one another, at a time.</summary>
    public const int Begun = 3;

    /// <summary>Types of which the static initialisers all need one another, above which their order is not followed.</summary>
    public const int Mutual = 6;

    /// <summary>Blocks of a method.</summary>
    public const int Blocks = 500;

    /// <summary>Times a block is run, which bounds how often a loop is gone round.</summary>
    public const int Rounds = 4;

    /// <summary>Runs that are kept apart at the start of a block.</summary>
    public const int States = 8;

    /// <summary>Elements of an array that are followed one by one where others are copied into it.</summary>
    public const int Listed = 16;

    /// <summary>Runs above which those that differ in numbers only count as one.</summary>
    public const int Distinct = 4;

    /// <summary>Runs inside a block, where something is to be proven.</summary>
    public const int Inside = 16;

    /// <summary>Ways out of a method.</summary>
    public const int Exits = 6;

    /// <summary>Conditional failures of a method.</summary>
    public const int Latents = 20;

    /// <summary>Conditions under which one dereference fails: a loop gives one for each number of rounds.</summary>
    public const int Variants = 3;

    /// <summary>Members between a parameter and a null.</summary>
    public const int PathDepth = 4;

    /// <summary>Calls between a null and its dereference.</summary>
    public const int Trail = 8;

    /// <summary>Implementations of one member.</summary>
    public const int Implementations = 8;

    /// <summary>Callers of one method that are run for the conditions under which it fails.</summary>
    public const int Callers = 64;

    /// <summary>Functions that one delegate may stand for.</summary>
    public const int Targets = 16;

    /// <summary>Methods analysed inside each other.</summary>
    public const int Nesting = 40;

    /// <summary>Methods that call each other in a circle and are looked at twice.</summary>
    public const int Circle = 8;

    /// <summary>Members and elements of what a static holds for good, above which nothing is known of them.</summary>
    public const int Held = 400;

    /// <summary>Values a caller hands its callee's analysis.</summary>
    public const int Seeds = 4;

    /// <summary>Analyses of one method for different callers.</summary>
    public const int Contexts = 6;

    /// <summary>Instructions that are run for one method, over all runs.</summary>
    public const int Steps = 8_000;
}
