using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>The times that hold for the calls of a policy, as far as the code around it says them in full.</summary>
/// <param name="Call">Of the whole call.</param>
/// <param name="Attempt">Of an attempt.</param>
internal sealed record PolicyTimes(TimeSpan? Call, TimeSpan? Attempt)
{
    public static PolicyTimes Around(PolicySetting setting, RpcSymbols symbols)
    {
        List<IOperation> around = [.. PolicyTargets.ConfigurationAround(setting.Sink, symbols) is { } configuration ? ChannelOptions.ConfiguringOf(configuration, symbols) : setting.Sink.Function().DescendantsAndSelf()];
        List<PolicySetting> all = [.. around.SelectMany(o => PolicySetting.Read(o, symbols))];
        return new PolicyTimes(
            Time(Own(PolicySetting.Timeout) ?? (setting.Scope == PolicyScope.Context ? OfContext() : OfAll(PolicySetting.Timeout) ?? OfChannel())),
            Time(Own(PolicySetting.AttemptTimeout) ?? (setting.Scope == PolicyScope.Context ? null : OfAll(PolicySetting.AttemptTimeout))));

        IOperation? Own(string part) => all.LastOrDefault(s => s.Part == part && s.Scope == setting.Scope && s.Key == setting.Key && (s.Scope != PolicyScope.Context || s.Sink.Syntax == setting.Sink.Syntax))?.Value;

        IOperation? OfAll(string part) => all.LastOrDefault(s => s.Part == part && s.Scope == PolicyScope.AllMethods)?.Value;

        // new CallContext { Timeout = … }.UsePolicy(…)
        IOperation? OfContext() => setting.Sink is IInvocationOperation use && !(use.Receiver()?.Bare() is ILocalReferenceOperation { Local: var local } && local.HasSet(PolicySetting.Timeout, use.Root())) && ChannelUse.Resolve(use.Receiver()) is IObjectCreationOperation { Initializer: { } initializer }
            ? initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: PolicySetting.Timeout })?.Value
            : null;

        // o.Timeout = … of the channel, beside UseGovernance.
        IOperation? OfChannel() => around.OfType<ISimpleAssignmentOperation>().LastOrDefault(a =>
            a.Target is IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType: var type } } && SymbolEqualityComparer.Default.Equals(type, symbols.ChannelOptions))?.Value;
    }

    private static TimeSpan? Time(IOperation? value) => value is null ? null : TimeValues.Of(value);
}
