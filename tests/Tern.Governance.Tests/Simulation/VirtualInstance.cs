namespace Tern.Governance.Tests.Simulation;

/// <summary>A server that exists in virtual time only.</summary>
internal sealed class VirtualInstance(string address, int weight, ManualTime time, Random random)
{
    private TaskCompletionSource _crash = new();
    private int _inFlight;

    public string Address => address;

    public int Weight => weight;

    /// <summary>Time of an answer when nothing else is to do.</summary>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(4);

    /// <summary>Calls that it serves at once; further ones take longer in proportion.</summary>
    public int Capacity { get; set; } = 200;

    /// <summary>Share of calls that it answers with a failure.</summary>
    public double FailureRate { get; set; }

    /// <summary>Whether connections to it can be made.</summary>
    public bool IsReachable { get; private set; } = true;

    /// <summary>Clients whose requests get lost on their way here: nobody refuses them, and nobody answers.</summary>
    public HashSet<int> Deaf { get; } = [];

    /// <summary>Clients whom its answers do not reach: it serves their requests all the same.</summary>
    public HashSet<int> Mute { get; } = [];

    /// <summary>Attempts that were made on it, by each client.</summary>
    public Dictionary<int, int> AttemptsOf { get; } = [];

    public int Attempts => AttemptsOf.Values.Sum();

    /// <summary>Its lane; <see langword="null"/>: the base line.</summary>
    public string? Lane { get; set; }

    /// <summary>Attempts of calls that have a lane.</summary>
    public int AttemptsInLanes { get; set; }

    /// <summary>Told of each call that it begins to serve.</summary>
    public Action<int>? Served { get; set; }

    public void Crash()
    {
        IsReachable = false;
        TaskCompletionSource crash = _crash;
        _crash = new TaskCompletionSource();
        crash.SetResult();
    }

    public void Restart() => IsReachable = true;

    public async ValueTask ServeAsync(RpcInvocation invocation, int client)
    {
        AttemptsOf[client] = AttemptsOf.GetValueOrDefault(client) + 1;
        if (invocation.Context.Persistent.TryGetValue(ServiceTags.Lane, out _))
        {
            AttemptsInLanes++;
        }

        if (!IsReachable)
        {
            throw new RpcConnectionException($"{address} refuses connections.") { MayHaveBeenSent = false, Method = invocation.Method.FullName };
        }

        TimeSpan limit = invocation.Context.Timeout ?? TimeSpan.FromSeconds(30);
        if (Deaf.Contains(client))
        {
            await Task.Delay(limit, time).ConfigureAwait(false);
            throw TimedOut(invocation, limit);
        }

        int id = invocation.Method.Name == "Say" ? int.Parse(invocation.GetArgument<string>(0), System.Globalization.CultureInfo.InvariantCulture) : invocation.GetArgument<Point>(0).X;
        Served?.Invoke(id);
        double crowding = Math.Max(1, ++_inFlight / (double)Capacity);
        TimeSpan work = Latency * crowding * (0.5 + random.NextDouble());
        Task crashed = _crash.Task;
        Task done = WorkAsync(work);
        bool isSilent = work >= limit || Mute.Contains(client);
        if (isSilent)
        {
            done = Task.Delay(limit, time);
        }

        await Task.WhenAny(done, crashed).ConfigureAwait(false);
        if (crashed.IsCompleted)
        {
            throw new RpcConnectionException($"{address} is gone.") { MayHaveBeenSent = true, Method = invocation.Method.FullName };
        }

        if (isSilent)
        {
            throw TimedOut(invocation, limit);
        }

        if (random.NextDouble() < FailureRate)
        {
            throw new RpcException(RpcStatusCode.Unavailable, $"{address} is not well.") { Method = invocation.Method.FullName };
        }

        if (invocation.Method.Name == "Say")
        {
            invocation.SetReply(invocation.GetArgument<string>(0));
        }
        else
        {
            invocation.SetReply(invocation.GetArgument<Point>(0));
        }
    }

    private RpcTimeoutException TimedOut(RpcInvocation invocation, TimeSpan limit) =>
        new($"{address} did not answer within {limit.TotalMilliseconds} ms.") { Method = invocation.Method.FullName };

    // The server works on whether or not somebody still waits.
    private async Task WorkAsync(TimeSpan work)
    {
        await Task.Delay(work, time).ConfigureAwait(false);
        _inFlight--;
    }
}
