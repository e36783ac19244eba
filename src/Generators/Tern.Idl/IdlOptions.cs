using Tern.Schema;

namespace Tern.Idl;

/// <summary>How files are found and read beyond what they say.</summary>
/// <param name="IncludeFolders">Folders in which includes are looked for, after the including file's own (Thrift), in this order.</param>
/// <param name="NegativeFieldIds">Whether Thrift fields without an id get −1, −2, … as Apache's compiler gives them; otherwise 1, 2, … as thriftgo does.</param>
public sealed record IdlOptions(EquatableArray<string> IncludeFolders = default, bool NegativeFieldIds = false)
{
    /// <summary>No folders, and the field ids of thriftgo.</summary>
    public static IdlOptions Default { get; } = new();
}
