using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What look-ups had given a run when a call was made.</summary>
/// <param name="Given">Answers.</param>
/// <param name="Found">Those that found something, and still do.</param>
/// <param name="Disturbed">What could have changed them since the method began.</param>
internal readonly record struct PriorLookUps(Dictionary<Asked, int>? Given, HashSet<Asked>? Found, Disturbance? Disturbed)
{
    /// <summary>Whether a look-up has found something that is still there.</summary>
    public bool Has(State state, Asked asked) => Found?.Contains(asked) == true || (Given is not null && Given.TryGetValue(asked, out int value) && IsThere(state, value));

    /// <summary>Whether what a look-up gave, or what the task that it gave ends with, is not null.</summary>
    public static bool IsThere(State state, int value) => state.Of(Awaited(state, value)).Nullness == Nullness.NotNull;

    /// <summary>What a look-up gives in the end, where it gives a task.</summary>
    public static int Awaited(State state, int value) => state.TryPeek(value, Code.Slot.Result, out int result) ? result : value;
}
