using Tern.Schema;

namespace Tern.Idl;

/// <summary>How files are found and read beyond what they say.</summary>
/// <param name="IncludeFolders">Folders in which includes are looked for, after the including file's own (Thrift), in this order.</param>
/// <param name="NegativeFieldIds">Whether Thrift fields without an id get −1, −2, … as Apache's compiler gives them; otherwise 1, 2, … as thriftgo does.</param>
/// <param name="NegativeFieldIdFiles">Files that get negative ids in any case.</param>
public sealed record IdlOptions(
    EquatableArray<string> IncludeFolders = default,
    bool NegativeFieldIds = false,
    EquatableArray<string> NegativeFieldIdFiles = default)
{
    /// <summary>No folders, and the field ids of thriftgo.</summary>
    public static IdlOptions Default { get; } = new();

    /// <summary>Whether the fields of a file that have no id get negative ones.</summary>
    public bool HasNegativeFieldIds(string file) => NegativeFieldIds || NegativeFieldIdFiles.Contains(file);
}
