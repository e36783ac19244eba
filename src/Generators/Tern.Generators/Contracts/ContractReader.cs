using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Generators.CSharp;
using Tern.Generators.Pipeline;
using Tern.Schema;
using Tern.Schema.Contracts;

namespace Tern.Generators.Contracts;

/// <summary>Reads all contracts of a compilation at once, with documentation and places: for tools that export, record or compare them.</summary>
/// <remarks>
/// The generator reads contracts one by one, and without what changes when a line moves. Types that the generator made of IDL are left out: the IDL speaks for them. Documentation is there if the
/// compilation parses it (<c>DocumentationMode.Parse</c>).
/// </remarks>
public sealed class ContractReader
{
    private const string GeneratorFolder = "Tern.Generators.TernGenerator";

    private readonly Compilation _compilation;
    private readonly IAssemblySymbol _assembly;
    private readonly CompiledInitials? _compiled;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _withForeign;
    private readonly ContractNotes _notes;
    private readonly Dictionary<string, MessageModel> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnionModel> _unions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumType> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServiceModel> _services = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    private ContractReader(Compilation compilation, IAssemblySymbol assembly, CompiledInitials? compiled, bool withForeign, CancellationToken cancellationToken)
    {
        _compiled = compiled;
        _compilation = compilation;
        _assembly = assembly;
        _withForeign = withForeign;
        _cancellationToken = cancellationToken;
        _notes = new ContractNotes(compilation, assembly, compiled, cancellationToken);
    }

    /// <summary>Reads the contracts that a compilation declares.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="withForeign">Whether contracts of other assemblies that these refer to are read too: whoever writes them as a file needs them.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <exception cref="OperationCanceledException">Reading was ended early.</exception>
    public static ContractSet Read(Compilation compilation, bool withForeign, CancellationToken cancellationToken = default)
    {
        // Others keep private what their own generated code reaches.
        Compilation all = withForeign && compilation is CSharpCompilation { Options.MetadataImportOptions: not MetadataImportOptions.All } csharp
            ? csharp.WithOptions(csharp.Options.WithMetadataImportOptions(MetadataImportOptions.All))
            : compilation;
        return new ContractReader(all, all.Assembly, null, withForeign, cancellationToken).Read();
    }

