using Tern.Idl;

namespace Tern.Generic;

/// <summary>How IDL is found and read. Set once, then shared.</summary>
public sealed class GenericContractOptions
{
    /// <summary>The defaults.</summary>
    public static GenericContractOptions Default { get; } = new();

    /// <summary>Folders in which includes are looked for, in this order; in Thrift behind the folder of the including file.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> IncludeFolders { get; init; } = [];

    /// <summary>Whether Thrift fields without an id get −1, −2, … as Apache's compiler gives them; otherwise 1, 2, … as CloudWeGo's does.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool NegativeFieldIds { get; init; }

    internal IdlOptions ToIdlOptions() => new(new([.. IncludeFolders]), NegativeFieldIds);
}
