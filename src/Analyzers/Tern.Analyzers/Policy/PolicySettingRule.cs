using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Policy;

/// <summary>TERN2001, TERN2002, TERN2004, TERN2016 and, for times of policies, TERN4007: policies that code sets.</summary>
internal static class PolicySettingRule
{
    public static void On(OperationContext context, RpcSymbols symbols)
    {
        foreach (PolicySetting setting in PolicySetting.Read(context.Operation, symbols))
        {
            switch (setting.Part)
            {
                case PolicySetting.Retry or PolicySetting.Backup when RepeatsAtAll(setting):
                    CheckTargets(context, setting, symbols);
                    if (setting.Part == PolicySetting.Retry)
                    {
                        CheckRoom(context, setting, symbols);
                    }

                    break;
                case PolicySetting.AttemptTimeout:
                    CheckAttempt(context, setting, symbols);
                    break;
            }
        }
    }

    private static bool RepeatsAtAll(PolicySetting setting)
        => setting.Part == PolicySetting.Retry
            ? setting.Value.Branches().Any(value => RetryValue.Of(value) is { RepeatsAtAll: true })
            : setting.Value.Branches().Any(value => ChannelUse.Resolve(value) is IObjectCreationOperation);

    private static bool RepeatsSent(PolicySetting setting) => setting.Part == PolicySetting.Backup || setting.Value.Branches().Any(value => RetryValue.Of(value) is { RepeatsSent: true });

    private static void CheckTargets(OperationContext context, PolicySetting setting, RpcSymbols symbols)
    {
        string what = setting.Part == PolicySetting.Retry ? "The retry policy" : "The backup policy";
        Location where = setting.Where.Syntax.GetLocation();
        if (setting.Scope == PolicyScope.AllMethods)
        {
            if (RepeatsSent(setting) && PolicyTargets.UncoveredOf(setting, symbols) is { Length: > 0 } methods)
            {
                string names = string.Join(", ", methods.Take(3).Select(m => $"'{RpcMethods.NameOf(m)}'")) + (methods.Length > 3 ? $" and {methods.Length - 3} more" : "");
                context.ReportDiagnostic(Diagnostic.Create(PolicyRules.Wildcard, where, what, names));
            }

            return;
        }

        IMethodSymbol[] targets = PolicyTargets.Of(setting, symbols);
        if (targets.Length == 0)
        {
            return;
        }

        string name = RpcMethods.NameOf(targets[0]);
        if (targets.All(m => RpcMethods.KindOf(m) != RpcKind.Unary))
        {
            string why = RpcMethods.KindOf(targets[0]) == RpcKind.OneWay
                ? "nobody waits for the answer of a one-way call, so no attempt is known to have failed"
                : "a stream is never repeated once it is open, and its messages are not kept";
            context.ReportDiagnostic(Diagnostic.Create(PolicyRules.NoAttempts, where, what, name, why));
        }
        else if (RepeatsSent(setting) && targets.All(m => RpcMethods.KindOf(m) == RpcKind.Unary && !RpcMethods.IsIdempotent(m)))
        {
            context.ReportDiagnostic(Diagnostic.Create(PolicyRules.Repeats, where, PolicyRules.About(targets[0]), what, name));
        }
    }

    private static void CheckRoom(OperationContext context, PolicySetting setting, RpcSymbols symbols)
    {
        if (RetryValue.Of(setting.Value) is not { MaxRetries: { } retries } retry || retry.LeastPauses() is not { } least)
        {
            return;
        }

        string attempts = "";
        PolicyTimes times = PolicyTimes.Around(setting, symbols);
        if (retry.RepeatsTimeouts && times.Attempt is { } attempt)
        {
            least += TimeSpan.FromTicks(attempt.Ticks * retries);
            attempts = $" when each takes its {TimeValues.Text(attempt)}";
        }

        (string Name, TimeSpan Time)? bound = times.Call is { } call && least >= call ? ("Timeout", call)
            : retry.MaxDuration is { } duration && least >= duration ? ("MaxDuration", duration)
            : null;
        if (bound is { } tight)
        {
            // Options that several policies share are fine for others.
            SyntaxNode where = tight.Name == "MaxDuration" && retry.DurationSetting is { Syntax: var own } && setting.Where.Syntax.Contains(own) ? own : setting.Where.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(PolicyRules.NeverLast, where.GetLocation(), retries + 1, TimeValues.Text(least), attempts, tight.Name, TimeValues.Text(tight.Time)));
        }
    }

    private static void CheckAttempt(OperationContext context, PolicySetting setting, RpcSymbols symbols)
    {
        if (TimeValues.Of(setting.Value) is { } attempt && PolicyTimes.Around(setting, symbols).Call is { } call && attempt > call)
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.InnerTimeout, setting.Where.Syntax.GetLocation(), "AttemptTimeout", TimeValues.Text(attempt), "the Timeout", TimeValues.Text(call)));
        }
    }
}
