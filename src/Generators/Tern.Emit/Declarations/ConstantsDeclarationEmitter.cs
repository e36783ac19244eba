using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes the constants of a file.</summary>
internal sealed class ConstantsDeclarationEmitter(CodeWriter code, DeclarationScope scope, DocEmitter docs)
{
    /// <summary>Writes the declaration.</summary>
    public void Emit(ConstantsDeclaration constants)
    {
        var values = new ValueWriter(scope, [.. constants.Constants.Select(c => new KeyValuePair<string, TypeName>(c.Name, c.Type.Name))]);
        using (code.Block($"{DeclarationEmitter.Access(constants.Head)} static class {DeclarationEmitter.SimpleName(constants.Head)}"))
        {
            bool isFirst = true;
            foreach (ConstantDeclaration constant in constants.Constants)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                docs.Member(constant.Doc);
                DeclarationEmitter.EmitObsolete(code, scope, constant.Obsolete);
                EmitConstant(constant, values);
            }
        }
    }

    private void EmitConstant(ConstantDeclaration constant, ValueWriter values)
    {
        string name = Identifiers.Escape(constant.Name);
        string value = values.OfTyped(constant.Value, constant.Type);
        switch (constant.Type)
        {
            case ScalarType { Kind: ScalarKind.ByteArray }:
                code.Line($"public static {scope.Of("System", "ReadOnlySpan", "byte")} {name} => {value};");
                break;
            case ScalarType { Kind: not (ScalarKind.Guid or ScalarKind.Uuid) } or EnumType:
                code.Line($"public const {scope.Of(constant.Type.Name)} {name} = {value};");
                break;
            default:
                string type = scope.Of(constant.Type.Name);
                code.Line(constant.IsShared ? $"public static {type} {name} {{ get; }} = {value};" : $"public static {type} {name} => {value};");
                break;
        }
    }
}
