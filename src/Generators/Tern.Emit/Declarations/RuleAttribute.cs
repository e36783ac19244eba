using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes the rules of a value or message.</summary>
/// <param name="scope">Names of the declaration.</param>
/// <param name="values">Writes what rules compare with.</param>
internal sealed class RuleAttribute(DeclarationScope scope, ValueWriter values)
{
    /// <summary>Each attribute, without brackets.</summary>
    public IEnumerable<string> Of(EquatableArray<RuleDeclaration> rules) => rules.Select(Of);

    /// <summary>All attributes in brackets, one behind the other, with a blank behind each.</summary>
    public string Inline(EquatableArray<RuleDeclaration> rules) => string.Concat(Of(rules).Select(r => $"[{r}] "));

    private string Of(RuleDeclaration rule)
    {
        IEnumerable<string> part = rule.Part.Length == 0 ? [] : [Identifiers.Literal(rule.Part)];
        IEnumerable<string> arguments = part.Concat(rule.Arguments.Select(a => $"{a.Member} = {Value(a.Value)}"));
        return $"{scope.Attribute("Validate")}({string.Join(", ", arguments)})";
    }

    // Attributes take arrays, and no collection expressions.
    private string Value(DeclaredValue value)
        => value is ItemsValue list ? $"new object[] {{ {string.Join(", ", list.Items.Select(values.Of))} }}" : values.Of(value);
}
