using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which types a decoder makes objects of: those that it is asked for, and what their members hold.</summary>
internal sealed partial class Reach
{
    private readonly HashSet<ITypeSymbol> _decodedTypes = new(SymbolEqualityComparer.Default);
    private ILookup<ISymbol, IMethodSymbol>? _genericCalls;
    private List<int>? _decoding;
    private bool _decodesAny;

    private static bool Decodes(Instruction i)
        => i is { Op: Op.Call, Key: IMethodSymbol method } && (IsDecoder(method) || TernContracts.IsService(method.ContainingType));

    private static bool IsDecoder(IMethodSymbol method) => method.ContainingType?.Name == "JsonSerializer" && method.Name.StartsWith("Deserialize", StringComparison.Ordinal);

    private void FindDecoded()
    {
        Stack<ITypeSymbol> work = new();
        foreach (Instruction i in _codes.SelectMany(c => c.Blocks).SelectMany(b => b.Code))
        {
            if (i is not { Op: Op.Call, Key: IMethodSymbol method } || !IsDecoder(method))
            {
                continue;
            }

            // Asked for by a type that is a value, it makes whatever that is.
            _decodesAny |= method.TypeArguments.IsEmpty;
            foreach (ITypeSymbol type in method.TypeArguments)
            {
                work.Push(type);
            }
        }

        if (work.Count > 0 || _decodesAny)
        {
            NoteNulls();
        }

        while (work.Count > 0 && !_decodesAny)
        {
            ITypeSymbol type = work.Pop();
            if (_program.IsSentWithNulls(""))
            {
                HoldsNulls(type);
            }

            Decoded(type, work);
        }
    }

    /// <summary>Of what a decoder makes that holds several things, some may be null where payloads show it.</summary>
    private void HoldsNulls(ITypeSymbol? type)
    {
        ITypeSymbol? each = type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments.Length: > 0 } named ? named.TypeArguments[named.TypeArguments.Length - 1] : null;
        foreach (int code in each is null ? [] : _decoding ??= [.. Enumerable.Range(0, _codes.Count).Where(c => _codes[c].Blocks.Exists(static b => b.Code.Exists(Decodes)))])
        {
            Source(code, Bag(each));
        }
    }

    /// <summary>Payloads that the code has show what peers send.</summary>
    private void NoteNulls()
    {
        foreach (Instruction i in _codes.SelectMany(c => c.Blocks).SelectMany(b => b.Code))
        {
            if (i is { Op: Op.Constant, Key: string text })
            {
                _program.NoteNulls(text);
            }
        }
    }

    private void Decoded(ITypeSymbol type, Stack<ITypeSymbol> work)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                work.Push(array.ElementType);
                break;
            case ITypeParameterSymbol { DeclaringMethod: { } method } parameter:
                if (_decodedTypes.Add(parameter))
                {
                    _genericCalls ??= _codes.SelectMany(c => c.Blocks).SelectMany(b => b.Code).Select(i => i.Key).OfType<IMethodSymbol>().Where(m => m.IsGenericMethod).ToLookup(m => (ISymbol)m.OriginalDefinition, SymbolEqualityComparer.Default);
                    foreach (IMethodSymbol call in _genericCalls[method.OriginalDefinition])
                    {
                        work.Push(call.TypeArguments[parameter.Ordinal]);
                    }
                }

                break;
            case ITypeParameterSymbol:
                _decodesAny = true;
                break;
            case INamedTypeSymbol named:
                Decoded(named, work);
                break;
        }
    }

    private void Decoded(INamedTypeSymbol type, Stack<ITypeSymbol> work)
    {
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            work.Push(argument);
        }

        if (!_program.IsSource(type) || !_decodedTypes.Add(type.OriginalDefinition))
        {
            return;
        }

        // What is derived from it may be asked for by a tag.
        foreach (INamedTypeSymbol other in _program.Types)
        {
            if (NullProgram.IsBelow(other, type) || (type.TypeKind == TypeKind.Interface && other.AllInterfaces.Contains(type, SymbolEqualityComparer.Default)))
            {
                work.Push(other);
            }
        }

        for (INamedTypeSymbol? t = type; t is not null && _program.IsSource(t); t = t.BaseType)
        {
            _decodedTypes.Add(t.OriginalDefinition);
            foreach (ISymbol member in t.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false } && Keys.TypeOf(member) is { } held)
                {
                    work.Push(held);
                    if (_program.IsSentWithNulls(member))
                    {
                        HoldsNulls(held);
                    }
                }
            }
        }
    }

    private bool MayLack(ISymbol member)
        => member is IFieldSymbol or IPropertySymbol
            && (_decodesAny || TernContracts.IsMessage(member.ContainingType) || _decodedTypes.Contains(member.ContainingType.OriginalDefinition))
            && _program.DecodedFact(member, null, _codes[0].Where).Origin is not null;
}
