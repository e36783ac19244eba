namespace Tern.Governance.Tests.Balancing;

/// <summary>Instances and picks outside of a channel.</summary>
internal static class Picks
{
    public static readonly RpcMethod Method = new Described();

    public static InstanceState[] Instances(params int[] weights) =>
        [.. weights.Select(static (weight, i) => new InstanceState(new ServiceInstance($"tcp://10.0.0.{i}:1") { Weight = weight }))];

    public static InstanceState[] Many(int count, Func<int, int> weight) => Instances([.. Enumerable.Range(0, count).Select(weight)]);

    public static IInstancePicker Over(this ILoadBalancer balancer, IReadOnlyList<InstanceState> instances, int seed = 1) => balancer.CreatePicker(instances, new Random(seed));

    public static PickContext Call(CallContext? context = null, int attempt = 1) => new(Method, context, attempt);

    private sealed class Described() : RpcMethod("tests.Echo", "Say", MethodKind.Unary, isIdempotent: true);

    /// <summary>How often each instance is picked.</summary>
    public static int[] Count(this IInstancePicker picker, IReadOnlyList<InstanceState> instances, int picks, Func<PickContext>? call = null)
    {
        int[] counts = new int[instances.Count];
        Dictionary<InstanceState, int> index = instances.Select(static (state, i) => (state, i)).ToDictionary(static pair => pair.state, static pair => pair.i);
        for (int i = 0; i < picks; i++)
        {
            counts[index[picker.Pick(call?.Invoke() ?? Call())!]]++;
        }

        return counts;
    }
}
