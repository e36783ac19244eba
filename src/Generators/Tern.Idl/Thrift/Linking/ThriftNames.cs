using Tern.Idl.Text;
using Tern.Schema;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Finds what names stand for. A name has at most one qualifier for its file, which is the name of that file; constants of enums have that of the enum too.</summary>
internal sealed class ThriftNames(ThriftLinkContext context)
{
    // Looking for what may be meant costs a walk through all names; nobody reads so many messages.
    private const int MaxSuggestions = 20;

    private int _suggestions;

    /// <summary>A definition of a kind; null, and reported, if the name stands for none.</summary>
    /// <param name="scope">The file that uses the name.</param>
    /// <param name="name">The name.</param>
    /// <param name="where">Its place.</param>
    /// <param name="needed">What is needed, with an article: "a type", "a service".</param>
    /// <param name="fits">Whether a definition is that.</param>
    public ThriftSymbol? Find(ThriftScope scope, string name, SourceSpan where, string needed, Func<ThriftDefinition, bool> fits)
    {
        if (!TryFind(scope, name, where, out ThriftSymbol? symbol))
        {
            return null;
        }

        if (symbol is null)
        {
            ReportUndefined(scope, name, where, WithoutArticle(needed), fits);
            return null;
        }

        if (!fits(symbol.Definition))
        {
            context.Report(IdlRules.WrongKindOfName, where, name, symbol.Kind, needed);
            return null;
        }

        return symbol;
    }

    /// <summary>What a name in a value stands for: a constant, or an item of an enum.</summary>
    /// <param name="scope">The file that uses the name.</param>
    /// <param name="reference">The name.</param>
    /// <param name="itemsOf">The items of an enum, or of what a typedef of one stands for; null for other definitions.</param>
    /// <param name="expected">The enum that is needed, if one is.</param>
    /// <returns>The constant, or the enum with the name of its item; nothing if it stands for neither, which is reported.</returns>
    public (ThriftSymbol Symbol, string? Item)? FindValue(ThriftScope scope, ThriftReference reference, Func<ThriftSymbol, EnumItems?> itemsOf, ThriftSymbol? expected)
    {
        string name = reference.Name;
        int dot = name.LastIndexOf('.');
        ThriftSymbol? owner = null;
        if (!TryFind(scope, name, reference.Where, out ThriftSymbol? symbol) || (dot > 0 && !TryFind(scope, name.Substring(0, dot), reference.Where, out owner)))
        {
            return null;
        }

        string item = name.Substring(dot + 1);
        EnumItems? items = owner is null ? null : itemsOf(owner);
        bool isItem = items?.Names.Contains(item) == true;
        if (isItem && symbol is not null)
        {
            context.Report(IdlRules.AmbiguousName, reference.Where, name, $"{symbol.Kind} of '{symbol.Scope.Path}' or an item of '{owner!.Definition.Name}'");
            return null;
        }

        if (symbol is not null || (isItem && (expected is null || itemsOf(owner!) == itemsOf(expected))))
        {
            return isItem ? (owner!, item) : ConstantOf(symbol!, reference);
        }

        string? meant = expected is not null && itemsOf(expected)?.Names.Contains(item) == true ? QualifiedName(scope, expected) + "." + item : null;
        if (meant is not null && dot > 0)
        {
            // Apache looks at the last part alone where an enum is needed.
            context.Report(IdlRules.ItemByLastName, reference.Where, name, meant);
            return (expected!, item);
        }

        if (isItem)
        {
            return (owner!, item);
        }

        ReportUndefinedValue(scope, reference, items is null ? null : owner, items, meant);
        return null;
    }

    private (ThriftSymbol Symbol, string? Item)? ConstantOf(ThriftSymbol symbol, ThriftReference reference)
    {
        if (symbol.Definition is not ThriftConst)
        {
            context.Report(IdlRules.WrongKindOfName, reference.Where, reference.Name, symbol.Kind, "a value");
            return null;
        }

        return (symbol, null);
    }

