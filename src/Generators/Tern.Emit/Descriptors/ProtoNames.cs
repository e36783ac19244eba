using System.Globalization;
using System.Text;

namespace Tern.Emit;

/// <summary>Names as <c>.proto</c> files may have them: letters, digits and underscores of ASCII.</summary>
internal static class ProtoNames
{
    /// <summary>A name on the wire as an identifier. What an identifier cannot hold becomes an underscore.</summary>
    public static string Identifier(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            result.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        }

        return result.Length == 0 || result[0] is >= '0' and <= '9' ? "_" + result : result.ToString();
    }

    /// <summary>A full name, each part of it an identifier.</summary>
    public static string Qualified(string name) => string.Join(".", name.Split('.').Select(Identifier));

    /// <summary>The last part of a full name.</summary>
    public static string SimpleOf(string qualified) => qualified.Substring(qualified.LastIndexOf('.') + 1);

    /// <summary>A full name beside another one.</summary>
    public static string Beside(string qualified, string name) => qualified.Substring(0, qualified.LastIndexOf('.') + 1) + name;

    /// <summary>A field's name as part of a type's: <c>unit_price</c> to <c>UnitPrice</c>.</summary>
    /// <remarks>Entries of maps must have the name that this gives. Source: Protocol Buffers, "Language Guide (proto3)", "Maps".</remarks>
    public static string Camel(string name)
    {
        var result = new StringBuilder(name.Length);
        bool isUpper = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                isUpper = true;
                continue;
            }

            result.Append(isUpper && c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c);
            isUpper = false;
        }

        return result.ToString();
    }

    /// <summary>A number as part of a name.</summary>
    public static string Digits(int number)
        => number < 0 ? "minus" + (-(long)number).ToString(CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);
}
