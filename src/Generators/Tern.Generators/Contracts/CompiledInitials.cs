using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Tern.Generators.Contracts;

/// <summary>What the members of a compiled assembly begin with, read from the code of its constructors, where the compiler puts initialisers.</summary>
/// <remarks>Nothing is run. Code that is no plain initialiser makes a member begin with something unknown, which is told apart from zero.</remarks>
internal sealed class CompiledInitials
{
    private readonly Dictionary<string, Dictionary<string, CompiledInitial>> _byType = new(StringComparer.Ordinal);

    private CompiledInitials(MetadataReader reader, PEReader image)
    {
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            MethodDefinition[] methods = [.. type.GetMethods().Select(reader.GetMethodDefinition)];
            MethodDefinition[] constructors = [.. methods.Where(m => m.RelativeVirtualAddress != 0 && reader.StringComparer.Equals(m.Name, ".ctor"))];

            // A struct's constructor has no base to call, so nothing parts its initialisers from the rest; that of a record struct rarely has a rest.
            bool showsInitialisers = !IsStruct(reader, type) || methods.Any(m => reader.StringComparer.Equals(m.Name, "PrintMembers"));
            Dictionary<string, CompiledInitial> members = new(StringComparer.Ordinal);
            foreach (MethodDefinition constructor in constructors)
            {
                new ConstructorCode(reader, image.GetMethodBody(constructor.RelativeVirtualAddress).GetILContent(), handle).AddTo(members, showsInitialisers);
            }

            _byType[NameOf(reader, type)] = members;
        }
    }

    /// <summary>Reads an assembly; <see langword="null"/> if it is none.</summary>
    public static CompiledInitials? Read(ImmutableArray<byte> assembly)
    {
        try
        {
            using PEReader image = new(assembly);
            return image.HasMetadata ? new CompiledInitials(image.GetMetadataReader(), image) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException)
        {
            // Tokens and code that lead nowhere.
            return null;
        }
    }

    /// <summary>What a property or field begins with.</summary>
    public CompiledInitial Of(ISymbol member)
    {
        if (!_byType.TryGetValue(NameOf(member.ContainingType.OriginalDefinition), out Dictionary<string, CompiledInitial>? members))
        {
            return CompiledInitial.Unknown;
        }

        CompiledInitial initial = members.TryGetValue(member.Name, out CompiledInitial? field) ? field
            : members.TryGetValue($"<{member.Name}>k__BackingField", out CompiledInitial? backing) ? backing
            : CompiledInitial.Nothing;

        // A constructor with code of its own may have set it to something else.
        return initial.Value is null && members.ContainsKey("") ? CompiledInitial.Unknown : initial;
    }

    private static bool IsStruct(MetadataReader reader, TypeDefinition type)
        => type.BaseType.Kind == HandleKind.TypeReference && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type.BaseType).Name, "ValueType");

    private static string NameOf(INamedTypeSymbol type)
        => type.ContainingType is { } outer
            ? NameOf(outer) + "+" + type.MetadataName
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;

    private static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        string name = reader.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        if (!outer.IsNil)
        {
            return NameOf(reader, reader.GetTypeDefinition(outer)) + "+" + name;
        }

        string space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }
}

/// <summary>What a member begins with.</summary>
/// <param name="IsKnown">Whether that could be found out.</param>
/// <param name="IsSet">Whether an initialiser sets it.</param>
/// <param name="Value">The constant; <see langword="null"/> for zero and for nothing.</param>
internal sealed record CompiledInitial(bool IsKnown, bool IsSet, object? Value)
{
    /// <summary>The member is left alone.</summary>
    public static CompiledInitial Nothing { get; } = new(true, false, null);

    /// <summary>Zero, an empty text or an empty collection.</summary>
    public static CompiledInitial Zero { get; } = new(true, true, null);

    public static CompiledInitial Unknown { get; } = new(false, true, null);

    public static CompiledInitial Of(object value) => new(true, true, value);
}
