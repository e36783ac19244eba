namespace Tern.Governance.Tests.Registration;

/// <summary>A registry that does what a test says, and writes down what it was asked.</summary>
internal sealed class ScriptedRegistry(TimeProvider time) : IServiceRegistry
{
    private readonly Lock _gate = new();
    private readonly List<string> _asked = [];

    public Func<CancellationToken, ValueTask> Register { get; set; } = static _ => default;

    public Func<CancellationToken, ValueTask> Deregister { get; set; } = static _ => default;

    /// <summary>What it was asked, with the time since the clock began.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    public ValueTask RegisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        Note("register", registration);
        return Register(cancellationToken);
    }

    public ValueTask DeregisterAsync(ServiceRegistration registration, CancellationToken cancellationToken)
    {
        Note("deregister", registration);
        return Deregister(cancellationToken);
    }

    public Task UntilAskedAsync(int times) => Limit.UntilAsync(() => Asked.Count >= times, $"the registry is asked {times} times");

    private void Note(string what, ServiceRegistration registration)
    {
        lock (_gate)
        {
            _asked.Add(FormattableString.Invariant($"{what} {registration.Service} x{registration.Instance.Weight} at {time.GetTimestamp() * 1_000 / time.TimestampFrequency}"));
        }
    }
}
