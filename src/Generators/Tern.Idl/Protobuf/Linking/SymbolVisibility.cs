using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>What <c>export</c> and <c>local</c> of edition 2024 allow.</summary>
internal static class SymbolVisibility
{
    /// <summary>Reports the use of a type that its file keeps for itself.</summary>
    public static void Check(Symbol type, Symbol user, ProtoName name, LinkContext context)
    {
        if (type.File != user.File && !IsExported(type))
        {
            context.Break(user, IdlRules.LocalType, name.Where, type.FullName, type.File.Path);
        }
    }

    private static bool IsExported(Symbol type)
    {
        ProtoVisibility said = type switch
        {
            MessageSymbol message => message.Syntax.Visibility,
            EnumSymbol @enum => @enum.Syntax.Visibility,
            _ => ProtoVisibility.Export,
        };
        return said switch
        {
            ProtoVisibility.Export => true,
            ProtoVisibility.Local => false,
            _ => type.File.Features.Visibility switch
            {
                DefaultVisibility.All => true,
                DefaultVisibility.TopLevel => type.Container is null,
                _ => false,
            },
        };
    }
}
