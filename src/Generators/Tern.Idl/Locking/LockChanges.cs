using System.Globalization;
using Tern.Schema;

namespace Tern.Idl.Locking;

/// <summary>Puts together what was found on each wire, and adds what breaks nothing but is not what the lock says.</summary>
internal sealed class LockChanges
{
    private readonly ContractLock _before;
    private readonly ContractLock _now;
    private readonly IReadOnlyList<FoundChange> _found;
    private readonly IReadOnlyList<LockElement> _oldElements;
    private readonly IReadOnlyList<LockElement> _elements;
    private readonly Dictionary<string, LockElement> _oldByKey;
    private readonly Dictionary<string, LockElement> _byKey;
    private readonly KeyOwners _owners = new();

    public LockChanges(ContractLock before, ContractLock now, IReadOnlyList<FoundChange> found)
    {
        _before = before;
        _now = now;
        _oldElements = LockText.Elements(before);
        _elements = LockText.Elements(now.After(before));
        _oldByKey = _oldElements.ToDictionary(e => e.Key, StringComparer.Ordinal);
        _byKey = _elements.ToDictionary(e => e.Key, StringComparer.Ordinal);
        _found = [.. found.Where(f => !IsSaidByRename(f, found)).Select(WithReferences)];
    }

    /// <summary>All changes, in the order of the lock.</summary>
    public EquatableArray<ContractChange> All()
    {
        foreach (string key in _found.SelectMany(f => f.Keys))
        {
            _owners.Add(key);
            foreach (LockElement reservation in ReservationsOf(key))
            {
                _owners.Add(reservation.Key);
            }
        }

        ContractChange[] all =
        [
            .. _found.GroupBy(f => (RuleOf(f).Id, f.Keys[0], Variant(f))).Select(g => Merge(RuleOf(g.First()), [.. g])),
            .. Gone(),
            .. New(),
        ];
        Dictionary<string, int> order = _elements.Concat(_oldElements)
            .Select((e, i) => (e.Key, i))
            .GroupBy(e => e.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);
        return all
            .OrderBy(c => order.TryGetValue(c.Key, out int at) ? at : int.MaxValue)
            .ThenBy(c => c.Rule, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    // Protobuf minds a new name, Thrift does not: of a contract on both wires the former is enough.
    private static bool IsSaidByRename(FoundChange change, IReadOnlyList<FoundChange> all)
        => change.Rule == IdlRules.LockStale && all.Any(f => f.Rule == IdlRules.ContractRenamed && f.Keys[0] == change.Keys[0]);

    // Lines that differ by the new name alone go with it.
    private FoundChange WithReferences(FoundChange change)
    {
        if (change.Rename is not { } rename)
        {
            return change;
        }

        string old = LockWord.Escape(rename.Old);
        string now = LockWord.Escape(rename.New);
        string[] references = [.. _elements
            .Where(e => _oldByKey.TryGetValue(e.Key, out LockElement? o) && o.Lines != e.Lines && o.Lines.Select(l => WordsOf(l, old, now)).SequenceEqual(e.Lines))
            .Select(e => e.Key)];
        return change with { Keys = [.. change.Keys, .. references] };
    }

    private static string WordsOf(string line, string old, string now)
    {
        const string Ends = " |<>,";
        for (int at = line.IndexOf(old, StringComparison.Ordinal); at >= 0; at = line.IndexOf(old, at, StringComparison.Ordinal))
        {
            bool isWord = at > 0 && Ends.IndexOf(line[at - 1]) >= 0 && (at + old.Length == line.Length || Ends.IndexOf(line[at + old.Length]) >= 0);
            if (isWord)
            {
                line = line.Substring(0, at) + now + line.Substring(at + old.Length);
            }

            at += isWord ? now.Length : old.Length;
        }

        return line;
    }

    // What is said of both wires is one thing, though the types in it may differ.
    private static string Variant(FoundChange found) => found.Breaks == ContractWires.Json ? string.Join("\n", found.Arguments) : "";

    private IdlRule RuleOf(FoundChange found)
        => found.Rule == IdlRules.FieldTypeChanged && found.Breaks == ContractWires.Protobuf && IsThriftSame(found) ? IdlRules.ProtobufEncodingChanged : found.Rule;

    // The field is spoken on Thrift too, and nothing was found there.
    private bool IsThriftSame(FoundChange found)
        => !_found.Any(f => f.Breaks == ContractWires.Thrift && f.Keys[0] == found.Keys[0])
            && _oldByKey.TryGetValue(found.Keys[found.Keys.Length - 1], out LockElement? old)
            && _byKey.TryGetValue(found.Keys[0], out LockElement? element)
            && IsOnThrift(old)
            && IsOnThrift(element);

    private static bool IsOnThrift(LockElement element) => element.Lines.Any(l => !l.StartsWith("proto ", StringComparison.Ordinal));

    private ContractChange Merge(IdlRule rule, FoundChange[] same)
    {
        ContractWires breaks = same.Aggregate(ContractWires.None, (all, f) => all | f.Breaks);
        string[] arguments = [.. same[0].Arguments];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = string.Join(" | ", same.Where(f => f.Arguments.Length == arguments.Length).Select(f => f.Arguments[i]).Distinct(StringComparer.Ordinal));
        }

        string[] keys = [.. same.SelectMany(f => f.Keys).Distinct(StringComparer.Ordinal)];
        return new ContractChange(
            rule.Id,
            breaks,
            LockKey.Bare(keys[0]),
            same.Select(f => f.Where).FirstOrDefault(w => w is not null) ?? WhereOf(keys[0]),
            same.Select(f => f.Recorded).FirstOrDefault(w => w is not null),
            new(breaks == ContractWires.None ? arguments : [.. arguments, NameOf(breaks)]),
            LinesOf(_oldElements, keys),
            LinesOf(_elements, keys).Concat(keys.SelectMany(ReservationsOf).SelectMany(r => r.Lines)).Distinct(StringComparer.Ordinal).ToEquatableArray());
    }

    private IEnumerable<ContractChange> Gone()
    {
        foreach (LockElement gone in _oldElements.Where(e => !_byKey.ContainsKey(e.Key)))
        {
            if (_owners.Owns(gone.Key))
            {
                continue;
            }

            LockElement[] reservations = [.. ReservationsOf(gone.Key)];
            foreach (LockElement reservation in reservations)
            {
                _owners.Add(reservation.Key);
            }

            yield return Stale(gone.Key, gone.Where, gone.Lines, reservations.SelectMany(r => r.Lines).ToEquatableArray());
        }
    }

    private IEnumerable<ContractChange> New()
    {
        foreach (LockElement element in _elements)
        {
            bool isNew = !_oldByKey.TryGetValue(element.Key, out LockElement? old);
            if ((!isNew && old!.Lines == element.Lines) || _owners.Owns(element.Key))
            {
                continue;
            }

            // What is inside of something new is new with it.
            string key = isNew ? LockKey.Whole(element.Key) : element.Key;
            _owners.Add(key);
            yield return Stale(element.Key, old?.Where, old?.Lines ?? default, LinesOf(_elements, [key]));
        }
    }

    private ContractChange Stale(string key, SourceSpan? recorded, EquatableArray<string> removes, EquatableArray<string> adds)
        => new(IdlRules.LockStale.Id, ContractWires.None, key, WhereOf(key), recorded, new([SubjectOf(key)]), removes, adds);

    // The part, or what is left of what it belongs to.
    private SourceSpan? WhereOf(string key)
        => _byKey.TryGetValue(LockKey.Bare(key), out LockElement? element) && element.Where is { } where
            ? where
            : _byKey.TryGetValue(LockKey.OwnerOf(key), out LockElement? owner) ? owner.Where : null;

    private IEnumerable<LockElement> ReservationsOf(string key)
        => _byKey.ContainsKey(LockKey.Bare(key)) ? [] : _elements.Where(e => LockKey.Reserves(e.Key, key));

    private static EquatableArray<string> LinesOf(IReadOnlyList<LockElement> elements, string[] keys)
        => elements.Where(e => keys.Any(k => LockKey.Contains(k, e.Key))).SelectMany(e => e.Lines).ToEquatableArray();

    private string SubjectOf(string key)
    {
        string[] words = [.. key.Split(' ').Select(LockWord.Unescape)];
        string owner = words[1];
        return (words[0], words.Length) switch
        {
            (_, 2) => $"the {words[0]} '{owner}'",
            ("service", 3) => $"the method '{words[2]}' of '{owner}'",
            ("service", _) => $"'{string.Join(" ", words.Skip(3))}' of the method '{words[2]}' of '{owner}'",
            (_, _) when words[2].StartsWith("reserved", StringComparison.Ordinal) => $"'{words[2]} {string.Join(" ", words.Skip(3))}' of '{owner}'",
            ("enum", _) => $"the value '{words[words.Length - 1]}' of '{owner}'",
            _ => $"the field {words[2]}{NameOfField(owner, words[2])} of '{owner}'",
        };
    }

    private string NameOfField(string message, string id)
    {
        string? name = _now.Messages.Concat(_before.Messages)
            .Where(m => m.Name == message)
            .SelectMany(m => m.Fields)
            .Where(f => f.Id.ToString(CultureInfo.InvariantCulture) == id)
            .Select(f => f.Name)
            .FirstOrDefault();
        return name is null ? "" : $" ('{name}')";
    }

    private static string NameOf(ContractWires wires) => wires switch
    {
        ContractWires.Thrift => "Thrift",
        ContractWires.Protobuf => "Protobuf",
        ContractWires.Json => "JSON",
        _ => "Thrift and Protobuf",
    };
}
