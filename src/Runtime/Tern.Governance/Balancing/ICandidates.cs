namespace Tern.Governance.Balancing;

/// <summary>A picker that does not consider every instance for every call; what it leaves out gets the call under no circumstances.</summary>
internal interface ICandidates
{
    /// <summary>The instances that may get the call.</summary>
    IReadOnlyList<InstanceState> CandidatesFor(in PickContext context);
}
