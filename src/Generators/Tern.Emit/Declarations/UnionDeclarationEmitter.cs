using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes unions.</summary>
internal sealed class UnionDeclarationEmitter(CodeWriter code, DeclarationScope scope, DocEmitter docs)
{
    /// <summary>Writes the declaration.</summary>
    public void Emit(UnionDeclaration union)
    {
        ContractType type = union.Model.Type;
        string name = DeclarationEmitter.SimpleName(union.Head);
        DeclarationEmitter.EmitObsolete(code, scope, union.Head.Obsolete);
        string attribute = scope.Attribute("RpcUnion");
        code.Line(type.ProtobufName == type.Name.FullName ? $"[{attribute}]" : $"[{attribute}(Name = {Identifiers.Literal(type.ProtobufName)})]");
        var rules = new RuleAttribute(scope, new ValueWriter(scope, []));
        foreach (string rule in rules.Of(union.Rules))
        {
            code.Line($"[{rule}]");
        }

        using (code.Block($"{DeclarationEmitter.Access(union.Head)} abstract partial {type.Keyword} {name}"))
        {
            bool isFirst = true;
            foreach (CaseDeclaration one in union.Cases)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                EmitCase(one, name, rules);
            }
        }
    }

    private void EmitCase(CaseDeclaration one, string union, RuleAttribute rules)
    {
        UnionCaseModel model = one.Case;
        string name = model.Name.Name.Substring(model.Name.Name.LastIndexOf('.') + 1);
        docs.Member(one.Doc);
        DeclarationEmitter.EmitObsolete(code, scope, one.Obsolete);
        code.Line($"[{new FieldAttribute(scope).Of(model.Id, model.WireName, name, model.Type, model.Protobuf)}]");
        code.Line($"public sealed record {Identifiers.Escape(name)}({rules.Inline(one.Rules)}{scope.Of(model.Type.Name)} {model.Member}) : {union};");
    }
}
