using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Naming;

namespace Tern.Emit;

/// <summary>Writes messages and declared exceptions.</summary>
internal sealed class MessageDeclarationEmitter(CodeWriter code, DeclarationScope scope, DocEmitter docs)
{
    /// <summary>Writes the declaration.</summary>
    /// <param name="message">The message.</param>
    /// <param name="nested">Writes the types inside of it, one each.</param>
    public void Emit(MessageDeclaration message, IReadOnlyList<Action> nested)
    {
        DeclarationHead head = message.Head;
        MessageModel model = message.Model;
        string name = DeclarationEmitter.SimpleName(head);
        DeclarationEmitter.EmitObsolete(code, scope, head.Obsolete);
        code.Line($"[{Attribute(message)}]");
        EmitRules(message.Rules, new ValueWriter(scope, []));
        string modifiers = $"{DeclarationEmitter.Access(head)} {(model.Type.IsValueType ? "" : "sealed ")}partial";
        string parent = message.IsException ? $" : {scope.Of("System", "Exception")}" : "";
        string line = $"{modifiers} {model.Type.Keyword} {name}{parent}";
        if (message.Members.Count == 0 && !message.HasConstructor && !message.IsException && nested.Count == 0)
        {
            code.Line(line + ";");
            return;
        }

        using (code.Block(line))
        {
            EmitMembers(message, name, nested);
        }
    }

    private string Attribute(MessageDeclaration message)
    {
        ContractType type = message.Model.Type;
        List<string> arguments = [];
        if (type.ProtobufName != type.Name.FullName)
        {
            arguments.Add($"Name = {Identifiers.Literal(type.ProtobufName)}");
        }

        if (message.Model.DeclaresUnknownFields)
        {
            arguments.Add("KeepUnknownFields = true");
        }

        string attribute = scope.Attribute(message.IsException ? "RpcException" : "RpcMessage");
        return arguments.Count == 0 ? attribute : $"{attribute}({string.Join(", ", arguments)})";
    }

    private void EmitMembers(MessageDeclaration message, string name, IReadOnlyList<Action> nested)
    {
        var values = new ValueWriter(
            scope,
            [.. message.Members.Select(m => new KeyValuePair<string, TypeName>(m.Field.Member, m.Field.IsNullable ? m.Field.Type.Name.AsNullable() : m.Field.Type.Name))]);
        bool isFirst = true;
        if (message.HasConstructor)
        {
            Separate(ref isFirst);
            code.Line("/// <summary>Begins with the defaults of the IDL.</summary>");
            using (code.Block($"public {name}()"))
            {
            }
        }

        string accessors = message.Members.Any(m => m.Field.Assignment == FieldAssignment.Accessor) ? "{ get; init; }" : "{ get; set; }";
        foreach (MemberDeclaration member in message.Members)
        {
            Separate(ref isFirst);
            EmitMember(member, accessors, values);
        }

        foreach (MemberDeclaration member in message.Members.Where(m => m.Fallback is not null))
        {
            Separate(ref isFirst);
            string property = Identifiers.Escape(member.Field.Member);
            code.Line($"/// <summary><see cref=\"{property}\"/>, or its default if it is null.</summary>");
            DeclarationEmitter.EmitObsolete(code, scope, member.Obsolete);
            code.Line($"public {scope.Of(member.Field.Type.Name)} {Identifiers.Escape(member.Fallback!.Name)} => {property} ?? {values.Of(member.Fallback.Value)};");
        }

        if (message.MessageMember is { } text)
        {
            Separate(ref isFirst);
            code.Line("/// <inheritdoc/>");
            code.Line($"public override string Message => string.IsNullOrEmpty({text}) ? base.Message : {text};");
        }

        foreach (Action type in nested)
        {
            Separate(ref isFirst);
            type();
        }
    }

    private void EmitMember(MemberDeclaration member, string accessors, ValueWriter values)
    {
        FieldModel field = member.Field;
        docs.Member(member.Doc);
        DeclarationEmitter.EmitObsolete(code, scope, member.Obsolete);
        string type = scope.Of(field.IsNullable ? field.Type.Name.AsNullable() : field.Type.Name);
        string initial = member.Initial is { } value ? $" = {values.Of(value)};" : "";
        code.Line($"[{FieldAttributeOf(field)}]");
        EmitRules(member.Rules, values);
        code.Line($"public {(field.IsRequired ? "required " : "")}{type} {Identifiers.Escape(field.Member)} {accessors}{initial}");
    }

    private void EmitRules(EquatableArray<RuleDeclaration> rules, ValueWriter values)
    {
        foreach (string attribute in new RuleAttribute(scope, values).Of(rules))
        {
            code.Line($"[{attribute}]");
        }
    }

    private string FieldAttributeOf(FieldModel field)
    {
        if (!field.Protobuf.IsOneOf)
        {
            return new FieldAttribute(scope).Of(field.Id, field.WireName, field.Member, field.Type, field.Protobuf);
        }

        string attribute = scope.Attribute("RpcOneOf");
        return field.WireName == WireNames.OfMember(field.Member) ? attribute : $"{attribute}(Name = {Identifiers.Literal(field.WireName)})";
    }

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            code.Line();
        }

        isFirst = false;
    }
}