    /// <summary>Reads the contracts of a compiled assembly, those of IDL that it compiled too.</summary>
    /// <remarks>
    /// Initial values are read from the code of constructors; one that is more than an initialiser counts as unknown, as is what members of other assemblies begin with. Comments are there if
    /// the assembly's documentation file is given.
    /// </remarks>
    /// <param name="assembly">What stands in the assembly's file.</param>
    /// <param name="documentation">Text of its documentation file; <see langword="null"/> if there is none.</param>
    /// <param name="references">What it was compiled with: the platform, Tern's assemblies, and those whose contracts it uses.</param>
    /// <param name="withForeign">Whether contracts of other assemblies that these refer to are read too: whoever writes them as a file needs them.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    /// <exception cref="OperationCanceledException">Reading was ended early.</exception>
    public static ContractSet ReadCompiled(
        ImmutableArray<byte> assembly,
        string? documentation,
        IEnumerable<MetadataReference> references,
        bool withForeign,
        CancellationToken cancellationToken = default)
    {
        CompiledInitials compiled = CompiledInitials.Read(assembly) ?? throw new BadImageFormatException("The file is no .NET assembly.");
        MetadataReference target = MetadataReference.CreateFromImage(assembly, documentation: documentation is null ? null : new DocumentationText(documentation));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Contracts",
            references: [target, .. references],
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));
        return compilation.GetAssemblyOrModuleSymbol(target) is IAssemblySymbol symbol
            ? new ContractReader(compilation, symbol, compiled, withForeign, cancellationToken).Read()
            : throw new BadImageFormatException("The file is no .NET assembly.");
    }

    private ContractSet Read()
    {
        foreach (INamedTypeSymbol type in TypesIn(_assembly.GlobalNamespace))
        {
            ReadType(type, new ParseContext(_compilation, _cancellationToken, _assembly, _compiled));
        }

        // What is found on the way names further ones.
        while (_withForeign && _notes.TryTakeForeign(out INamedTypeSymbol? foreign))
        {
            ReadType(foreign!, new ParseContext(_compilation, _cancellationToken, foreign!.ContainingAssembly, _compiled));
        }

        return new ContractSet(
            _messages.Values.OrderBy(m => m.Type.ProtobufName, StringComparer.Ordinal).ToEquatableArray(),
            _unions.Values.OrderBy(u => u.Type.ProtobufName, StringComparer.Ordinal).ToEquatableArray(),
            _enums.Values.OrderBy(e => e.ProtobufName, StringComparer.Ordinal).ToEquatableArray(),
            _services.Values.OrderBy(s => s.WireName, StringComparer.Ordinal).ToEquatableArray(),
            _broken.OrderBy(b => b, StringComparer.Ordinal).ToEquatableArray(),
            _notes.All);
    }

    private void ReadType(INamedTypeSymbol type, ParseContext context)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace: { Name: "Tern", ContainingNamespace.IsGlobalNamespace: true } } known)
            {
                continue;
            }

            switch (known.Name)
            {
                case "RpcMessageAttribute" or "RpcExceptionAttribute":
                    Add(type, MessageParser.Parse(context, type, attribute));
                    return;
                case "RpcUnionAttribute":
                    Add(type, UnionParser.Parse(context, type));
                    return;
                case "RpcServiceAttribute" when type.TypeKind == TypeKind.Interface:
                    Add(type, ServiceParser.Parse(context, type));
                    return;
            }
        }
    }

    private void Add(INamedTypeSymbol type, Parsed<MessageModel> parsed)
    {
        if (parsed.Model is { HasErrors: false } model)
        {
            Add(type, model);
        }
        else if (parsed.Diagnostics.Count > 0)
        {
            _broken.Add(ProtobufParser.NameOf(type));
        }

        AddClosed(parsed.ClosedMessages);
    }

    private void Add(INamedTypeSymbol type, MessageModel model)
    {
        if (!_messages.ContainsKey(model.Type.ProtobufName))
        {
            _messages.Add(model.Type.ProtobufName, model);
            _notes.Add(type, model);
            AddEnums(model.Fields.Select(f => f.Type));
        }
    }

    private void Add(INamedTypeSymbol type, Parsed<UnionModel> parsed)
    {
        if (parsed.Model is { HasErrors: false } model)
        {
            _unions[model.Type.ProtobufName] = model;
            _notes.Add(type, model);
            AddEnums(model.Cases.Select(c => c.Type));
        }
        else
        {
            _broken.Add(ProtobufParser.NameOf(type));
        }

        AddClosed(parsed.ClosedMessages);
    }

    private void Add(INamedTypeSymbol type, Parsed<ServiceModel> parsed)
    {
        if (parsed.Model is { } model)
        {
            _services[model.WireName] = model;
            _notes.Add(type, model);
            AddEnums(model.Methods.SelectMany(m => m.Parameters.Select(p => p.Type).Concat(m.Reply is null ? [] : [m.Reply])));
        }
        else
        {
            _broken.Add(ServiceParser.WireNameOf(type));
        }

        AddClosed(parsed.ClosedMessages);
    }

    private void AddClosed(EquatableArray<MessageModel> closed)
    {
        foreach (MessageModel model in closed.Where(m => !m.HasErrors))
        {
            if (_notes.ClosedTypeOf(model.Type.Name) is { } type)
            {
                Add(type, model);
            }
        }
    }

    private void AddEnums(IEnumerable<TypeModel> types)
    {
        foreach (EnumType type in types.SelectMany(EnumsIn))
        {
            _enums[type.ProtobufName] = type;
        }
    }

    private static IEnumerable<EnumType> EnumsIn(TypeModel type) => type switch
    {
        EnumType one => [one],
        ListType list => EnumsIn(list.Element),
        SetType set => EnumsIn(set.Element),
        MapType map => EnumsIn(map.Key).Concat(EnumsIn(map.Value)),
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && !IsGenerated(type))
            {
                yield return type;
            }

            foreach (INamedTypeSymbol nested in TypesIn(member))
            {
                yield return nested;
            }
        }
    }

    private static bool IsGenerated(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length > 0
            && type.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath.IndexOf(GeneratorFolder, StringComparison.Ordinal) >= 0);
}
