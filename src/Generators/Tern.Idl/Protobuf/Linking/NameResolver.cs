using Tern.Idl.Protobuf.Symbols;
using Tern.Schema;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>
/// Finds what a name stands for, as <c>protoc</c> does: the first part of a name is looked for in the scope around it, then further out; where something that can hold names is found, the rest must be in
/// it. Only what the file itself, its imports and their public imports define can be found.
/// </summary>
internal sealed class NameResolver
{
    private readonly LinkContext _context;

    public NameResolver(LinkContext context) => _context = context;

    /// <summary>Looks a name up.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="scope">Full name of what it stands in.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="typesOnly">Whether only messages and enums are meant, so that a field of the name hides nothing.</param>
    public Found Find(string name, string scope, FileSymbol file, bool typesOnly)
    {
        if (name.StartsWith(".", StringComparison.Ordinal))
        {
            return new(FindVisible(name.Substring(1), file).Symbol, null);
        }

        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        for (; scope.Length > 0; scope = scope.Substring(0, Math.Max(0, scope.LastIndexOf('.'))))
        {
            (Symbol? symbol, bool isPackage) = FindVisible(Symbol.Join(scope, first), file);
            if (symbol is null && !isPackage)
            {
                continue;
            }

            if (dot < 0)
            {
                if (symbol is not null && (!typesOnly || symbol.IsType))
                {
                    return new(symbol, null);
                }

                if (symbol is null && !typesOnly)
                {
                    return new(null, null);
                }
            }
            else if (isPackage || symbol!.IsScope)
            {
                string full = Symbol.Join(scope, name);
                Symbol? inner = FindVisible(full, file).Symbol;
                return new(inner, inner is null ? full : null);
            }
        }

        return new(FindVisible(name, file).Symbol, null);
    }

    /// <summary>Finds a definition by its full name among those that a file sees.</summary>
    public Symbol? FindFull(string fullName, FileSymbol file) => FindVisible(fullName, file).Symbol;

    /// <summary>Reports a name that stands for nothing.</summary>
    public void ReportUndefined(string kind, string name, string? resolved, FileSymbol file, SourceSpan where)
    {
        // What a missing import would have defined is not known; the import has its own error.
        if (file.HasMissingImports)
        {
            return;
        }

        string hint = "";
        if (resolved is not null)
        {
            hint = $"; its first part is found nearest as part of '{resolved}', which does not exist. A leading dot, '.{name}', begins outside of all packages";
        }

        if (Elsewhere(name, file) is { } other)
        {
            hint = $"; '{other.File.Path}' defines it, which this file does not import";
        }

        _context.Report(IdlRules.UndefinedName, where, kind, name, hint);
    }

    private Symbol? Elsewhere(string name, FileSymbol file)
    {
        string bare = name.TrimStart('.');
        for (string scope = file.Package; ; scope = scope.Substring(0, Math.Max(0, scope.LastIndexOf('.'))))
        {
            Symbol? symbol = _context.Symbols.Find(Symbol.Join(scope, bare));
            if (symbol is not null && !Sees(file, symbol))
            {
                return symbol;
            }

            if (scope.Length == 0)
            {
                return null;
            }
        }
    }

    private (Symbol? Symbol, bool IsPackage) FindVisible(string fullName, FileSymbol file)
    {
        for (Symbol? symbol = _context.Symbols.Find(fullName); symbol is not null; symbol = symbol.Next)
        {
            if (Sees(file, symbol))
            {
                file.Used.Add(symbol.File);
                return (symbol, false);
            }
        }

        return (null, file.SeesPackage(fullName));
    }

    private static bool Sees(FileSymbol file, Symbol symbol)
        => file.Visible.Contains(symbol.File) || (symbol is FieldSymbol { IsExtension: true } && file.VisibleOptions.Contains(symbol.File));

    /// <summary>What a name stands for.</summary>
    /// <param name="Symbol">The definition; <see langword="null"/> if there is none.</param>
    /// <param name="Resolved">The full name that the lookup settled on without finding a definition.</param>
    public readonly record struct Found(Symbol? Symbol, string? Resolved);
}
