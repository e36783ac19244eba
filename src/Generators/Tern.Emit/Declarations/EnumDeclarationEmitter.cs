using System.Globalization;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes enums.</summary>
internal sealed class EnumDeclarationEmitter(CodeWriter code, DeclarationScope scope, DocEmitter docs)
{
    /// <summary>Writes the declaration.</summary>
    public void Emit(EnumDeclaration @enum)
    {
        DeclarationEmitter.EmitObsolete(code, scope, @enum.Head.Obsolete);
        List<string> arguments = [];
        if (@enum.Model.ProtobufName != @enum.Model.Name.FullName)
        {
            arguments.Add($"Name = {Identifiers.Literal(@enum.Model.ProtobufName)}");
        }

        if (@enum.Model.IsClosed)
        {
            arguments.Add("IsClosed = true");
        }

        if (arguments.Count > 0)
        {
            code.Line($"[{scope.Attribute("RpcEnum")}({string.Join(", ", arguments)})]");
        }

        using (code.Block($"{DeclarationEmitter.Access(@enum.Head)} enum {DeclarationEmitter.SimpleName(@enum.Head)}"))
        {
            bool isFirst = true;
            foreach (EnumMemberDeclaration member in @enum.Members)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                docs.Member(member.Doc);
                DeclarationEmitter.EmitObsolete(code, scope, member.Obsolete);
                if (member.Member.WireName != member.Name)
                {
                    code.Line($"[{scope.Attribute("RpcEnumValue")}({Identifiers.Literal(member.Member.WireName)})]");
                }

                code.Line($"{Identifiers.Escape(member.Name)} = {member.Member.Value.ToString(CultureInfo.InvariantCulture)},");
            }
        }
    }
}
