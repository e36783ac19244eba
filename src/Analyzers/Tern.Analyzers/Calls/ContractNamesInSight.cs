using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Calls;

/// <summary>The names by which code of a compilation can use contracts, its own and those that it references. Code that says none of them has no call in it, and sets nothing that travels.</summary>
internal sealed class ContractNamesInSight
{
    private static readonly string[] s_contractMarks = ["RpcService", "RpcServiceAttribute", "RpcMessage", "RpcMessageAttribute", "RpcField", "RpcFieldAttribute", "RpcUnion", "RpcUnionAttribute"];
    private static readonly string[] s_idempotentMarks = ["Idempotent", "IdempotentAttribute"];
    private static readonly NameScan s_contracts = new(s_contractMarks);
    private static readonly NameScan s_idempotent = new(s_idempotentMarks);
    private static readonly NameScan s_any = new([.. s_contractMarks, .. s_idempotentMarks]);

    // Trees and referenced assemblies outlive a compilation while somebody types.
    private static readonly ConditionalWeakTable<SyntaxTree, Mentions> s_trees = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, Mentions> s_assemblies = new();

    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lossy = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _bases = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _messages = [];

    private ContractNamesInSight(Compilation compilation, CancellationToken cancellationToken)
    {
        if (AnyTree(compilation, withIdempotent: false, cancellationToken))
        {
            Collect(compilation.Assembly.GlobalNamespace, cancellationToken);
        }

        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (MentionsOf(assembly).Contracts)
            {
                Collect(assembly.GlobalNamespace, cancellationToken);
            }
        }

        foreach (INamedTypeSymbol message in _messages)
        {
            AddLossy(message);
        }
    }

    /// <summary>Methods of services.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>Members and types that are given values of which the wire may carry less than they hold.</summary>
    public IReadOnlyCollection<string> Lossy => _lossy;

    /// <summary>Whether such a value may be an argument of <c>new(</c>.</summary>
    public bool LossyConstructors { get; private set; }

    public static ContractNamesInSight Read(Compilation compilation, CancellationToken cancellationToken) => new(compilation, cancellationToken);

    /// <summary>Whether any method in sight may be marked as idempotent.</summary>
    public static bool MayBeIdempotent(Compilation compilation, CancellationToken cancellationToken)
    {
        if (AnyTree(compilation, withIdempotent: true, cancellationToken))
        {
            return true;
        }

        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (MentionsOf(assembly).Idempotent)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyTree(Compilation compilation, bool withIdempotent, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (!s_trees.TryGetValue(tree, out Mentions? mentions))
            {
                var text = tree.GetText(cancellationToken);
                mentions = !s_any.IsIn(text) ? Mentions.Nothing : new Mentions(s_contracts.IsIn(text), s_idempotent.IsIn(text));
                mentions = s_trees.GetValue(tree, _ => mentions);
            }

            if (withIdempotent ? mentions.Idempotent : mentions.Contracts)
            {
                return true;
            }
        }

        return false;
    }

    // A contract names an attribute of Tern, which its assembly then refers to. That is quickly told from metadata, where walking its types would read them all.
    private static Mentions MentionsOf(IAssemblySymbol assembly) => s_assemblies.GetValue(assembly, ReadMentions);

    private static Mentions ReadMentions(IAssemblySymbol assembly)
    {
        if (assembly.GetMetadata() is not { } metadata)
        {
            // Another project in an editor.
            bool refers = assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "Tern.Abstractions"));
            return refers ? new Mentions(true, true) : Mentions.Nothing;
        }

        bool contracts = false;
        bool idempotent = false;
        foreach (ModuleMetadata module in metadata.GetModules())
        {
            MetadataReader reader = module.GetMetadataReader();
            foreach (TypeReferenceHandle handle in reader.TypeReferences)
            {
                StringHandle name = reader.GetTypeReference(handle).Name;
                contracts |= reader.StringComparer.Equals(name, "RpcServiceAttribute") || reader.StringComparer.Equals(name, "RpcMessageAttribute") || reader.StringComparer.Equals(name, "RpcFieldAttribute");
                idempotent |= reader.StringComparer.Equals(name, "IdempotentAttribute");
            }
        }

        return contracts || idempotent ? new Mentions(contracts, idempotent) : Mentions.Nothing;
    }

    private void Collect(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ISymbol member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceSymbol inner:
                    Collect(inner, cancellationToken);
                    break;
                case INamedTypeSymbol type:
                    Add(type);
                    if (!type.GetTypeMembers().IsEmpty)
                    {
                        Collect(type, cancellationToken);
                    }

                    break;
            }
        }
    }

    private void Add(INamedTypeSymbol type)
    {
        switch (type.TypeKind)
        {
            case TypeKind.Interface when type.HasAttribute(ContractNames.RpcService):
                AddCalls(type);
                foreach (INamedTypeSymbol parent in type.AllInterfaces)
                {
                    AddCalls(parent);
                }

                break;
            case TypeKind.Class or TypeKind.Struct when type.HasAttribute(ContractNames.RpcMessage):
                _messages.Add(type);
                for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
                {
                    // Its fields are fields of the message.
                    _messages.Add(parent.OriginalDefinition);
                    _bases.Add(parent.OriginalDefinition);
                }

                break;
            case TypeKind.Class or TypeKind.Struct when type.HasAttribute(ContractNames.RpcException) || type.HasAttribute(ContractNames.RpcUnion):
                _messages.Add(type);
                _messages.AddRange(type.GetTypeMembers());
                break;
        }
    }

    private void AddCalls(INamedTypeSymbol service)
    {
        foreach (ISymbol member in service.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary })
            {
                _calls.Add(member.Name);
            }
        }
    }

    private void AddLossy(INamedTypeSymbol message)
    {
        foreach (ISymbol member in message.GetMembers())
        {
            ITypeSymbol? type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
            if (type is not null && MayLose(type))
            {
                _lossy.Add(member.Name);
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && !_lossy.Contains(message.Name) && constructor.Parameters.Any(p => MayLose(p.Type)))
            {
                _lossy.Add(message.Name);
                LossyConstructors |= !constructor.IsImplicitlyDeclared;
            }
        }
    }

    private bool MayLose(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.TypeKind == TypeKind.TypeParameter || type.SpecialType == SpecialType.System_DateTime || type.Name == "DateTimeOffset" || _bases.Contains(type.OriginalDefinition);
    }

    /// <summary>Which attributes a file or an assembly mentions.</summary>
    private sealed class Mentions(bool contracts, bool idempotent)
    {
        public static readonly Mentions Nothing = new(false, false);

        public bool Contracts => contracts;

        public bool Idempotent => idempotent;
    }
}
