using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>After what time a token is cancelled, as far as the code around it says so in full.</summary>
internal static class TokenTimes
{
    // A token that is linked to one that is linked is common, more is not.
    private const int Depth = 3;

    /// <summary>The time after which a token is cancelled; <see langword="null"/> if that is decided elsewhere.</summary>
    /// <param name="token">The token.</param>
    /// <param name="use">What the token bounds.</param>
    public static TimeSpan? Of(IOperation? token, IOperation use) => Of(token, use, Depth);

    private static TimeSpan? Of(IOperation? token, IOperation use, int depth)
    {
        if (depth == 0 || ChannelUse.Resolve(token) is not IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } || ChannelUse.Resolve(source) is not { Type.Name: "CancellationTokenSource" } making)
        {
            return null;
        }

        TimeSpan? linked = making is IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } link ? ShortestOf(link, use, depth) : null;
        if (source.Bare() is not ILocalReferenceOperation { Local: var local })
        {
            return linked ?? TimeOf(making);
        }

        // A later time takes the place of the first one, whoever sets it.
        IInvocationOperation?[] changes = [.. use.Root().ReferencesTo(local).Where(MayChangeTime).Select(r => r.Outer() as IInvocationOperation)];
        TimeSpan? own = changes.Length switch
        {
            0 => TimeOf(making),
            1 when changes[0] is { TargetMethod.Name: "CancelAfter" } set && IsBefore(set, use) => TimeOf(set),
            _ => null,
        };
        return own is { } a && linked is { } b ? (a < b ? a : b) : own ?? linked;
    }

    private static TimeSpan? ShortestOf(IInvocationOperation link, IOperation use, int depth)
    {
        TimeSpan?[] times = [.. link.Arguments.SelectMany(TokensOf).Select(t => Of(t, use, depth - 1)).Where(t => t is not null)];
        return times.Min();
    }

    private static IEnumerable<IOperation> TokensOf(IArgumentOperation argument)
        => argument.Value.Bare() switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            var token => [token],
        };

    private static bool MayChangeTime(ILocalReferenceOperation source)
        => source.Outer() switch
        {
            IInvocationOperation { TargetMethod.Name: var name } => name is not ("Cancel" or "CancelAsync" or "Dispose"),
            IPropertyReferenceOperation or IUsingOperation => false,
            _ => true,
        };

    // It runs whenever the use does: it stands in a block around it, further up.
    private static bool IsBefore(IInvocationOperation set, IOperation use)
        => set.Syntax.SpanStart < use.Syntax.SpanStart && set.Outer() is IExpressionStatementOperation { Parent: { } block } && block.Contains(use);

    // The first argument of a constructor or of CancelAfter: a time, or milliseconds.
    private static TimeSpan? TimeOf(IOperation setting)
    {
        IOperation? time = setting switch
        {
            IObjectCreationOperation creation => creation.Arguments.FirstOrDefault()?.Value,
            IInvocationOperation { TargetMethod.Name: "CancelAfter" } cancel => cancel.Arguments.FirstOrDefault()?.Value,
            _ => null,
        };
        TimeSpan? span = time is null ? null
            : TimeValues.Of(time) ?? (time.Type?.SpecialType == SpecialType.System_Int32 && TimeValues.NumberOf(time) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null);

        // Less than nothing means never.
        return span >= TimeSpan.Zero ? span : null;
    }
}
