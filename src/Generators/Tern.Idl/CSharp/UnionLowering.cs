using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.CSharp;

/// <summary>Turns unions and oneofs into declarations.</summary>
internal sealed class UnionLowering(SchemaView view, NameTable names, TypeLowering types, HeadLowering heads, RuleLowering rules)
{
    /// <summary>Name of the property that holds the value of a case.</summary>
    private const string Member = "Value";

    /// <summary>The declaration of a Thrift union; <see langword="null"/> if no case of it can be declared.</summary>
    public UnionDeclaration? Lower(IdlMessage union)
    {
        MessageType type = types.ReferenceTo(union);
        List<CaseDeclaration> cases = Cases(union, union.Fields, type.Name, names.MembersOf(union.Id).Fields);
        if (cases.Count == 0)
        {
            return null;
        }

        DeclarationHead head = heads.Of(union, cases.Select(c => c.Case.Type), cases.Any(c => c.Obsolete is not null));
        UnionDeclaration declaration = Compose(head, heads.ContractOf(type, "record", head), cases);
        return declaration with { Rules = rules.OfMessage(union.Id), Validation = rules.Models.Of(union, declaration.Model) };
    }

    /// <summary>The declaration of a oneof inside of its message; <see langword="null"/> if no case of it can be declared.</summary>
    public UnionDeclaration? LowerOneOf(IdlMessage message, string oneOf, OneOfNames oneOfNames)
    {
        TypeName container = names.DeclaredTypeOf(message.Id);
        TypeName name = new(container.Namespace, $"{container.Name}.{oneOfNames.Union}");
        IdlField[] fields = [.. view.FieldsOf(message).Where(f => f.OneOf == oneOf)];
        List<CaseDeclaration> cases = Cases(message, fields, name, oneOfNames.Cases);
        if (cases.Count == 0)
        {
            return null;
        }

        TypeName codec = GeneratedNames.CodecOf(name, claimed => names.IsClaimed(name.Namespace, claimed));
        DeclarationHead head = heads.OfOneOf(
            message, oneOf, oneOfNames, fields[0].Where, cases.Select(c => c.Case.Type), cases.Any(c => c.Obsolete is not null));
        ContractType contract = heads.ContractOf(new MessageType(name, codec, name.FullName, IsValueType: false, IsUnion: true), "record", head);
        UnionDeclaration declaration = Compose(head, contract, cases);
        return declaration with { Validation = rules.Models.OfOneOf(message, oneOf, declaration.Model) };
    }

    private static UnionDeclaration Compose(DeclarationHead head, ContractType type, List<CaseDeclaration> cases)
        => new(head, new UnionModel(type, cases.Select(c => c.Case).OrderBy(c => c.Id).ToEquatableArray(), HasErrors: false), cases.ToEquatableArray());

    private List<CaseDeclaration> Cases(IdlMessage message, IEnumerable<IdlField> fields, TypeName union, IReadOnlyDictionary<string, string> caseNames)
    {
        List<CaseDeclaration> cases = [];
        foreach (IdlField field in fields)
        {
            if (types.Of(field.Type, message.Id, field.Where) is not { } type)
            {
                continue;
            }

            UnionCaseModel model = new(
                field.Id,
                field.Name,
                new TypeName(union.Namespace, $"{union.Name}.{caseNames[field.Name]}"),
                Member,
                type,
                ByConstructor: true,
                TypeLowering.EncodingOf(field, isAlwaysWritten: true));
            cases.Add(new(model, field.Doc, SchemaView.ObsoleteOf(field.Annotations)) { Rules = rules.OfField(message.Id, field) });
        }

        return cases;
    }
}
