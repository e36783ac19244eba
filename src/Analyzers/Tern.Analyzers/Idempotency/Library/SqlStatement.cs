namespace Tern.Analyzers.Idempotency.Library;

internal enum SqlKind
{
    Other,
    Select,
    Insert,
    Update,
    Delete,
    Create,
    Drop,
    Merge,
}

/// <summary>What matters of one SQL statement.</summary>
internal sealed class SqlStatement
{
    public SqlKind Kind { get; set; }

    public string Table { get; set; } = "";

    /// <summary>Columns and the values that an insert gives them.</summary>
    public List<(string Column, string Value)> Values { get; } = [];

    /// <summary>Whether the statement has no effect or overwrites if the row, table or the like is there already, or missing.</summary>
    public bool IsConditional { get; set; }

    /// <summary>Whether a row that is there leaves the statement without effect, so that the count of rows tells.</summary>
    public bool KeepsExisting { get; set; }

    /// <summary>The column that is set by what it was.</summary>
    public string? Relative { get; set; }

    /// <summary>Whether the next value of a sequence is taken, or the next rows of a queue.</summary>
    public bool TakesNext { get; set; }

    /// <summary>Columns that the condition compares, with what.</summary>
    public List<(string Column, string Value)> Conditions { get; } = [];

    /// <summary>Columns that are set, with what.</summary>
    public List<(string Column, string Value)> Sets { get; } = [];
}
