using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Rules of a value and of its parts, while attributes are read.</summary>
internal sealed class RuleNode
{
    public List<ValidationRule> Rules { get; } = [];

    /// <summary>Whether the rules of a message in this place are left unchecked.</summary>
    public bool IsSkipped { get; set; }

    public RuleNode? Element { get; private set; }

    public RuleNode? Key { get; private set; }

    public RuleNode? Value { get; private set; }

    /// <summary>The node of a part and its type; <see langword="null"/> if the type has no such part.</summary>
    /// <param name="part"><c>elem</c>, <c>key</c>, <c>value</c>, with dots between several; empty for this node.</param>
    /// <param name="type">Type of this node's value.</param>
    public (RuleNode Node, RuleType Type)? Of(string part, RuleType type)
    {
        if (part.Length == 0)
        {
            return (this, type);
        }

        int dot = part.IndexOf('.');
        string first = dot < 0 ? part : part.Substring(0, dot);
        string rest = dot < 0 ? "" : part.Substring(dot + 1);
        return (first, type.Shape) switch
        {
            ("elem", RuleShape.List) => (Element ??= new RuleNode()).Of(rest, type.Element!),
            ("value", RuleShape.Map) => (Value ??= new RuleNode()).Of(rest, type.Element!),
            ("key", RuleShape.Map) => (Key ??= new RuleNode()).Of(rest, type.Key!),
            _ => null,
        };
    }

    /// <summary>The rules as values.</summary>
    /// <param name="node">The rules of attributes; <see langword="null"/> if there are none.</param>
    /// <param name="type">Type of the value.</param>
    /// <param name="isValidated">Whether rules are generated for a message.</param>
    public static RuleSet ToSet(RuleNode? node, TypeModel type, Func<MessageType, bool> isValidated)
    {
        EquatableArray<ValidationRule> rules = (node?.Rules ?? []).ToEquatableArray();
        switch (type)
        {
            case MessageType message:
                return new RuleSet(rules, node?.IsSkipped != true && isValidated(message), null, null, null);
            case ListType list:
                return new RuleSet(rules, false, OrNull(ToSet(node?.Element, list.Element, isValidated)), null, null);
            case SetType set:
                return new RuleSet(rules, false, OrNull(ToSet(node?.Element, set.Element, isValidated)), null, null);
            case MapType map:
                RuleSet? key = OrNull(ToSet(node?.Key, map.Key, isValidated));
                return new RuleSet(rules, false, null, key, OrNull(ToSet(node?.Value, map.Value, isValidated)));
            default:
                return new RuleSet(rules, false, null, null, null);
        }
    }

    private static RuleSet? OrNull(RuleSet set) => set.IsEmpty ? null : set;
}
