using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Rules of a value and of its parts, before it is known of which messages something is checked.</summary>
internal sealed class RuleTree
{
    public List<ValidationRule> Rules { get; } = [];

    /// <summary>Whether annotations say something about the value, if only that it is not to be skipped.</summary>
    public bool IsMentioned { get; set; }

    public bool IsSkipped { get; set; }

    public RuleTree? Element { get; private set; }

    public RuleTree? Key { get; private set; }

    public RuleTree? Value { get; private set; }

    /// <summary>Whether there is a rule of its own at any depth.</summary>
    public bool HasRules => Rules.Count > 0 || Element?.HasRules == true || Key?.HasRules == true || Value?.HasRules == true;

    /// <summary>The tree of a part and its type; <see langword="null"/> if the type has no such part.</summary>
    public (RuleTree Tree, RuleType Type)? PartOf(string part, RuleType type) => (part, type.Shape) switch
    {
        ("elem", RuleShape.List) => (Element ??= new RuleTree(), type.Element!),
        ("value", RuleShape.Map) => (Value ??= new RuleTree(), type.Element!),
        ("key", RuleShape.Map) => (Key ??= new RuleTree(), type.Key!),
        _ => null,
    };

    /// <summary>Messages that are checked with the value: those of fields unless they are skipped, those inside of collections only where a rule speaks of them.</summary>
    /// <param name="tree">The rules; <see langword="null"/> if nothing is said of the value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="intoParts">Whether those inside of collections are checked even if no rule speaks of them.</param>
    public static IEnumerable<IdlId> Descents(RuleTree? tree, IdlType type, bool intoParts) => Descents(tree, type, intoParts, isPart: false);

    /// <summary>The rules as values.</summary>
    /// <param name="tree">The rules; <see langword="null"/> if nothing is said of the value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isChecked">Whether something is checked of a message.</param>
    /// <param name="intoParts">Whether messages inside of collections are checked even if no rule speaks of them.</param>
    public static RuleSet ToSet(RuleTree? tree, IdlType type, Func<IdlId, bool> isChecked, bool intoParts) => ToSet(tree, type, isChecked, intoParts, isPart: false) ?? RuleSet.None;

    private static RuleSet? ToSet(RuleTree? tree, IdlType type, Func<IdlId, bool> isChecked, bool intoParts, bool isPart)
    {
        EquatableArray<ValidationRule> rules = (tree?.Rules ?? []).ToEquatableArray();
        RuleSet set = type switch
        {
            IdlMessageType message => new RuleSet(rules, Descends(tree, intoParts, isPart) && isChecked(message.Id), null, null, null),
            IdlListType list => new RuleSet(rules, false, Inner(tree?.Element, list.Element), null, null),
            IdlSetType elements => new RuleSet(rules, false, Inner(tree?.Element, elements.Element), null, null),
            IdlMapType map => new RuleSet(rules, false, null, Inner(tree?.Key, map.Key), Inner(tree?.Value, map.Value)),
            _ => new RuleSet(rules, false, null, null, null),
        };
        return set.IsEmpty ? null : set;

        RuleSet? Inner(RuleTree? part, IdlType partType) => ToSet(part, partType, isChecked, intoParts, isPart: true);
    }

    private static IEnumerable<IdlId> Descents(RuleTree? tree, IdlType type, bool intoParts, bool isPart) => type switch
    {
        IdlMessageType message => Descends(tree, intoParts, isPart) ? [message.Id] : [],
        IdlListType list => Descents(tree?.Element, list.Element, intoParts, isPart: true),
        IdlSetType set => Descents(tree?.Element, set.Element, intoParts, isPart: true),
        IdlMapType map => Descents(tree?.Key, map.Key, intoParts, isPart: true).Concat(Descents(tree?.Value, map.Value, intoParts, isPart: true)),
        _ => [],
    };

    private static bool Descends(RuleTree? tree, bool intoParts, bool isPart) => tree?.IsSkipped != true && (!isPart || intoParts || tree?.IsMentioned == true);
}
