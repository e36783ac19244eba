using System.Text;

namespace Tern.Schema.Naming;

/// <summary>Wire names that follow from C# names, unless a contract says otherwise.</summary>
public static class WireNames
{
    /// <summary>Of a member or a type: <c>UnitPrice</c> to <c>unitPrice</c>.</summary>
    public static string OfMember(string member)
    {
        string trimmed = member.TrimStart('_');
        return trimmed.Length == 0 ? member : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    /// <summary>Of a parameter: <c>UnitPrice</c> to <c>unitPrice</c>; what has no letter in front stays as it is.</summary>
    public static string OfParameter(string parameter)
    {
        string trimmed = parameter.TrimStart('_');
        return trimmed.Length == 0 || char.IsDigit(trimmed[0]) ? parameter : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }

    /// <summary>Of a method: <c>GetAsync</c> to <c>Get</c>.</summary>
    public static string OfMethod(string method)
        => method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - 5) : method;

    /// <summary>Of a service interface: <c>ICatalog</c> to <c>Catalog</c>.</summary>
    public static string OfService(string @interface)
        => @interface.Length > 1 && @interface[0] == 'I' && char.IsUpper(@interface[1]) ? @interface.Substring(1) : @interface;

    /// <summary>In JSON, of a wire name: without underscores, and what follows one in upper case. The name of an extension, in brackets, stays as it is.</summary>
    /// <remarks>Source: Protocol Buffers, "ProtoJSON Format", "Field names".</remarks>
    public static string JsonOf(string name)
    {
        if (name.StartsWith("[", StringComparison.Ordinal))
        {
            return name;
        }

        var result = new StringBuilder(name.Length);
        bool isUpper = false;
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

    /// <summary>A type's name as that of a constant: <c>OrderState</c> to <c>ORDER_STATE</c>.</summary>
    public static string UpperSnakeOf(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            result.Append(begins && name[i - 1] != '_' ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }
}
