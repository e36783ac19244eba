namespace Tern.Governance.Balancing;

/// <summary>The arguments of a call, for balancers that look at them.</summary>
internal interface ICallArguments
{
    /// <summary>An argument by its position.</summary>
    object? Get(int index);
}
