using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>Compares two locks: each wire by itself, then what is the same on both is said once.</summary>
internal sealed class LockComparison(ContractLock before, ContractLock now)
{
    private readonly List<FoundChange> _found = [];

    /// <summary>All differences.</summary>
    public EquatableArray<ContractChange> Compare()
    {
        foreach (ContractWires wire in new[] { ContractWires.Thrift, ContractWires.Protobuf })
        {
            var scope = new ComparisonScope(wire, before, now, _found);
            new EnumComparison(scope).Compare();
            new MessageComparison(scope).Compare();
            new ServiceComparison(scope).Compare();
        }

        return new LockChanges(before, now, _found).All();
    }
}

/// <summary>What the comparisons of one wire share.</summary>
internal sealed class ComparisonScope
{
    private readonly List<FoundChange> _found;

    public ComparisonScope(ContractWires wire, ContractLock before, ContractLock now, List<FoundChange> found)
    {
        _found = found;
        Wire = wire;
        OldMessages = before.Messages.Where(m => m.Wire == wire).ToDictionary(m => m.Name, StringComparer.Ordinal);
        Messages = now.Messages.Where(m => m.Wire == wire).ToDictionary(m => m.Name, StringComparer.Ordinal);
        OldEnums = before.Enums.Where(e => e.Wire == wire).ToDictionary(e => e.Name, StringComparer.Ordinal);
        Enums = now.Enums.Where(e => e.Wire == wire).ToDictionary(e => e.Name, StringComparer.Ordinal);
        OldServices = before.Services.Where(s => s.Wire == wire).ToDictionary(s => s.Name, StringComparer.Ordinal);
        Services = now.Services.Where(s => s.Wire == wire).ToDictionary(s => s.Name, StringComparer.Ordinal);
        MessageRenames = Renames.OfMessages(OldMessages, Messages);
        EnumRenames = Renames.OfEnums(OldEnums, Enums);
        ServiceRenames = Renames.Of(OldServices, Services, s => string.Join(" ", s.Methods.Select(m => m.Name)));
        Types = new WireTypeText(
            wire,
            MessageRenames.Concat(EnumRenames).GroupBy(r => LockWord.Escape(r.Key)).ToDictionary(g => g.Key, g => LockWord.Escape(g.First().Value), StringComparer.Ordinal),
            new HashSet<string>(OldEnums.Keys.Concat(Enums.Keys).Select(LockWord.Escape), StringComparer.Ordinal));
    }

    public ContractWires Wire { get; }

    public Dictionary<string, LockedMessage> OldMessages { get; }

    public Dictionary<string, LockedMessage> Messages { get; }

    public Dictionary<string, LockedEnum> OldEnums { get; }

    public Dictionary<string, LockedEnum> Enums { get; }

    public Dictionary<string, LockedService> OldServices { get; }

    public Dictionary<string, LockedService> Services { get; }

    /// <summary>New names by old ones.</summary>
    public IReadOnlyDictionary<string, string> MessageRenames { get; }

    /// <summary>New names by old ones.</summary>
    public IReadOnlyDictionary<string, string> EnumRenames { get; }

    /// <summary>New names by old ones.</summary>
    public IReadOnlyDictionary<string, string> ServiceRenames { get; }

    public WireTypeText Types { get; }

    /// <summary>Notes a change.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="keys">Parts that it is about, old and new ones.</param>
    /// <param name="where">Where it is now.</param>
    /// <param name="recorded">Where it is recorded.</param>
    /// <param name="arguments">Arguments of the message, without the wires.</param>
    public void Add(IdlRule rule, string[] keys, SourceSpan? where, SourceSpan? recorded, params string[] arguments)
        => _found.Add(new FoundChange(rule, Breaks(rule), keys, where, recorded, arguments));

    /// <summary>Notes that a message or enum has another name.</summary>
    /// <param name="what">What it is: <c>the message</c>.</param>
    /// <param name="keys">Its new key and its old one.</param>
    /// <param name="rename">Its old name and its new one.</param>
    /// <param name="where">Where it is now.</param>
    /// <param name="recorded">Where it is recorded.</param>
    public void AddRename(string what, (string New, string Old) keys, (string Old, string New) rename, SourceSpan? where, SourceSpan? recorded)
    {
        string[] whole = [LockKey.Whole(keys.New), LockKey.Whole(keys.Old)];

        // Thrift carries no names of types.
        _found.Add(Wire == ContractWires.Protobuf
            ? new FoundChange(IdlRules.ContractRenamed, Wire, whole, where, recorded, [what, rename.New, rename.Old], rename)
            : new FoundChange(IdlRules.LockStale, ContractWires.None, whole, where, recorded, [$"{what} '{rename.New}', which was called '{rename.Old}',"], rename));
    }

    // Names are nothing that the binary encodings carry.
    private ContractWires Breaks(IdlRule rule) => rule == IdlRules.FieldRenamed || rule == IdlRules.EnumValueRenamed ? ContractWires.Json : Wire;
}

/// <summary>A change on one wire.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Breaks">The wire, or JSON.</param>
/// <param name="Keys">Parts that it is about, old and new ones; the first one names it.</param>
/// <param name="Where">Where it is now.</param>
/// <param name="Recorded">Where it is recorded.</param>
/// <param name="Arguments">Arguments of the message, without the wires.</param>
/// <param name="Rename">Old and new name, if the change is one.</param>
internal sealed record FoundChange(
    IdlRule Rule,
    ContractWires Breaks,
    string[] Keys,
    SourceSpan? Where,
    SourceSpan? Recorded,
    string[] Arguments,
    (string Old, string New)? Rename = null);
