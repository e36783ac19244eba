using System.Text;

namespace Tern.Idl.CSharp.Naming;

/// <summary>Turns names of IDL into names of C#.</summary>
internal static class CSharpIdentifiers
{
    /// <summary>
    /// A type, member or method: words begin in upper case, underscores go. What has no letter in lower case is taken word by word: <c>MAX_SIZE</c> is <c>MaxSize</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        bool isShouting = !name.Any(char.IsLower) && name.Count(char.IsLetter) > 1;
        var result = new StringBuilder(name.Length);
        bool isFirst = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isFirst = true;
                continue;
            }

            result.Append(isFirst ? char.ToUpperInvariant(c) : isShouting ? char.ToLowerInvariant(c) : c);
            isFirst = false;
        }

        if (result.Length == 0)
        {
            return "_";
        }

        return char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }

    /// <summary>A parameter: as a member, and the first letter in lower case.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>A dotted name as a namespace.</summary>
    public static string Namespace(string name)
        => string.Join(".", name.Split('.', '/').Where(part => part.Length > 0).Select(Pascal));

    /// <summary>Whether a dotted name can be a namespace as it is.</summary>
    public static bool IsNamespace(string name)
        => name.Split('.').All(part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => c == '_' || char.IsLetterOrDigit(c)));
}
