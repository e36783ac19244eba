using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Members of objects that a decoder made.</summary>
internal sealed partial class NullProgram
{
    /// <summary>What is known of a member of an object that a decoder made.</summary>
    public Fact DecodedFact(ISymbol member, ITypeSymbol? owner, SyntaxNode where)
    {
        ITypeSymbol? type = Keys.TypeOf(member);
        if (TernContracts.IsMessage(member.ContainingType))
        {
            Fact carried = new() { Type = type, Members = Members.Decoded };
            return TernContracts.MayBeMissing(member, HasInitialiser(member))
                ? Fact.Maybe(new Origin(OriginKind.Optional, $"a peer may leave out '{member.Name}'", where) { Member = member }) with { Type = type, Members = Members.Decoded }
                : carried;
        }

        bool required = member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } || Has(member, "JsonRequiredAttribute");
        if (type?.IsReferenceType != true || required || HasInitialiser(member) || IsDemanded(member))
        {
            return new Fact { Type = type, Members = Members.Decoded };
        }

        return Fact.Maybe(new Origin(OriginKind.Decoded, $"the payload may lack '{member.Name}'", where) { Member = member }) with { Type = type, Members = Members.Decoded };
    }

    /// <summary>Whether the only way to give a member its value is a constructor that does not take null for it, or sets something else then.</summary>
    private bool IsDemanded(ISymbol member)
        => member is IPropertySymbol { SetMethod: null, ContainingType: { } type }
            && type.InstanceConstructors.Where(c => c.Parameters.Any(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))).ToList() is { Count: > 0 } constructors
            && constructors.TrueForAll(c => SummaryOf(c, Context.None, 0) is { Complete: true } summary && summary.Exits.TrueForAll(e => Array.Exists(
                [.. c.Parameters.Where(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase))],
                p => e.State.Of(summary.Entry[p.Ordinal + 1]).Nullness == Nullness.NotNull || (e.State.TryPeek(summary.Entry[0], member, out int value) && e.State.Of(value).Nullness == Nullness.NotNull))));
}
