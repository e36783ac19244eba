using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Emits the codecs of a type and of all types inside of it as one file.</summary>
/// <remarks>The compiler's driver takes time with the square of the number of generated files, and a message of IDL easily has a few types inside of it.</remarks>
public static class ContractGroupEmitter
{
    /// <summary>Emits the file.</summary>
    public static SourceFile Emit(ContractGroup group)
    {
        string[] codecs = [.. group.Messages.Select(m => m.Type.Codec.Name), .. group.Unions.Select(u => u.Type.Codec.Name)];
        var names = new NameScope(group.Name.Namespace ?? "", new HashSet<string>([.. codecs, JsonNameTable.ClassName], StringComparer.Ordinal));
        var code = new CodeWriter();
        bool isFirst = true;
        foreach (MessageModel message in group.Messages)
        {
            Separate(code, ref isFirst);
            MessageEmitter.EmitInto(code, names, message);
        }

        foreach (UnionModel union in group.Unions)
        {
            Separate(code, ref isFirst);
            UnionEmitter.EmitInto(code, names, union);
        }

        bool hasObsoleteParts = group.Messages.Any(m => m.Type.HasObsoleteParts) || group.Unions.Any(u => u.Type.HasObsoleteParts);
        return FileEmitter.Compose(group.Name.ToString(), "", names, code, hasObsoleteParts);
    }

    private static void Separate(CodeWriter code, ref bool isFirst)
    {
        if (!isFirst)
        {
            code.Line();
        }

        isFirst = false;
    }
}
