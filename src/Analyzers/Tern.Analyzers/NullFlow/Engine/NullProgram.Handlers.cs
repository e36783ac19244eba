using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Handlers of services: their replies are dereferenced by generated code, so a null is reported where it comes from.</summary>
internal sealed partial class NullProgram
{
    private void CheckHandlers()
    {
        foreach (KeyValuePair<(ISymbol Symbol, Context Context), Summary?> entry in _summaries.ToList())
        {
            if (entry.Value is { } summary && entry.Key.Context.Seeds.Count == 0 && source.CodeOf(entry.Key.Symbol) is { Generated: false } && TernContracts.IsHandler(entry.Key.Symbol)
                && entry.Key.Symbol is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments.Length: 1 } reply } && reply.TypeArguments[0] is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated })
            {
                CheckHandler(entry.Key.Symbol, summary);
            }
        }
    }

    private void CheckHandler(ISymbol handler, Summary summary)
    {
        foreach (Exit exit in summary.Exits)
        {
            if (exit.Result != 0 && exit.State.TryPeek(exit.Result, Slot.Result, out int reply) && exit.State.Of(reply) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: { } origin })
            {
                Report(new Finding(origin with { Kind = OriginKind.Handler }, null, new Sink(origin.Where, "the reply that is encoded", handler, false), handler));
            }
        }
    }
}
