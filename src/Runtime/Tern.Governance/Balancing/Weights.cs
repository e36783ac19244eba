namespace Tern.Governance.Balancing;

/// <summary>Weights of instances, as the balancers need them.</summary>
internal static class Weights
{
    /// <summary>Whether all instances weigh the same, so that weights need not be looked at.</summary>
    public static bool AreEqual(IReadOnlyList<InstanceState> instances) => instances.All(state => state.Instance.Weight == instances[0].Instance.Weight);

    /// <summary>The greatest number that divides all weights.</summary>
    public static int Divisor(IReadOnlyList<InstanceState> instances) =>
        instances.Aggregate(0, static (divisor, state) => Divisor(divisor, state.Instance.Weight));

    private static int Divisor(int left, int right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
