using Microsoft.Extensions.Logging;

namespace Tern.Governance;

/// <summary>All log messages of governance. Event ids are stable: 300–399 belong to it.</summary>
internal static partial class GovernanceLog
{
    [LoggerMessage(300, LogLevel.Information, "{Target} has {Count} instances now; {Gone} are gone")]
    public static partial void InstancesChanged(ILogger logger, ServiceTarget target, int count, int gone);

    [LoggerMessage(301, LogLevel.Warning, "{Target} could not be resolved; the {Count} instances known before stay in use")]
    public static partial void ResolveFailed(ILogger logger, ServiceTarget target, int count, Exception exception);

    [LoggerMessage(302, LogLevel.Warning, "The resolver of {Target} names no instance; the {Count} known before stay in use")]
    public static partial void NoInstances(ILogger logger, ServiceTarget target, int count);

    [LoggerMessage(303, LogLevel.Warning, "The resolver of {Target} cannot tell of changes; it is asked again and again instead")]
    public static partial void WatchFailed(ILogger logger, ServiceTarget target, Exception exception);

    [LoggerMessage(304, LogLevel.Error, "The resolver of {Target} names the instance '{Address}', which is no address; it is left out")]
    public static partial void BadAddress(ILogger logger, ServiceTarget target, string address, Exception exception);

    [LoggerMessage(305, LogLevel.Warning, "The breaker of instance {Address} of {Target} is {State} now")]
    public static partial void InstanceBreakerChanged(ILogger logger, string address, ServiceTarget target, BreakerState state);

    [LoggerMessage(307, LogLevel.Warning, "Instance {Address} of {Target} gets no calls for {Time}: {Reason}")]
    public static partial void InstanceEjected(ILogger logger, string address, ServiceTarget target, TimeSpan time, string reason);

    [LoggerMessage(308, LogLevel.Information, "Instance {Address} of {Target} gets calls again")]
    public static partial void InstanceReturned(ILogger logger, string address, ServiceTarget target);

    [LoggerMessage(309, LogLevel.Error, "Nothing was heard of the {Count} instances of {Target} for {Limit}; they are dropped")]
    public static partial void InstancesStale(ILogger logger, ServiceTarget target, int count, TimeSpan limit);

    [LoggerMessage(310, LogLevel.Warning, "No connection to instance {Address} of {Target} could be opened ahead of its calls")]
    public static partial void WarmUpFailed(ILogger logger, string address, ServiceTarget target, Exception exception);

    [LoggerMessage(311, LogLevel.Information, "The policies of {Target} have changed: {Changes}")]
    public static partial void PoliciesChanged(ILogger logger, ServiceTarget target, string changes);

    [LoggerMessage(312, LogLevel.Warning, "{Member} of the resolver '{Scheme}' could not be asked; the others answer")]
    public static partial void MemberFailed(ILogger logger, string member, string scheme, Exception exception);

    [LoggerMessage(306, LogLevel.Warning, "The breaker of {Method} at {Target} is {State} now")]
    public static partial void MethodBreakerChanged(ILogger logger, string method, ServiceTarget target, BreakerState state);

    [LoggerMessage(320, LogLevel.Information, "Registered {Service} at {Address} with {Registry}, weight {Weight}")]
    public static partial void Registered(ILogger logger, string service, string address, string registry, int weight);

    [LoggerMessage(321, LogLevel.Warning, "{Service} could not be registered with {Registry}; the server runs on, and the next attempt is in {Pause}")]
    public static partial void RegisterFailed(ILogger logger, string service, string registry, TimeSpan pause, Exception exception);

    [LoggerMessage(322, LogLevel.Warning, "{Service} could not be deregistered from {Registry}; callers may still be sent here until the registry finds out")]
    public static partial void DeregisterFailed(ILogger logger, string service, string registry, Exception exception);

    [LoggerMessage(323, LogLevel.Information, "Deregistered {Service} at {Address} from {Registry}")]
    public static partial void Deregistered(ILogger logger, string service, string address, string registry);

    [LoggerMessage(324, LogLevel.Error, "Nothing says by which address callers reach the server, so it is not registered with {Registry}: it listens on no address of its own; set Address of the registration")]
    public static partial void NoAddressToRegister(ILogger logger, string registry);
}
