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
}
