using Tern.Schema.Idl;

namespace Tern.Idl.Validation;

/// <summary>Finds constants by the names that a file may call them by: its own by their names, those of included files behind the name of the file.</summary>
internal sealed class NamedConstants(IdlFile file, IdlIndex index)
{
    /// <summary>The value of a constant whose type is an enum or an integer; <see langword="null"/> if there is none of that name.</summary>
    public int? Find(string name)
    {
        if (ValueIn(file, name) is { } own)
        {
            return own;
        }

        int dot = name.IndexOf('.');
        if (dot < 0)
        {
            return null;
        }

        string prefix = name.Substring(0, dot);
        foreach (string path in file.Imports)
        {
            if (BaseName(path) == prefix && index.File(path) is { } included && ValueIn(included, name.Substring(dot + 1)) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static int? ValueIn(IdlFile file, string name) => file.Constants.FirstOrDefault(c => c.Id.Name == name)?.Value switch
    {
        IdlEnumConstant constant => constant.Value,
        IdlInteger { Value: >= int.MinValue and <= int.MaxValue } integer => (int)integer.Value,
        _ => null,
    };

    private static string BaseName(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }
}
