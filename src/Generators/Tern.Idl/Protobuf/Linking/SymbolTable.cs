using Tern.Idl.Protobuf.Symbols;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>All definitions by full name. Files that do not see each other may use one name for different things.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>Names with more than one definition.</summary>
    public List<string> Shared { get; } = [];

    /// <summary>Adds a definition.</summary>
    /// <returns>The one of the same name in the same file, which stays; <see langword="null"/> if there is none.</returns>
    public Symbol? Add(Symbol symbol)
    {
        if (!_symbols.TryGetValue(symbol.FullName, out Symbol? first))
        {
            _symbols.Add(symbol.FullName, symbol);
            return null;
        }

        Symbol last = first;
        for (Symbol? other = first; other is not null; other = other.Next)
        {
            if (other.File == symbol.File)
            {
                return other;
            }

            last = other;
        }

        if (last == first)
        {
            Shared.Add(symbol.FullName);
        }

        last.Next = symbol;
        return null;
    }

    /// <summary>All definitions of a name, linked by <see cref="Symbol.Next"/>.</summary>
    public Symbol? Find(string fullName) => _symbols.TryGetValue(fullName, out Symbol? symbol) ? symbol : null;
}
