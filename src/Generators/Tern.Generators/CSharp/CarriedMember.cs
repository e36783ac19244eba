using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>A member with [RpcField], while its message is parsed.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its field id.</param>
/// <param name="WireName">Its wire name.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Where">Where its attribute's target is.</param>
internal sealed record CarriedMember(ISymbol Symbol, ITypeSymbol Type, int Id, string WireName, AttributeData Attribute, SourceSpan? Where)
{
    /// <summary>Whether the cases of a union are fields of the message itself.</summary>
    public bool IsOneOf => Attribute.AttributeClass?.Name == "RpcOneOfAttribute";

    /// <summary>The ids that it takes.</summary>
    public IEnumerable<int> Ids => IsOneOf && Type is INamedTypeSymbol union ? UnionParser.IdsOf(union) : [Id];

    /// <summary>How the member reads in a message.</summary>
    public string Display => $"{Symbol.ContainingType.Name}.{Symbol.Name}";

    /// <summary>Whether C# can assign it at any time from generated code.</summary>
    public bool IsAssignableIn(IAssemblySymbol assembly) => Symbol switch
    {
        IPropertySymbol { SetMethod: { IsInitOnly: false } setter } => setter.IsReachableIn(assembly),
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };

    /// <summary>Whether something other than a constructor can assign it, if need be around its accessibility.</summary>
    public bool HasSetter => Symbol is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false };

    /// <summary>Whether an initialiser or a constructor with a body may give it a value; a type of another assembly does not show that.</summary>
    public bool MayBeginWithValue => Symbol.DeclaringSyntaxReferences.Length == 0
        || Symbol.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null } or VariableDeclaratorSyntax { Initializer: not null })
        || Symbol.ContainingType.InstanceConstructors.Any(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ConstructorDeclarationSyntax));

    /// <summary>Whether C# wants an initialiser for it.</summary>
    public bool IsRequired => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
