using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>What runs before the body of a constructor: primary parameters, member initialisers, the base without arguments.</summary>
internal static class ConstructorPrelude
{
    public static void Emit(MethodCode code, Block block, IMethodSymbol constructor, SyntaxNode where)
    {
        if (where is ConstructorDeclarationSyntax { Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer })
        {
            return;
        }

        if (where is TypeDeclarationSyntax)
        {
            StoreParameters(code, block, constructor, where);
        }

        bool explicitBase = where is ConstructorDeclarationSyntax { Initializer: not null } || (where is TypeDeclarationSyntax { BaseList: { } bases } && bases.Types.Any(t => t is PrimaryConstructorBaseTypeSyntax));
        block.Code.Add(new Instruction(Op.Initialize, where) { A = MethodCode.This, Type = constructor.ContainingType, Flag = !explicitBase });
    }

    /// <summary>Code of a constructor that has no body.</summary>
    public static MethodCode? Make(IMethodSymbol constructor)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        SyntaxNode? where = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        bool copy = constructor.IsImplicitlyDeclared && constructor.Parameters.Length > 0;
        if (where is null || copy || (where is not TypeDeclarationSyntax && !constructor.IsImplicitlyDeclared))
        {
            return null;
        }

        MethodCode code = new(constructor, where) { Parameters = [.. constructor.Parameters], Registers = MethodCode.FirstParameter + constructor.Parameters.Length };
        Block block = new() { Next = Block.Leave };
        code.Blocks.Add(block);
        if (!type.IsValueType || !constructor.IsImplicitlyDeclared)
        {
            // A structure that nobody constructs is its default: no initialiser runs.
            Emit(code, block, constructor, where);
        }

        return code;
    }

    /// <summary>Code that runs the static initialisers of a type, and then its static constructor.</summary>
    public static MethodCode? Statics(INamedTypeSymbol type)
    {
        SyntaxNode? where = type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (where is null)
        {
            return null;
        }

        MethodCode code = new(type, where) { Registers = MethodCode.FirstParameter + 1 };
        Block block = new() { Next = Block.Leave };
        code.Blocks.Add(block);
        block.Code.Add(new Instruction(Op.Initialize, where) { A = MethodCode.Root, Type = type });
        if (type.StaticConstructors.FirstOrDefault() is { IsImplicitlyDeclared: false } constructor)
        {
            block.Code.Add(new Instruction(Op.Call, where) { Key = constructor });
        }

        return code;
    }

    private static void StoreParameters(MethodCode code, Block block, IMethodSymbol constructor, SyntaxNode where)
    {
        for (int i = 0; i < constructor.Parameters.Length; i++)
        {
            IParameterSymbol parameter = constructor.Parameters[i];
            int register = MethodCode.FirstParameter + i;
            block.Code.Add(new Instruction(Op.Store, where) { A = MethodCode.This, Key = parameter.OriginalDefinition, B = register });
            foreach (ISymbol member in constructor.ContainingType.GetMembers(parameter.Name))
            {
                if (member is IPropertySymbol property && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax))
                {
                    block.Code.Add(new Instruction(Op.Store, where) { A = MethodCode.This, Key = Keys.Of(property), B = register });
                }
            }
        }
    }
}