    /// <summary>Looks a name up without complaint if there is nothing.</summary>
    /// <returns>False if what it stands for cannot be known, which has been reported: it is ambiguous, or its file is missing or damaged.</returns>
    private bool TryFind(ThriftScope scope, string name, SourceSpan where, out ThriftSymbol? symbol)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            return scope.Symbols.TryGetValue(name, out symbol) || scope.Document.IsComplete;
        }

        symbol = null;
        if (!scope.ByStem.TryGetValue(name.Substring(0, dot), out List<ThriftInclude>? includes))
        {
            return true;
        }

        bool isKnown = true;
        string simple = name.Substring(dot + 1);
        foreach (ThriftInclude include in includes)
        {
            if (include.Target is not { } target)
            {
                isKnown = false;
            }
            else if (!target.Symbols.TryGetValue(simple, out ThriftSymbol? found))
            {
                isKnown &= target.Document.IsComplete;
            }
            else if (symbol is not null && symbol != found)
            {
                context.Report(IdlRules.AmbiguousName, where, name, $"that of '{symbol.Scope.Path}' or that of '{target.Path}'");
                include.IsUsed = true;
                return false;
            }
            else
            {
                include.IsUsed |= symbol is null;
                symbol = found;
            }
        }

        // Whoever misspells a name uses the file all the same.
        includes[0].IsUsed |= symbol is null;
        return isKnown || symbol is not null;
    }

    private void ReportUndefined(ThriftScope scope, string name, SourceSpan where, string needed, Func<ThriftDefinition, bool> fits)
    {
        string? foreign = needed == "type" ? ThriftWords.TypeFor(name) : null;
        string advice = foreign is not null ? $"; Thrift's is {foreign}" : AdviceFor(scope, name, fits, needed == "type" ? ThriftWords.Scalars : []);
        context.Report(IdlRules.UndefinedName, where, needed, name, advice);
    }

    private void ReportUndefinedValue(ThriftScope scope, ThriftReference reference, ThriftSymbol? owner, EnumItems? items, string? meant)
    {
        if (owner is null || items is null)
        {
            string advice = meant is not null ? $"; write '{meant}'" : AdviceFor(scope, reference.Name, definition => definition is ThriftConst, ["true", "false"]);
            context.Report(IdlRules.UndefinedName, reference.Where, "constant", reference.Name, advice);
        }
        else if (owner.Definition.IsComplete)
        {
            string item = reference.Name.Substring(reference.Name.LastIndexOf('.') + 1);
            string? similar = MaySuggest() ? Spelling.Closest(item, items.Names) : null;
            context.Report(IdlRules.UndefinedName, reference.Where, $"item of '{owner.Definition.Name}' called", item, similar is null ? "" : $"; did you mean '{similar}'?");
        }
    }

    private string AdviceFor(ThriftScope scope, string name, Func<ThriftDefinition, bool> fits, IEnumerable<string> further)
    {
        int dot = name.LastIndexOf('.');
        string stem = dot < 0 ? "" : name.Substring(0, dot);
        string simple = name.Substring(dot + 1);
        if (stem == IdlPath.StemOf(scope.Path) && scope.Symbols.ContainsKey(simple))
        {
            return $"; write '{simple}', it is in this file";
        }

        if (dot > 0 && !scope.ByStem.ContainsKey(stem))
        {
            return stem.IndexOf('.') < 0 ? $"; no file '{stem}.thrift' is included" : "; the name of its file is all that qualifies a name";
        }

        if (!MaySuggest())
        {
            return "";
        }

        if (dot < 0 && scope.Includes.FirstOrDefault(i => i.Target is { } target && target.Symbols.TryGetValue(name, out ThriftSymbol? found) && fits(found.Definition)) is { } elsewhere)
        {
            return $"; write '{IdlPath.StemOf(elsewhere.Target!.Path)}.{name}'";
        }

        IEnumerable<ThriftSymbol> candidates = dot < 0 ? scope.InOrder : scope.ByStem[stem].Where(i => i.Target is not null).SelectMany(i => i.Target!.InOrder);
        string? similar = Spelling.Closest(simple, candidates.Where(s => fits(s.Definition)).Select(s => s.Definition.Name).Concat(dot < 0 ? further : []));
        return similar is null ? "" : $"; did you mean '{(dot < 0 ? "" : stem + ".")}{similar}'?";
    }

    /// <summary>Whether one more search for what may be meant is worth its time.</summary>
    public bool MaySuggest() => _suggestions++ < MaxSuggestions;

    private static string QualifiedName(ThriftScope scope, ThriftSymbol symbol)
        => (symbol.Scope == scope ? "" : IdlPath.StemOf(symbol.Scope.Path) + ".") + symbol.Definition.Name;

    private static string WithoutArticle(string needed) => needed.Substring(needed.IndexOf(' ') + 1);
}
