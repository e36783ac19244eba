namespace Tern.Governance.Discovery;

/// <summary>Several resolvers as one: asks them, and puts together what they push.</summary>
internal abstract class CompositeResolver(string scheme, IServiceResolver[] members) : IServiceResolver
{
    public string Scheme => scheme;

    protected IReadOnlyList<IServiceResolver> Members => members;

    public abstract ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken);

    public IDisposable? Watch(ServiceTarget target, Action<ResolvedService> changed)
    {
        var subscription = new Subscription(this, members.Length, changed);
        for (int i = 0; i < members.Length; i++)
        {
            int index = i;
            subscription.Add(members[i].Watch(TargetOf(members[i], target), answer => subscription.Take(index, answer)));
        }

        return subscription.IsEmpty ? null : subscription;
    }

    /// <summary>What the members' latest answers say together; <see langword="null"/> while that cannot be said.</summary>
    /// <param name="latest">The latest answer of each member; <see langword="null"/> if it has none.</param>
    protected abstract ResolvedService? Combine(ResolvedService?[] latest);

    protected static ServiceTarget TargetOf(IServiceResolver member, ServiceTarget target) => target with { Scheme = member.Scheme };

    /// <summary>Asks a member; the answer is remembered for pushes of the others.</summary>
    protected static async ValueTask<ResolvedService> AskAsync(IServiceResolver member, ServiceTarget target, CancellationToken cancellationToken) =>
        await member.ResolveAsync(TargetOf(member, target), cancellationToken).ConfigureAwait(false);

    private sealed class Subscription(CompositeResolver owner, int members, Action<ResolvedService> changed) : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly ResolvedService?[] _latest = new ResolvedService?[members];
        private readonly List<IDisposable> _subscriptions = [];

        public bool IsEmpty => _subscriptions.Count == 0;

        public void Add(IDisposable? subscription)
        {
            if (subscription is not null)
            {
                _subscriptions.Add(subscription);
            }
        }

        public void Take(int member, ResolvedService answer)
        {
            // Told under the lock: answers must not overtake each other.
            lock (_gate)
            {
                _latest[member] = answer;
                if (owner.Combine(_latest) is { Instances.Count: > 0 } combined)
                {
                    changed(combined);
                }
            }
        }

        public void Dispose()
        {
            foreach (IDisposable subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}

/// <summary>The first that answers.</summary>
internal sealed class FirstResolver(string scheme, IServiceResolver[] members) : CompositeResolver(scheme, members)
{
    public override async ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (IServiceResolver member in Members)
        {
            try
            {
                ResolvedService answer = await AskAsync(member, target, cancellationToken).ConfigureAwait(false);
                if (answer.Instances.Any(static instance => instance.Weight > 0))
                {
                    return answer;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0
            ? new ResolvedService([])
            : throw new AggregateException($"None of the {Members.Count} resolvers of '{Scheme}' knows an instance of {target}.", failures);
    }

    // Only what is pushed is known here; one that comes before and has pushed nothing may still answer, so the next question decides.
    protected override ResolvedService? Combine(ResolvedService?[] latest) => latest[0] is { Instances.Count: > 0 } first ? first : null;
}

/// <summary>All together.</summary>
internal sealed class UnionResolver(string scheme, IServiceResolver[] members) : CompositeResolver(scheme, members)
{
    public override async ValueTask<ResolvedService> ResolveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        var answers = new ResolvedService?[Members.Count];
        Task<ResolvedService>[] questions = [.. Members.Select(member => AskAsync(member, target, cancellationToken).AsTask())];
        for (int i = 0; i < questions.Length; i++)
        {
            try
            {
                answers[i] = await questions[i].ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        return failures.Count == questions.Length
            ? throw new AggregateException($"None of the {Members.Count} resolvers of '{Scheme}' answers for {target}.", failures)
            : Merge(answers);
    }

    // A member that cannot push would be missing from what the others push.
    protected override ResolvedService? Combine(ResolvedService?[] latest) => Array.TrueForAll(latest, static answer => answer is not null) ? Merge(latest) : null;

    private static ResolvedService Merge(ResolvedService?[] answers)
    {
        Dictionary<string, ServiceInstance> merged = new(StringComparer.Ordinal);
        TimeSpan? validFor = null;
        foreach (ResolvedService answer in answers.OfType<ResolvedService>())
        {
            foreach (ServiceInstance instance in answer.Instances)
            {
                merged.TryAdd(instance.Address, instance);
            }

            validFor = answer.ValidFor < (validFor ?? TimeSpan.MaxValue) ? answer.ValidFor : validFor;
        }

        return new ResolvedService([.. merged.Values]) { ValidFor = validFor };
    }
}
