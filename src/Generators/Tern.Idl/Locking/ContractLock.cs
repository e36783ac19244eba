using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Locking;

/// <summary>What peers rely on: the wire shape of every contract of a project. Compares by value; safe for concurrent use.</summary>
/// <remarks>docs/contract-lock.md describes the text. Contracts that are spoken on two wires stand here once for each.</remarks>
/// <param name="Messages">Messages, unions and declared exceptions, by name and wire.</param>
/// <param name="Enums">Enums, by name and wire.</param>
/// <param name="Services">Services, by name and wire.</param>
public sealed record ContractLock(EquatableArray<LockedMessage> Messages, EquatableArray<LockedEnum> Enums, EquatableArray<LockedService> Services)
{
    /// <summary>Name that the file usually has.</summary>
    public const string FileName = "tern.lock";

    /// <summary>A lock without contracts.</summary>
    public static ContractLock Empty { get; } = new(default, default, default);

    /// <summary>Whether nothing is recorded.</summary>
    public bool IsEmpty => Messages.Count == 0 && Enums.Count == 0 && Services.Count == 0;

    /// <summary>The wire shape of IDL: each file on the wire of its language. The files of <c>google.protobuf</c> are left out.</summary>
    /// <param name="schema">Linked files.</param>
    /// <param name="root">Folder to which paths are relative, where a path must tell two Thrift files of one name apart.</param>
    public static ContractLock Of(IdlSchema schema, string root = "") => new IdlLockBuilder(schema, root).Build();

    /// <summary>Reads the text of a lock. Every text gives a lock; lines that cannot be read are in <see cref="LockReading.Errors"/>.</summary>
    /// <param name="path">Path of the file, for places.</param>
    /// <param name="text">What stands in it.</param>
    public static LockReading Parse(string path, string text) => new LockReader(path, text).Read();

    /// <summary>Compares what peers rely on with what there is now.</summary>
    /// <param name="before">What peers rely on.</param>
    /// <param name="now">What there is now.</param>
    /// <returns>Every difference, in the order of the contracts: breaks, and what merely is not recorded.</returns>
    public static EquatableArray<ContractChange> Compare(ContractLock before, ContractLock now) => new LockComparison(before, now).Compare();

    /// <summary>The text of a lock with changes accepted; those that are not stay as recorded.</summary>
    /// <param name="text">The text as it is; a comment in it is not kept.</param>
    /// <param name="removes">Lines that leave it.</param>
    /// <param name="adds">Lines that come to it.</param>
    public static string Accept(string text, IEnumerable<string> removes, IEnumerable<string> adds)
    {
        HashSet<string> gone = new(removes, StringComparer.Ordinal);
        string[] lines = [.. text.Split('\n').Select(l => l.Trim()).Where(l => !gone.Contains(l)), .. adds];
        string all = string.Join("\n", text.Trim().Length == 0 ? [LockText.Head, .. lines] : lines);
        LockReading reading = Parse(FileName, all);

        // What cannot be read must not get lost: somebody has to look at it.
        return reading.Errors.Count == 0 ? reading.Lock.Write() : all + "\n";
    }

    /// <summary>Contracts of both; a contract of both on the same wire is taken from this lock.</summary>
    public ContractLock With(ContractLock other) => new(
        Messages.Concat(other.Messages).GroupBy(m => (m.Name, m.Wire)).Select(g => g.First()).ToEquatableArray(),
        Enums.Concat(other.Enums).GroupBy(e => (e.Name, e.Wire)).Select(g => g.First()).ToEquatableArray(),
        Services.Concat(other.Services).GroupBy(s => (s.Name, s.Wire)).Select(g => g.First()).ToEquatableArray());

    /// <summary>This lock, for writing in place of an earlier one: numbers that the earlier one reserves, and those that have gone since, stay reserved.</summary>
    public ContractLock After(ContractLock before) => LockReservations.Keep(before, this);

    /// <summary>The text of the lock: sorted, one fact a line, with <c>\n</c> at the end of each.</summary>
    public string Write() => LockText.Write(this);
}

/// <summary>A lock as it was read.</summary>
/// <param name="Lock">What could be read.</param>
/// <param name="Errors">Lines that could not (TERN3502).</param>
public sealed record LockReading(ContractLock Lock, EquatableArray<ContractDiagnostic> Errors);
