using System.Text;
using Tern.Serialization;

namespace Tern.WellKnown;

// One text: the paths in camel case, with commas between them. Source: Protocol Buffers, "ProtoJSON Format", FieldMask.
public sealed partial class FieldMask
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in FieldMask message)
        => writer.WriteString(string.Join(',', message.Paths.Select(ToCamelCase)));

    internal static FieldMask ReadJson(ref ProtoJsonReader reader)
    {
        string text = reader.ReadString();
        FieldMask mask = new();
        if (text.Length > 0)
        {
            mask.Paths.AddRange(text.Split(',').Select(ToSnakeCase));
        }

        return mask;
    }

    // Only what comes back the same can be written.
    private static string ToCamelCase(string path)
    {
        var camel = new StringBuilder(path.Length);
        for (int i = 0; i < path.Length; i++)
        {
            bool isLetterNext = i + 1 < path.Length && char.IsAsciiLetterLower(path[i + 1]);
            if (char.IsAsciiLetterUpper(path[i]) || path[i] == ',' || (path[i] == '_' && !isLetterNext))
            {
                throw new WireFormatException(WireFormatError.InvalidData, $"the path \"{path}\" of a FieldMask has no form in JSON");
            }

            camel.Append(path[i] == '_' ? char.ToUpperInvariant(path[++i]) : path[i]);
        }

        return camel.ToString();
    }

    private static string ToSnakeCase(string path)
    {
        var snake = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            if (c == '_')
            {
                throw new WireFormatException(WireFormatError.InvalidData, "a FieldMask has an underscore in a path, which JSON has in camel case");
            }

            if (char.IsAsciiLetterUpper(c))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
