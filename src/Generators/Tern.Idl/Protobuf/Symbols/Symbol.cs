using Tern.Schema;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>Something with a name, while files are being linked.</summary>
internal abstract class Symbol
{
    protected Symbol(FileSymbol file, MessageSymbol? container, string name, string fullName, SourceSpan where)
    {
        File = file;
        Container = container;
        Name = name;
        FullName = fullName;
        Where = where;
    }

    public FileSymbol File { get; }

    /// <summary>The message in which it is defined; <see langword="null"/> at the top of a file.</summary>
    public MessageSymbol? Container { get; }

    public string Name { get; }

    /// <summary>Its name with package and containing messages.</summary>
    public string FullName { get; }

    public SourceSpan Where { get; }

    /// <summary>What it is, in messages.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether names can stand in it.</summary>
    public virtual bool IsScope => false;

    /// <summary>Whether a field can have it as its type.</summary>
    public virtual bool IsType => false;

    /// <summary>Another symbol of the same name, in another file.</summary>
    public Symbol? Next { get; set; }

    /// <summary>Whether it has an error that makes it useless, so that it is left out of the schema.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Its options, once they are read.</summary>
    public OptionSet Options { get; set; } = OptionSet.Empty;

    /// <summary>The full name of what it stands in; empty if that is a file without package.</summary>
    public string Scope => Container?.FullName ?? File.Package;

    /// <summary>The name of something within a scope.</summary>
    public static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;
}
