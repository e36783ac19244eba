using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;
using Tern.Schema;
using Tern.Schema.Contracts;
using Tern.Schema.Idl;
using MethodKind = Microsoft.CodeAnalysis.MethodKind;

namespace Tern.Generators.Contracts;

/// <summary>Collects what symbols say of contracts beyond their models, and the types that they name on the way.</summary>
internal sealed class ContractNotes(Compilation compilation, IAssemblySymbol assembly, CompiledInitials? compiled, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, ContractNote> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _closed = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _foreign = new();
    private readonly InitialConstants _initial = new(compilation, compiled, cancellationToken);

    /// <summary>All notes by key.</summary>
    public IReadOnlyDictionary<string, ContractNote> All => _notes;

    /// <summary>The closed generic message of a name, if something that was noted names it.</summary>
    public INamedTypeSymbol? ClosedTypeOf(TypeName name) => _closed.TryGetValue(name.ToString(), out INamedTypeSymbol? type) ? type : null;

    /// <summary>Takes the next contract of another assembly that something names.</summary>
    public bool TryTakeForeign(out INamedTypeSymbol? type)
    {
        type = _foreign.Count > 0 ? _foreign.Dequeue() : null;
        return type is not null;
    }

    /// <summary>Notes a message.</summary>
    public void Add(INamedTypeSymbol type, MessageModel model)
    {
        Note(ContractKeys.Of(model.Type.Name), type, isException: type.HasAttribute(ContractNames.RpcException));
        foreach (FieldModel field in model.Fields)
        {
            if (type.BasesAndSelf().Reverse().SelectMany(t => t.GetMembers(field.Member)).FirstOrDefault(m => m is IPropertySymbol or IFieldSymbol) is { } member)
            {
                ITypeSymbol memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
                Note(ContractKeys.OfField(model.Type.Name, field.Id), member, DocOf(member), _initial.Of(type, member, field.Type));
                Visit(memberType);
            }
        }
    }

    /// <summary>Notes a union.</summary>
    public void Add(INamedTypeSymbol type, UnionModel model)
    {
        Note(ContractKeys.Of(model.Type.Name), type);
        foreach (UnionCaseModel one in model.Cases)
        {
            string name = one.Name.Name.Substring(one.Name.Name.LastIndexOf('.') + 1);
            if (type.GetTypeMembers(name).FirstOrDefault() is { } nested)
            {
                Note(ContractKeys.OfField(model.Type.Name, one.Id), nested);
                foreach (ISymbol member in nested.GetMembers(one.Member))
                {
                    Visit((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type);
                }
            }
        }
    }

    /// <summary>Notes a service.</summary>
    public void Add(INamedTypeSymbol type, ServiceModel model)
    {
        Note(ContractKeys.Of(model.Name), type);
        IEnumerable<IMethodSymbol> methods = type.AllInterfaces.Add(type).SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>().Where(m => m is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: true });
        foreach (IMethodSymbol method in methods)
        {
            string wireName = MethodParser.WireNameOf(method);
            if (model.Methods.FirstOrDefault(m => m.WireName == wireName) is { } known)
            {
                Add(model.Name, method, known);
            }
        }
    }

    private void Add(TypeName service, IMethodSymbol method, MethodModel model)
    {
        Note(ContractKeys.OfMethod(service, model.WireName), method);
        Visit(method.ReturnType);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (model.Parameters.FirstOrDefault(p => p.Name == parameter.Name) is { } argument)
            {
                string? doc = DocText.OfParameter(method, parameter.Name, cancellationToken);
                Note(ContractKeys.OfArgument(service, model.WireName, argument.Id), parameter, doc, _initial.Of(parameter, argument.Type));
                Visit(parameter.Type);
            }
        }

        foreach (AttributeData attribute in method.GetAttributes().Where(a => a.AttributeClass?.HasFullName(ContractNames.Throws) == true))
        {
            SourceSpan? where = attribute.ApplicationSyntaxReference is { } reference ? reference.GetSyntax(cancellationToken).GetLocation().ToSpan() : null;
            _notes[ContractKeys.OfThrows(service, model.WireName, attribute.ArgumentOf<int>(1))] = new ContractNote(null, where);
            Visit(attribute.ArgumentOf<INamedTypeSymbol>(0));
        }
    }

    // Enums, closed messages and contracts of others are found where they are used.
    private void Visit(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Visit(array.ElementType);
            return;
        }

        if (type is not INamedTypeSymbol named || !_seen.Add(named))
        {
            return;
        }

        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            Visit(argument);
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            AddEnum(named);
        }
        else if (MessageReference.IsContract(named))
        {
            AddReference(named);
        }
    }

    private void AddReference(INamedTypeSymbol type)
    {
        if (type.IsGenericType)
        {
            _closed[TypeNames.OfNotNull(type).ToString()] = type;

            // Its fields may close further ones.
            foreach (ISymbol member in type.BasesAndSelf().SelectMany(t => t.GetMembers()).Where(m => m is IPropertySymbol or IFieldSymbol && m.HasAttribute(ContractNames.RpcField)))
            {
                Visit((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type);
            }
        }
        else if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly))
        {
            _foreign.Enqueue(type);
        }
    }

    private void AddEnum(INamedTypeSymbol type)
    {
        TypeName name = TypeNames.OfNotNull(type);
        Note(ContractKeys.Of(name), type);
        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
        {
            string wireName = member.FindAttribute(ContractNames.RpcEnumValue)?.ArgumentOf<string>(0) ?? member.Name;
            Note(ContractKeys.OfValue(name, wireName), member);
        }
    }

    private void Note(string key, ISymbol symbol, string? doc = null, IdlValue? initial = null, bool isException = false)
    {
        // An editor has the syntax of other projects too, a build has not; places there are none of this project's.
        bool isForeign = !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);
        _notes[key] = new ContractNote(
            doc ?? (symbol is IParameterSymbol ? null : DocText.Of(symbol, cancellationToken)),
            isForeign ? null : symbol.ToSpan(),
            initial,
            isException,
            isForeign);
    }

    // A positional record says it at its parameter.
    private string? DocOf(ISymbol member)
        => DocText.Of(member, cancellationToken) ?? DocText.OfParameter(member.ContainingType, member.Name, cancellationToken);
}
