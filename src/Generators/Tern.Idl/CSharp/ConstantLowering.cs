using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns the constants of a file into a static class.</summary>
internal sealed class ConstantLowering(SchemaView view, NameTable names, TypeLowering types, ValueLowering values, HeadLowering heads)
{
    /// <summary>The declaration; <see langword="null"/> if the file has none.</summary>
    public ConstantsDeclaration? Lower(IdlFile file)
    {
        if (file.Constants.Count == 0)
        {
            return null;
        }

        MemberNamer namer = new(MemberNamer.OfRecord, [names.ConstantsOf(file).Name], "Value");
        List<ConstantDeclaration> constants = [];
        foreach (IdlConstant constant in file.Constants)
        {
            string name = namer.TakeOther(CSharpIdentifiers.Pascal(constant.Id.SimpleName), "Value");
            if (types.Of(constant.Type, constant.Id, constant.Where) is { } type && values.Of(constant.Value, type) is { } value)
            {
                constants.Add(new(name, ReadOnly(type), value, IsShared(constant.Type), constant.Doc, SchemaView.ObsoleteOf(constant.Annotations)));
            }
        }

        return new ConstantsDeclaration(
            heads.OfConstants(file, constants.Select(c => c.Type), constants.Exists(c => c.Obsolete is not null)),
            constants.ToEquatableArray());
    }

    private bool IsShared(IdlType type) => type is not IdlMessageType message || !view.Has(message.Id) || view.OptionsOf(message.Id).Style == CSharpStyle.Record;

    private static TypeModel ReadOnly(TypeModel type) => type switch
    {
        ListType { Shape: ListShape.ImmutableArray } or SetType { Shape: SetShape.ImmutableHashSet } or MapType { Shape: MapShape.ImmutableDictionary } => type,
        ListType list => list with { Name = list.Name with { Name = "IReadOnlyList" }, Shape = ListShape.IReadOnlyList },
        SetType set => set with { Name = set.Name with { Name = "IReadOnlySet" }, Shape = SetShape.IReadOnlySet },
        MapType map => map with { Name = map.Name with { Name = "IReadOnlyDictionary" }, Shape = MapShape.IReadOnlyDictionary },
        _ => type,
    };
}
