namespace Tern.Idl.Thrift.Linking;

/// <summary>One file while it is linked: its definitions by name, and the files that it includes.</summary>
internal sealed class ThriftScope(ThriftDocument document)
{
    public ThriftDocument Document { get; } = document;

    public string Path => Document.Path;

    /// <summary>Definitions by name; of several with one name the first.</summary>
    public Dictionary<string, ThriftSymbol> Symbols { get; } = new(StringComparer.Ordinal);

    /// <summary>Definitions in the order of their appearance, without those whose name is taken.</summary>
    public List<ThriftSymbol> InOrder { get; } = [];

    public List<ThriftInclude> Includes { get; } = [];

    /// <summary>Includes by what qualifies names from them.</summary>
    public Dictionary<string, List<ThriftInclude>> ByStem { get; } = new(StringComparer.Ordinal);
}

/// <summary>An include of a file.</summary>
internal sealed class ThriftInclude(IdlInclude line, ThriftScope? target)
{
    public IdlInclude Line { get; } = line;

    /// <summary>The included file; null if there is none.</summary>
    public ThriftScope? Target { get; } = target;

    public bool IsUsed { get; set; }
}
