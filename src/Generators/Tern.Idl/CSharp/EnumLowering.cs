using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns enums into declarations.</summary>
internal sealed class EnumLowering(NameTable names, TypeLowering types, HeadLowering heads)
{
    /// <summary>The declaration of an enum.</summary>
    public EnumDeclaration Lower(IdlEnum @enum)
    {
        EnumType model = types.ModelOf(@enum);
        IReadOnlyList<string> valueNames = names.ValuesOf(@enum.Id);
        IEnumerable<EnumMemberDeclaration> members = @enum.Values.Select((value, i) =>
            new EnumMemberDeclaration(valueNames[i], model.Members[i], value.Doc, SchemaView.ObsoleteOf(value.Annotations)));
        return new EnumDeclaration(heads.Of(@enum), model, members.ToEquatableArray());
    }
}
